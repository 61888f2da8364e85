import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { misfitOf, readFound } from "../../bench/peers/found.ts";
import { detectionTable } from "./detection-table.ts";
import { detectionsOf } from "./fault-tests.ts";
import { faults } from "./faults.ts";

const file = new URL("../../docs/detection.md", import.meta.url);

test("has shown every fault to the peers, and no other", () => {
  expect(misfitOf(readFound(), Object.values(faults).flat())).toBeUndefined();
});

test("shows in docs/detection.md what the tests of faults found, and what the peers did", async () => {
  const expected = await format(detectionTable(faults, detectionsOf, readFound()), {
    parser: "markdown",
    printWidth: 120,
  });
  if (process.env["UPDATE_DETECTION"] !== undefined) writeFileSync(file, expected);
  expect(readFileSync(file, "utf8")).toBe(expected);
});

test("has a fault for every family of checks, and no two of one name", () => {
  const names = Object.values(faults).flatMap((list) => list.map(({ name, api }) => `${api}: ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(200);
});
