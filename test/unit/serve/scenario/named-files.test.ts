import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../../src/problem.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { loadTarget } from "../../../../src/verify/deployment/load-target.ts";

const contracts = [loadContract("bokamera")];
const outer = mkdtempSync(join(tmpdir(), "standin-named-files-"));
const folder = join(outer, "inner");
mkdirSync(folder);
writeFileSync(join(outer, "rows.json"), "top secret");
writeFileSync(join(folder, "rows.json"), "[]");
symlinkSync(join(outer, "rows.json"), join(folder, "link.json"));

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ found, cure }) => `${found} → ${cure}`);
  }
}

function scenario(rows: string, allowOutside: boolean): readonly string[] {
  const file = join(folder, "scenario.yaml");
  writeFileSync(file, `now: 2026-01-01\napis: { bokamera: { entities: { attempts: { rows: ${rows} } } } }\n`);
  return problemsOf(() => loadScenario(file, contracts, { allowOutside }));
}

function target(ca: string, allowOutside: boolean): readonly string[] {
  const file = join(folder, "target.yaml");
  writeFileSync(file, `url: https://staging.example.com\nca: ${ca}\n`);
  return problemsOf(() => loadTarget(file, {}, undefined, allowOutside).targetOf("x") ?? bareTarget(undefined));
}

const elsewhere = ["../rows.json", join(outer, "rows.json"), "link.json", "../nothing.json", "/dev/zero"];

test.each(elsewhere)("refuses %s, which is outside the folder of the file that names it, unread", (path) => {
  // What scenarios name is below their folder, whatever it begins with.
  const isBelow = path.startsWith("/");
  for (const [problem = ""] of [...(isBelow ? [] : [scenario(path, false)]), target(path, false)]) {
    expect(problem).toContain("is outside the folder of");
    expect(problem).toContain("--allow-outside");
    expect(problem).not.toContain("secret");
  }
});

test("reads files beside the file that names them, and with a flag those elsewhere", () => {
  expect(scenario("rows.json", false)).toEqual([]);
  expect(target("rows.json", false)).toEqual([]);
  expect(target("../rows.json", true)).toEqual([]);
  expect(scenario("../rows.json", true)).not.toContainEqual(expect.stringContaining("outside"));
});
