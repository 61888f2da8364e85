import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { readText } from "../../../src/source/read-text.ts";
import type { ProblemError } from "../../../src/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-files-"));
const at = (name: string): string => join(folder, name);
writeFileSync(at("text.yaml"), "å: 1\n");
writeFileSync(at("bytes.yaml"), new Uint8Array([0xff, 0xfe]));
mkdirSync(at("folder.yaml"));
mkdirSync(at("circle"));
symlinkSync("loop.yaml", at("loop.yaml"));
symlinkSync("openapi.yaml", at("circle/openapi.yaml"));
symlinkSync("text.yaml", at("link.yaml"));
execFileSync("mkfifo", [at("pipe.yaml")]);

it.each(["text.yaml", "link.yaml"])("reads %s", (name) => {
  expect(readText(at(name))).toBe("å: 1\n");
});

it.each([
  ["bytes.yaml", "the file is not UTF-8 text", "save it as UTF-8"],
  ["folder.yaml", "this is a folder, not a file", "name a file in it"],
  ["loop.yaml", "this is a link that leads back to itself", "let the link point at a file"],
  ["pipe.yaml", "this is a pipe or a device, not a file", "save its contents as a file and name that"],
  ["nothing.yaml", "there is no such file", "check the path"],
  ["text.yaml/more.yaml", "there is no such file", "check the path"],
])("says why %s has no text", (name, found, cure) => {
  expect(readText(at(name))).toEqual({ found, cure });
});

it.each([
  ["loop.yaml", "this is a link that leads back to itself"],
  ["circle", "this is a link that leads back to itself"],
  ["pipe.yaml", "this is a pipe or a device, not a file"],
  ["folder.yaml", "this folder holds no openapi.yaml"],
])("refuses the contract %s", (name, found) => {
  try {
    loadContract(at(name));
    expect.unreachable();
  } catch (error) {
    expect((error as ProblemError).problems).toMatchObject([{ found }]);
  }
});
