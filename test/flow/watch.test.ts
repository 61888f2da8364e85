import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
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
    const args = [join(root, "dist/cli/standin.js"), "serve", file, "--watch", "--port", "0"];
    const child = spawn(process.execPath, args, { cwd: join(file, "..") });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (part: string) => (printed += part));
    const asked = async (): Promise<string> => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? "";
      const headers = { Authorization: `Basic ${btoa("admin:secret")}` };
      return Object.keys((await (await fetch(url + path, { headers })).json()) as object).join();
    };
    const waiting = { timeout: 20_000, interval: 100 };
    try {
      await vi.waitFor(async () => expect(await asked()).toContain("Attempts"), waiting);
      writeFileSync(file, text.replaceAll("Attempts", "Tries").replaceAll("attempts: List", "tries: List"));
      await vi.waitFor(async () => expect(await asked()).toContain("Tries"), waiting);
      writeFileSync(file, broken);
      await vi.waitFor(() => expect(printed).toContain(said), waiting);
      expect(printed).toContain("keeping the last valid contracts and scenario\n");
      expect(await asked()).toContain("Tries");
      writeFileSync(file, text);
      await vi.waitFor(async () => expect(await asked()).toContain("Attempts"), waiting);
    } finally {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
  },
  90_000,
);
