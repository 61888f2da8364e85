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

// One run of each other kind of host, whose target file says enough that most checks are asked: in the first run of a kind it often
// says nothing. `npm run right` makes a thousand, and `npm run right -- --run N` shows one of them.
const runs = [57, 77, 22, 42, 81, 44, 45, 85, 49, 108, 14, 110, 111, 55, 94];
const names = Object.keys(kinds);
const kindOf = (number: number): string => names[number % names.length] ?? "";

test("holds a host of every kind to its contract", () => {
  expect(runs.map(kindOf).toSorted()).toEqual(names.filter((name) => !elsewhere.includes(name)).toSorted());
});

test.each(runs.map((number) => [number, kindOf(number)] as const))(
  "raises no false alarm in run %i, against %s",
  async (number) => {
    const { findings, wrong, about, counts } = await rightRun(number);
    expect({ findings, wrong, about }).toEqual({ findings: [], wrong: [], about });
    expect(counts.holds).toBeGreaterThan(75);
  },
);
