import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { contractsMeant } from "../../../src/contract/locate-contract.ts";

function folderWith(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "standin-here-"));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), "openapi: 3.1.0\n");
  }
  return folder;
}

test.each([
  { title: "the document of the folder", files: ["openapi.yaml"], meant: ["openapi.yaml"] },
  { title: "it as JSON", files: ["openapi.json"], meant: ["openapi.json"] },
  { title: "it by its older name", files: ["swagger.yml", "other.yaml"], meant: ["swagger.yml"] },
  { title: "all of contracts/ where that is there", files: ["openapi.yaml", "contracts/a/openapi.yaml"], meant: [] },
  { title: "nothing of the folder's where it has no document", files: ["other.yaml"], meant: [] },
])("takes for meant, where nothing is named, $title", ({ files, meant }) => {
  const folder = folderWith(files);
  expect(contractsMeant([], folder)).toEqual(meant.map((name) => join(folder, name)));
});

test("takes for meant what is named", () => {
  expect(contractsMeant(["teahouse"], folderWith(["openapi.yaml"]))).toEqual(["teahouse"]);
});
