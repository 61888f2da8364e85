import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeWhole } from "../../../src/cli/write-whole.ts";

const fresh = (): string => mkdtempSync(join(tmpdir(), "standin-whole-"));

test("writes a file, and another in its place with the permissions of the first", () => {
  const folder = fresh();
  const file = join(folder, "report.json");
  writeWhole(file, "one");
  chmodSync(file, 0o640);
  writeWhole(file, "two");
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777, readdirSync(folder)]).toEqual([
    "two",
    0o640,
    ["report.json"],
  ]);
});

test("writes what a link leads to, and a device as it is", () => {
  const folder = fresh();
  writeFileSync(join(folder, "real.json"), "one");
  symlinkSync(join(folder, "real.json"), join(folder, "link.json"));
  writeWhole(join(folder, "link.json"), "two");
  expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("two");
  writeWhole("/dev/null", "three");
  expect(readdirSync(folder).sort()).toEqual(["link.json", "real.json"]);
});

test("leaves the file as it was, and nothing beside it, where the disk is full", () => {
  const folder = fresh();
  const file = join(folder, "report.json");
  writeFileSync(file, "one");
  expect(() => writeWhole(join(folder, "nowhere", "report.json"), "two")).toThrow("ENOENT");
  expect(() => writeWhole("/dev/full", "two")).toThrow("ENOSPC");
  expect([readFileSync(file, "utf8"), readdirSync(folder)]).toEqual(["one", ["report.json"]]);
});
