import { afterAll, expect, test } from "vitest";
import { kinds } from "./right/hosts.ts";
import { rightRun } from "./right/right-run.ts";

// The runs are made in many time zones, in a process that other tests share.
const zone = process.env["TZ"];
afterAll(() => {
  if (zone === undefined) delete process.env["TZ"];
  else process.env["TZ"] = zone;
});

// What other tests verify on every run anyway.
const elsewhere = ["default", "recorded", "recorded attempts", "recorded subscriptions"];

// One run of each other kind of host: `npm run right` makes a thousand, and `npm run right -- --run N` shows one of them.
test.each(
  Object.keys(kinds)
    .map((kind, number) => [number, kind] as const)
    .filter(([, kind]) => !elsewhere.includes(kind)),
)("raises no false alarm in run %i, against %s", async (number) => {
  const { findings, wrong, about } = await rightRun(number);
  expect({ findings, wrong, about }).toEqual({ findings: [], wrong: [], about });
});
