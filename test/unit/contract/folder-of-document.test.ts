import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";

/** A folder with a document in it that refers to a file, and files around it. */
function folderWith(reference: string): string {
  const outer = mkdtempSync(join(tmpdir(), "standin-"));
  const folder = join(outer, "api");
  mkdirSync(join(folder, "parts"), { recursive: true });
  writeFileSync(join(outer, "secret.yaml"), "type: string\n");
  writeFileSync(join(folder, "parts", "good.yaml"), "type: string\n");
  symlinkSync(join(outer, "secret.yaml"), join(folder, "parts", "link.yaml"));
  symlinkSync(outer, join(folder, "parts", "up"));
  const document = {
    openapi: "3.1.0",
    info: { title: "API", version: "1" },
    paths: { "/a": { get: { responses: { 200: { description: "A", content: contentWith(reference) } } } } },
  };
  const file = join(folder, "openapi.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function contentWith(reference: string): object {
  return { "application/json": { schema: { $ref: reference } } };
}

it.each(["parts/good.yaml", "./parts/../parts/good.yaml", "../api/parts/good.yaml"])("reads %s", (reference) => {
  expect(loadContract(folderWith(reference)).operations).toHaveLength(1);
});

it.each(["../secret.yaml", "parts/link.yaml", "parts/up/secret.yaml", "/etc/hostname", "../nothing.yaml"])(
  "refuses %s, which is outside the folder of the document",
  (reference) => {
    const load = (): unknown => loadContract(folderWith(reference));
    expect(load).toThrow(ProblemError);
    expect(load).toThrow(/\/paths\/~1a\/get.*\$ref \(line 1\): `\$ref` points at .* outside the folder of/);
  },
);
