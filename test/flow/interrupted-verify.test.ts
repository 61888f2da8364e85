import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listen } from "../support/stand-in.ts";
import { root } from "../support/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-interrupted-"));
const contract = join(folder, "rows.json");
const content = { "application/json": { schema: { type: "array" } } };
const responses = { 200: { description: "rows", content } };
writeFileSync(
  contract,
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Rows", version: "1" },
    paths: { "/rows": { get: { responses } } },
  }),
);

test.each(["SIGINT", "SIGTERM"] as const)("writes every report of what was checked until %s", async (signal) => {
  let count = 0;
  let isAsked: () => void;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  const { url, close } = await listen((_, response) => {
    response.setHeader("Content-Type", "application/json");
    if (++count < 3) response.end("[]");
    else isAsked();
  });
  const files = { json: join(folder, `${signal}.json`), junit: join(folder, `${signal}.xml`) };
  const reports = Object.entries(files).flatMap(([kind, file]) => ["--report", `${kind}=${file}`]);
  const child = spawn(process.execPath, [join(root, "dist/cli/standin.js"), "verify", url, contract, ...reports]);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await asked;
  child.kill(signal);
  expect(await ended).toBe(3);
  expect(JSON.parse(readFileSync(files.json, "utf8"))).toMatchObject({ stopped: "it was interrupted" });
  expect(readFileSync(files.junit, "utf8")).toMatch(/<\/testsuites>\s*$/);
  await close();
});
