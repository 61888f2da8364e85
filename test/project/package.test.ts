import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../support/source-files.ts";

const packed =
  (
    JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as { files: { path: string }[] }[]
  )[0]?.files.map(({ path }) => path) ?? [];

/** Every `rows:` of a scenario, wherever it stands. */
function rowsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === "rows" && typeof value === "string" ? [value] : rowsIn(value),
  );
}

test("packs the rows of every scenario that it packs", () => {
  const scenarios = readdirSync(join(root, "fixtures/scenarios")).filter((name) => /\.yaml$/.test(name));
  const rows = scenarios.flatMap((name) =>
    rowsIn(parse(readFileSync(join(root, "fixtures/scenarios", name), "utf8"))).map((path) =>
      posix.join("fixtures/scenarios", path),
    ),
  );
  expect(rows.length).toBeGreaterThan(2);
  expect(
    [...rows, ...scenarios.map((name) => `fixtures/scenarios/${name}`)].filter((path) => !packed.includes(path)),
  ).toEqual([]);
});

test("packs the built product, the contracts and the pages about them, and no tests", () => {
  for (const path of [
    "dist/cli/standin.js",
    "dist/index.d.ts",
    "contracts/bokamera/openapi.yaml",
    "contracts/extensions.schema.json",
    "docs/extensions.md",
    "README.md",
    "LICENSE",
  ])
    expect(packed).toContain(path);
  expect(packed.filter((path) => /^(test|src|bench|scripts)\//.test(path))).toEqual([]);
});

test("names no place that packages come from", () => {
  expect(readFileSync(join(root, "package-lock.json"), "utf8")).not.toMatch(/"resolved": "http/);
});
