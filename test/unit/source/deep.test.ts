import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Problems } from "../../../src/source/problems.ts";
import type { ProblemError } from "../../../src/problem.ts";
import { readSource } from "../../../src/source/source.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-deep-"));
const brackets = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
const steps = (levels: number): string => Array.from({ length: levels }, (_, i) => `${" ".repeat(i)}a:\n`).join("");

function problemsOf(name: string, text: string): ProblemError["problems"] {
  const file = join(folder, name);
  writeFileSync(file, text);
  const problems = new Problems();
  readSource(file, file, problems);
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    return (error as ProblemError).problems;
  }
}

it.each([
  ["flow.yaml", brackets(201)],
  ["very-deep-flow.yaml", brackets(20_000)],
  ["steps.yaml", steps(202)],
  ["very-deep-steps.yaml", steps(3000)],
  ["deep.json", brackets(201)],
  ["very-deep.json", brackets(100_000)],
])("says how deep %s may be", (name, text) => {
  const [problem, ...others] = problemsOf(name, text);
  expect(problem).toMatchObject({ found: "this is nested too deep", cure: "nest at most 200 levels" });
  expect(others).toEqual([]);
});

it.each([
  ["flow.yaml", brackets(200)],
  ["deep.json", brackets(200)],
  ["text.json", JSON.stringify(brackets(500))],
])("takes %s with 200 levels", (name, text) => {
  expect(problemsOf(name, text)).toEqual([]);
});
