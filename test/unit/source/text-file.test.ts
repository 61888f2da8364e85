import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import { decode, readText } from "../../../src/source/text-file.ts";
import type { ProblemError } from "../../../src/problem.ts";
import { megabyte } from "../../../src/size.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-files-"));
const at = (name: string): string => join(folder, name);
writeFileSync(at("text.yaml"), "å: 1\n");
writeFileSync(at("bytes.yaml"), new Uint8Array([0x61, 0x0a, 0xc3, 0x28]));
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
  ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0xc3, 0xa5]],
  ["UTF-16 of small ends", [0xff, 0xfe, 0xe5, 0x00]],
  ["UTF-16 of big ends", [0xfe, 0xff, 0x00, 0xe5]],
])("reads %s", (_, bytes) => {
  expect(decode(Uint8Array.from(bytes))).toBe("å");
});

it("says on which line a file is no text", () => {
  expect(readText(at("bytes.yaml"))).toEqual({
    found: "the file is not UTF-8 text",
    cure: "save it as UTF-8",
    line: 2,
  });
});

it("refuses a file that is larger than asked for, and reads one that is not", () => {
  writeFileSync(at("large.yaml"), "x".repeat(2 * megabyte));
  expect(readText(at("large.yaml"), megabyte)).toEqual({
    found: "the file has 2 MB, and at most 1 MB are read",
    cure: "split it, or leave out what is not needed",
  });
  expect(readText(at("large.yaml"), 2 * megabyte)).toHaveLength(2 * megabyte);
});

it.each([
  ["folder.yaml", "this is a folder, not a file", "name a file in it"],
  ["loop.yaml", "this is a symbolic link that refers to itself", "make the link point at a file"],
  ["pipe.yaml", "this is a pipe or a device, not a file", "save its contents as a file and name that"],
  ["nothing.yaml", "there is no such file", "check the path"],
  ["text.yaml/more.yaml", "there is no such file", "check the path"],
])("says why %s has no text", (name, found, cure) => {
  expect(readText(at(name))).toEqual({ found, cure });
});

it.each([
  ["loop.yaml", "this is a symbolic link that refers to itself"],
  ["circle", "this is a symbolic link that refers to itself"],
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
