import { createTestApp, listen } from "./stand-in.ts";

/** Asks a stand-in, and says what it answered. */
export interface Asker {
  (method: string, path: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }>;
}

/** Runs a stand-in of a document while somebody asks it. */
export async function asking(document: object, use: (ask: Asker) => Promise<void>): Promise<void> {
  const { url, close } = await listen(createTestApp({ document }));
  try {
    await use(async (method, path, body) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = await answer.text();
      return { status: answer.status, json: said === "" ? undefined : JSON.parse(said) };
    });
  } finally {
    await close();
  }
}
