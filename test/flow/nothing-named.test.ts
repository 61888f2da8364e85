import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/source-files.ts";

const standin = join(root, "dist/cli/standin.js");

function ran(folder: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [standin, ...args], { cwd: folder, encoding: "utf8" });
}

const note = "the sample APIs of the package are meant: there is no contracts/ and no openapi.yaml here\n";

test("check says in a folder without a document that it checks the sample APIs of the package", () => {
  const { status, stdout, stderr } = ran(mkdtempSync(join(tmpdir(), "standin-none-")), "check");
  expect({ status, stderr }).toEqual({ status: 0, stderr: note });
  expect(stdout).toContain("teahouse");
});

test("schemas writes nothing into the package where no document is meant", () => {
  for (const flags of [[], ["--check"]]) {
    const { status, stdout, stderr } = ran(mkdtempSync(join(tmpdir(), "standin-none-")), "schemas", ...flags);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("there is no contracts/ and no openapi.yaml here");
  }
  expect(existsSync(join(root, "contracts/teahouse/schemas"))).toBe(false);
});

test("schemas and check take the document of the folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-one-"));
  copyFileSync(join(root, "contracts/teahouse/openapi.yaml"), join(folder, "openapi.yaml"));
  expect(ran(folder, "check").stderr).toBe("");
  expect(ran(folder, "schemas").status).toBe(0);
  expect(existsSync(join(folder, "schemas/Tea.schema.json"))).toBe(true);
});
