import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, test } from "vitest";
import { ProblemError } from "../../../src/problem.ts";
import { OutputFolder } from "../../../src/source/output-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-output-"));
writeFileSync(join(folder, "file"), "");

it.each(["../evil", "..", ".", "a/b", "/evil", ""])(
  "refuses a file named %j, which would not stand in the folder",
  (name) => {
    const inner = new OutputFolder(join(folder, "inner"));
    inner.make();
    for (const step of [() => inner.write(name, "x"), () => inner.text(name), () => inner.remove(name)])
      expect(step).toThrow(`a file named "${name}" would stand outside of this folder`);
    expect(existsSync(join(folder, "evil"))).toBe(false);
  },
);

it("writes, reads and removes files", () => {
  const output = new OutputFolder(join(folder, "new/er"));
  output.make();
  output.write("a.txt", "text");
  expect(readFileSync(join(folder, "new/er/a.txt"), "utf8")).toBe("text");
  expect([output.text("a.txt"), output.text("b.txt")]).toEqual(["text", undefined]);
  output.remove("a.txt");
  expect(output.text("a.txt")).toBeUndefined();
});

test.each([
  ["file", "this is a file, not a folder"],
  ["file/x", "a part of this path is a file, not a folder"],
  ["x".repeat(300), "the name is too long for a file"],
])("says of %s in one problem why there can be no folder", (name, found) => {
  const make = (): void => new OutputFolder(join(folder, name)).make();
  expect(make).toThrow(ProblemError);
  expect(make).toThrow(`${join(folder, name)}: ${found}\n    → `);
});

it("says that a folder stands where a file is to be", () => {
  mkdirSync(join(folder, "taken"));
  expect(() => new OutputFolder(folder).write("taken", "")).toThrow("a folder has the name that a file is to have");
});

test.skipIf(process.getuid?.() === 0)("says that a folder cannot be written", () => {
  mkdirSync(join(folder, "closed"), { mode: 0o500 });
  expect(() => new OutputFolder(join(folder, "closed")).write("a", "")).toThrow("it cannot be written (EACCES)");
});

test.skipIf(!existsSync("/proc/self"))(
  "says of a folder in which the system makes nothing that it cannot be written",
  () => {
    expect(() => new OutputFolder("/proc/none/deep").make()).toThrow("it cannot be written (E");
  },
);
