import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { root } from "../support/source-files.ts";

const page = readFileSync(join(root, "fixtures/documents/seed-one.txt"), "utf8");
const documented = `openapi: 3.0.3
info: { title: Shelf, version: "1" }
paths:
  /shelf:
    get:
      responses:
        "200":
          description: One
          content:
            application/json:
              schema: { type: object, required: [Attempts], properties: { Attempts: { type: integer } } }
`;

/** A file that is served, a request to it, and what breaks it, with what is said of that. */
const kinds = {
  "page.txt": {
    text: page,
    path: "/webhook/endpoints/ep_1/attempts?CompanyId=3f1c1f4e-5a3b-4c8e-9d3a-2f6b7c8d9e0f",
    broken: "<html><body><form><input type=password></form></body></html>",
    said: "page.txt: this is a page to log in\n",
  },
  "openapi.yaml": {
    text: documented,
    path: "/shelf",
    broken: documented.replace("title: Shelf,", "title: [Shelf,"),
    said: "openapi.yaml line 2, column ",
  },
} as const;

test.each(Object.entries(kinds))(
  "serves %s as it changes, and its last valid state while it is broken",
  async (name, { text, path, broken, said }) => {
    const file = join(mkdtempSync(join(tmpdir(), "standin-watch-")), name);
    writeFileSync(file, text);
    const { printed, fetched, ended } = serving(file);
    const asked = async (): Promise<string> => {
      const headers = { Authorization: `Basic ${btoa("admin:secret")}` };
      return Object.keys((await (await fetched(path, { headers })).json()) as object).join();
    };
    try {
      await vi.waitFor(async () => expect(await asked()).toContain("Attempts"), waiting);
      writeFileSync(file, text.replaceAll("Attempts", "Tries").replaceAll("attempts: List", "tries: List"));
      await vi.waitFor(async () => expect(await asked()).toContain("Tries"), waiting);
      writeFileSync(file, broken);
      await vi.waitFor(() => expect(printed()).toContain(said), waiting);
      expect(printed()).toContain("keeping the last valid contracts and scenario\n");
      expect(await asked()).toContain("Tries");
      writeFileSync(file, text);
      await vi.waitFor(async () => expect(await asked()).toContain("Attempts"), waiting);
    } finally {
      await ended();
    }
  },
  90_000,
);

test("a scenario that a session switched to is read again with its rows, and its last valid state stays", async () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-watch-"));
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  const scenario = (seed: string): string => `now: "2026-01-01"\nseed: ${seed}\napis: { "*": { cors: true } }\n`;
  put("openapi.yaml", documented);
  put("mine.yaml", scenario("one"));
  put("other.yaml", scenario("two"));
  const { printed, fetched, ended } = serving(join(folder, "openapi.yaml"), "--scenario", "mine.yaml");
  const seedOf = async (session: string): Promise<unknown> => {
    const headers = { "X-Standin-Session": session };
    return ((await (await fetched("/_standin/", { headers })).json()) as { seed: unknown }).seed;
  };
  try {
    await vi.waitFor(async () => expect(await seedOf("a")).toBe("one"), waiting);
    const headers = { "X-Standin-Session": "a", "Content-Type": "application/json" };
    await fetched("/_standin/scenario", { method: "PUT", headers, body: JSON.stringify({ name: "other" }) });
    expect(await seedOf("a")).toBe("two");
    put("other.yaml", scenario("three"));
    await vi.waitFor(async () => expect(await seedOf("a")).toBe("three"), waiting);
    expect(await seedOf("b")).toBe("one");
    put("other.yaml", "now: [");
    await vi.waitFor(() => expect(printed()).toContain("keeping the last valid contracts and scenario\n"), waiting);
    expect(await seedOf("a")).toBe("three");
    put("other.yaml", scenario("four"));
    await vi.waitFor(async () => expect(await seedOf("a")).toBe("four"), waiting);
    // One that is taken away holds up nothing else.
    rmSync(join(folder, "other.yaml"));
    put("mine.yaml", scenario("five"));
    await vi.waitFor(async () => expect(await seedOf("b")).toBe("five"), waiting);
  } finally {
    await ended();
  }
}, 90_000);

const waiting = { timeout: 20_000, interval: 100 };

interface Serving {
  readonly printed: () => string;
  readonly fetched: (path: string, init: RequestInit) => Promise<Response>;
  readonly ended: () => Promise<void>;
}

/** `standin serve --watch` in the folder of the file. */
function serving(file: string, ...flags: readonly string[]): Serving {
  const args = [join(root, "dist/cli/standin.js"), "serve", file, "--watch", "--port", "0", ...flags];
  const child = spawn(process.execPath, args, { cwd: join(file, "..") });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => (printed += part));
  return {
    printed: () => printed,
    fetched: async (path, init) => await fetch((/http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "") + path, init),
    ended: async () => {
      const exit = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await exit;
    },
  };
}
