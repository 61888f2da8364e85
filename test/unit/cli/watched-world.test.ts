import { appendFileSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { watchedFiles } from "../../../src/cli/watched-files.ts";
import { watchedWorld } from "../../../src/cli/watched-world.ts";
import { openTestWorld } from "../../support/stand-in.ts";

test("loads anew when one of its files says something else, and for nothing else in the folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-watch-"));
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, "one");
  const world = openTestWorld();
  let out = "";
  const open = vi.fn(() => ({ world, files: () => [file] }));
  const console = { out: (text: string) => (out += text), error: () => undefined };
  watchedWorld({ world, files: () => [file] }, open, {
    ...console,
    colour: false,
    width: 80,
    env: {},
    cwd: folder,
  });
  for (let i = 0; i < 5; i++) {
    appendFileSync(join(folder, "server.log"), "a line\n");
    writeFileSync(file, "one");
    await wait(100);
  }
  await wait(400);
  expect(open).not.toHaveBeenCalled();
  // As editors do it: another file in the place of the old one.
  writeFileSync(join(folder, "openapi.yaml~"), "two");
  renameSync(join(folder, "openapi.yaml~"), file);
  await vi.waitFor(() => expect(out).toBe("reloaded\n"), { timeout: 4000 });
  writeFileSync(file, "three");
  await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(2), { timeout: 4000 });
});

test("watches what contracts refer to, the schemas beside them, and every file of rows", () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-watch-"));
  mkdirSync(join(folder, "schemas"));
  const put = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  put("openapi.yaml", 'a: { $ref: "part.yaml#/x" }\nb: { $ref: "#/a" }\nc: { $ref: "https://x.example/y" }');
  put("part.yaml", "x: { $ref: more.json }");
  put("more.json", '{ "$ref": "openapi.yaml", "y": [{ "$ref": "missing.yaml" }] }');
  put("schemas/A.schema.json", "{}");
  put("schemas/notes.txt", "");
  put("mine.yaml", "apis: { a: { entities: { e: { rows: ../rows.json } } } }");
  put("other.yaml", "apis: { a: { entities: { e: { rows: others.json } } } }");
  const files = watchedFiles({
    contracts: [{ file: join(folder, "openapi.yaml") }],
    scenarios: [{ file: join(folder, "mine.yaml") }, { file: join(folder, "other.yaml") }],
    overlays: [],
    rows: [
      { entity: "e", count: 3 },
      { entity: "f", file: join(folder, "own.json") },
    ],
  });
  expect(files).toEqual(
    [
      "openapi.yaml",
      "part.yaml",
      "more.json",
      "missing.yaml",
      "schemas/A.schema.json",
      "mine.yaml",
      "../rows.json",
      "other.yaml",
      "others.json",
      "own.json",
    ].map((name) => join(folder, name)),
  );
});

test("watches a document whose examples have references that are none", () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-watch-"));
  const file = join(folder, "openapi.yaml");
  const odd = ["100%", "%zz.yaml", "a%00b.yaml", "", "#", "//", "a%23b%20c.yaml#/x"];
  writeFileSync(file, JSON.stringify({ example: odd.map(($ref) => ({ $ref })), other: { $ref: 5 } }));
  writeFileSync(join(folder, "scenario.yaml"), "apis: { a: { rows: 5, b: { rows: '%00' } } }");
  const scenario = { file: join(folder, "scenario.yaml") };
  const files = watchedFiles({ contracts: [{ file }], scenarios: [scenario], overlays: [], rows: [] });
  expect(files).toEqual(expect.arrayContaining([file, scenario.file, join(folder, "a#b c.yaml")]));
});
