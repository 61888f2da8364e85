import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

/** What an answer said. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** Asks a stand-in for a document, without a socket between; what is written is kept. The line is `GET /jobs?limit=2`, say; a body is sent as JSON, a form or file as it is. */
export function standInFor(document: object, now?: string): (line: string, body?: unknown) => Promise<Answered> {
  const standIn = createStandIn({ document, cors: false, ...(now === undefined ? {} : { now }) });
  return async (line, body) => {
    const [method = "GET", target = ""] = line.split(" ");
    const isForm = body instanceof FormData || body instanceof Blob;
    const json = { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    const sent = body === undefined ? {} : isForm ? { body } : json;
    const answer = await standIn.fetch(new Request(`http://stand-in.example${target}`, { method, ...sent }));
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, headers: answer.headers, json: isJson ? (JSON.parse(text) as unknown) : undefined };
  };
}
