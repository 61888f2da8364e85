import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
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

test("verify says in a folder without a document that it asks for the sample APIs of the package", () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-none-"));
  const { status, stdout, stderr } = ran(folder, "verify", "http://127.0.0.1:9", "--dry-run");
  expect(status).toBe(0);
  expect(stderr.startsWith(note)).toBe(true);
  expect(stdout).toContain("/teas");
  expect(ran(folder, "verify", "http://127.0.0.1:9", "teahouse", "--dry-run").stderr).not.toContain(note);
});

/** What serve says up to the moment at which it listens, however long that takes. */
async function servedNote(...args: readonly string[]): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), "standin-none-"));
  const child = spawn(process.execPath, [standin, "serve", "--port", "0", ...args], { cwd });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
  const closed = once(child, "close");
  try {
    await once(child.stdout, "data");
  } finally {
    child.kill();
    await closed;
  }
  return said;
}

test("serve says in a folder without a document that it serves the sample APIs, unless it is to be quiet", async () => {
  expect((await servedNote()).startsWith(note)).toBe(true);
  expect(await servedNote("--quiet")).not.toContain(note);
  expect(await servedNote("teahouse")).not.toContain(note);
});

test("commands about the document of the folder say nothing of the sample APIs", () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-own-"));
  copyFileSync(join(root, "contracts/teahouse/openapi.yaml"), join(folder, "openapi.yaml"));
  for (const args of [["check"], ["verify", "http://127.0.0.1:9", "--dry-run"]])
    expect(ran(folder, ...args).stderr).not.toContain("sample APIs");
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
