import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import type { Row } from "../../../../src/serve/data/data.ts";
import { timeNear } from "../../../../src/serve/data/ksuid.ts";
import {
  attemptsData,
  endpoint,
  everything,
  idOf,
  largeWorlds,
  lawSeed,
  onceFor,
  page,
  timeOf,
  worlds,
  type WorldChoices,
} from "./worlds.ts";

// The laws of section A that speak of rows, by number, over seeds, stories, sizes and clocks.
// A53 and A54 need operations that the documented page does not have, and wait.

const schedule = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];
const rowsOf = onceFor((choices: WorldChoices) => everything(attemptsData(choices)));
const firstRowsOf = onceFor((choices: WorldChoices) => page(attemptsData(choices), 400).rows);

/** Some rows of a collection, up to all of them, newest first, and the choices they come from. */
const law = (title: string, check: (rows: readonly Row[], choices: WorldChoices) => void): void => {
  test(title, () => {
    fc.assert(
      fc.property(worlds, (choices) => check(rowsOf(choices), choices)),
      { numRuns: 40, seed: lawSeed },
    );
    fc.assert(
      fc.property(largeWorlds, (choices) => check(firstRowsOf(choices), choices)),
      { numRuns: 12, seed: lawSeed },
    );
  });
};

const text = (row: Row, property: string): string => row.value[property] as string;

function byMessage(rows: readonly Row[]): readonly (readonly Row[])[] {
  const messages = new Map<string, Row[]>();
  // Oldest first.
  for (const row of rows.toReversed())
    messages.set(text(row, "MessageId"), [...(messages.get(text(row, "MessageId")) ?? []), row]);
  return [...messages.values()];
}

law("A05 fills Id, MessageId, EndpointId, Url, Status and TriggerType of every row", (rows) => {
  for (const row of rows)
    for (const name of ["Id", "MessageId", "EndpointId", "Url", "Status", "TriggerType"])
      expect(text(row, name)).not.toBe("");
});

law("A06 gives every row the endpoint asked for", (rows) => {
  for (const row of rows) expect(row.value["EndpointId"]).toBe(endpoint);
});

law("A07 writes ids as prefix and 27 digits", (rows) => {
  for (const row of rows) {
    expect(idOf(row)).toMatch(/^atmpt_[0-9A-Za-z]{27}$/);
    expect(text(row, "MessageId")).toMatch(/^msg_[0-9A-Za-z]{27}$/);
  }
});

law("A08 keeps the time inside an id before now", (rows, { now }) => {
  for (const row of rows) expect(timeNear(idOf(row).slice(6))).toBeLessThanOrEqual(Date.parse(now));
});

law("A09 puts the row's own tick into its id, and A10 a Timestamp on every row", (rows) => {
  for (const row of rows) expect(timeNear(idOf(row).slice(6))).toBe(timeOf(row));
});

law("A11 never gives an id twice", (rows) => {
  expect(new Set(rows.map(idOf)).size).toBe(rows.length);
});

law("A12 orders ids strictly downwards as bytes, and times with them", (rows) => {
  rows.slice(1).forEach((row, at) => {
    expect(compareBytes(idOf(row), idOf(rows[at]!))).toBeLessThan(0);
    expect(timeOf(row)).toBeLessThanOrEqual(timeOf(rows[at]!));
  });
});

law("A25 and A28 know only Success and Fail in settled stories", (rows) => {
  for (const row of rows) expect(["Success", "Fail"]).toContain(row.value["Status"]);
});

law("A29 and A30 agree on status and code", (rows) => {
  for (const row of rows) {
    const code = row.value["ResponseStatusCode"] as number;
    expect(row.value["Status"]).toBe(code >= 200 && code < 300 ? "Success" : "Fail");
    expect(code === 0 || (code >= 100 && code <= 599)).toBe(true);
  }
});

law("A31 knows the triggers Scheduled and Manual", (rows) => {
  for (const row of rows) expect(["Scheduled", "Manual"]).toContain(row.value["TriggerType"]);
});

law("A37 keeps to the last ninety days before the scenario's now", (rows) => {
  for (const row of rows) expect(timeOf(row)).toBeGreaterThan(Date.parse("2026-09-18T10:00:00Z") - 90 * 86_400_000);
});

law("A47 tries a message at most eight times by schedule", (rows) => {
  for (const tries of byMessage(rows))
    expect(tries.filter((row) => row.value["TriggerType"] === "Scheduled").length).toBeLessThanOrEqual(8);
});

law("A48 waits at least 0.8 of the schedule before the next try", (rows) => {
  const messages = byMessage(rows);
  // A message whose first tries are older than the oldest row is cut: its gaps are those of later tries.
  const oldest = rows.at(-1);
  for (const tries of messages) {
    if (oldest !== undefined && text(tries[0]!, "MessageId") <= `msg_${idOf(oldest).slice(6)}`) continue;
    const scheduled = tries.filter((row) => row.value["TriggerType"] === "Scheduled");
    scheduled.slice(1).forEach((row, at) => {
      const gap = (timeOf(row) - timeOf(scheduled[at]!)) / 1000;
      expect(gap).toBeGreaterThanOrEqual(0.8 * schedule[at]!);
      expect(gap).toBeLessThanOrEqual(Math.max(1.2 * schedule[at]!, 90) + 20);
    });
  }
});

law("A49 and A50 let nothing scheduled follow a success or a manual try", (rows) => {
  for (const tries of byMessage(rows)) {
    const end = tries.findIndex((row) => row.value["Status"] === "Success" || row.value["TriggerType"] === "Manual");
    if (end >= 0) expect(tries.slice(end + 1).filter((row) => row.value["TriggerType"] === "Scheduled")).toEqual([]);
  }
});

law("A51 makes no row older than its message", (rows) => {
  for (const row of rows) expect(timeOf(row)).toBeGreaterThanOrEqual(timeNear(text(row, "MessageId").slice(4)));
});

law("A52 delivers to absolute addresses of http or https", (rows) => {
  for (const row of rows) expect(new URL(text(row, "Url")).protocol).toMatch(/^https?:$/);
});
