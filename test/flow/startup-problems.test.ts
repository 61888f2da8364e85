import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { ProblemError } from "../../src/problem.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { runCommand } from "../support/run-command.ts";
import { root } from "../support/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-startup-"));
const contract = readFileSync(join(root, "contracts/bokamera/openapi.yaml"), "utf8");

/** The file of a contract in which one line reads otherwise. */
function changed(name: string, line: string, replacement: string): string {
  expect(contract).toContain(line);
  mkdirSync(join(folder, name));
  const file = join(folder, name, "openapi.yaml");
  writeFileSync(file, contract.replace(line, replacement));
  return file;
}

/** What a contract declares of its rows and cannot be: each was found only when the first request came. */
const table = [
  {
    title: "a part that rows do not have",
    file: changed("parts", "        url: Url\n", "        url: Urll\n"),
    place: expect.stringMatching(/^\/x-standin-entities\/attempts\/data\/parts\/url \(line \d+\)$/) as string,
    found: 'a row of "attempts" has no property Urll',
    cure: 'did you mean "Url"?',
  },
  {
    title: "a method that faker does not have",
    file: changed(
      "faker",
      "        Url:\n          type: string\n",
      "        Url:\n          type: string\n          x-faker: internet.urll\n",
    ),
    place: expect.stringMatching(/^\/components\/schemas\/\w+\/properties\/Url\/x-faker \(line \d+\)$/) as string,
    found: 'faker has no method "internet.urll"',
    cure: 'did you mean "internet.url"?',
  },
  {
    title: "positions that begin as no key does",
    file: changed("prefix", "          prefix: atmpt_\n", "          prefix: attempt_\n"),
    place: expect.stringMatching(/^\/components\/schemas\/\w+\/properties\/Id \(line \d+\)$/) as string,
    found: expect.stringMatching(/^keys are like atmpt_\w+, and positions begin with "attempt_"$/) as string,
    cure: expect.stringContaining("x-standin-pagination") as string,
  },
];

test.each(table)("ends standin serve with 2 before it listens, at $title", async ({ file, cure }) => {
  const { code, out, error } = await runCommand(["serve", file, "--port", "0"], serveCommand);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error.split("\n    → ").map((text) => text.trim())).toEqual([expect.stringContaining(`${file} /`), cure]);
});

test.each(table)("throws from createStandIn at $title", ({ file, place, found, cure }) => {
  try {
    createStandIn({ contracts: [file] });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problems).toEqual([{ file, place, found, cure }]);
  }
});

test("takes a declaration of rows that the scenario brings itself", () => {
  const rows = join(folder, "rows.json");
  writeFileSync(rows, "[]");
  const [, , prefix] = table;
  expect(() => createStandIn({ contracts: [prefix?.file ?? ""], rows: [`attempts=${rows}`] })).not.toThrow();
});
