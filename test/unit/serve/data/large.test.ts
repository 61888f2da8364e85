import { expect, test } from "vitest";
import { keyOf, path } from "../../../../src/random/key.ts";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import type { Condition } from "../../../../src/serve/data/data.ts";
import { deliveriesOf } from "../../../../src/serve/data/deliveries/declaration.ts";
import { deliveries } from "../../../../src/serve/data/deliveries/deliveries.ts";
import { endpointOf } from "../../../../src/serve/data/deliveries/endpoint.ts";
import { stories } from "../../../../src/serve/data/deliveries/story.ts";
import { entityRows } from "../../../../src/serve/data/entity-rows.ts";
import type { StoryName } from "../../../../src/serve/scenario/story-name.ts";
import { anchor, attemptsContract, attemptsData, everything } from "./worlds.ts";

const entity = attemptsContract.entities.get("attempts")!;
const declaration = deliveriesOf(entity, { property: "Id", prefix: "atmpt_" });
const now = Date.parse(anchor);
const day = 86_400_000;

function log(story: StoryName, size: number) {
  const key = path(keyOf("large"), story);
  const endpoint = endpointOf(
    { owner: "ep_x", key, story: stories[story], size, days: undefined, anchor: now },
    declaration,
  )!;
  const rows = entityRows({ entity, now, anchor: now, locale: "sv", overrides: new Map() });
  return deliveries(endpoint, declaration, rows, undefined);
}

const equals = (property: string, value: string): Condition => ({ property, operator: "equals", value });
const before = (ms: number): Condition => ({
  property: "Timestamp",
  operator: "before",
  value: new Date(ms).toISOString(),
});

const filters: readonly {
  readonly title: string;
  readonly conditions: readonly Condition[];
  readonly messages: number;
}[] = [
  { title: "no filter", conditions: [], messages: 3_000 },
  { title: "failures", conditions: [equals("Status", "Fail")], messages: 3_000 },
  {
    title: "successes by hand, one in a hundred",
    conditions: [equals("Status", "Success"), equals("TriggerType", "Manual")],
    messages: 30_000,
  },
  {
    title: "one event in twelve that fails",
    conditions: [equals("Status", "Fail"), { property: "EventType", operator: "in", value: ["article.updated"] }],
    messages: 60_000,
  },
  { title: "what never occurs", conditions: [equals("EventType", "nothing.ever")], messages: 0 },
  { title: "a state that the story does not have", conditions: [equals("Status", "Pending")], messages: 0 },
];

for (const { title, conditions, messages } of filters) {
  test.each([1e3, 1e6, 1e9])(`looks at few messages for a page of 50 anywhere: ${title}, %d rows`, (size) => {
    const flaky = log("flaky", size);
    for (const from of [now, now - 10 * day, now - 30 * day, now - 40 * day]) {
      const effort = { blocks: 0, messages: 0 };
      const { rows } = flaky.page(
        { limit: 50, from: undefined, towards: "older", conditions: [...conditions, before(from)] },
        effort,
      );
      expect(effort.messages).toBeLessThanOrEqual(messages);
      if (messages > 0 && size > 1e5) expect(rows.length).toBe(50);
      rows.slice(1).forEach((row, at) => expect(compareBytes(row.key, rows[at]!.key)).toBeLessThan(0));
    }
  });
}

test.each([1e6, 1e9])("passes over weeks in which nothing matches at once: %d rows", (size) => {
  // Nothing has arrived since Tuesday, so the newest success lies days back.
  const effort = { blocks: 0, messages: 0 };
  const { rows } = log("failing", size).page(
    { limit: 50, from: undefined, towards: "older", conditions: [equals("Status", "Success")] },
    effort,
  );
  expect(rows.length).toBe(50);
  expect(rows[0]!.value["Timestamp"]).toMatch(/^2026-09-15T0[0-6]/);
  expect(effort.messages).toBeLessThan(2_000);
});

test("has exactly as many rows as asked for up to 10,000, at the scenario's now", () => {
  for (const story of ["healthy", "flaky", "recovered", "disabled", "new", "busy"] as const) {
    for (const size of [1, 2, 3, 10, 57, 999, 10_000]) {
      expect(everything(attemptsData({ story, size, seed: "size", now: anchor })).length).toBe(size);
    }
  }
});

test("has about as many rows as asked for above that", () => {
  for (const story of ["healthy", "flaky", "recovered", "failing"] as const) {
    const count = everything(attemptsData({ story, size: 40_000, seed: "size", now: anchor })).length;
    expect(Math.abs(count / 40_000 - 1)).toBeLessThan(0.02);
  }
});

test("begins a thousand million rows where the story begins", () => {
  const oldest = log("busy", 1e9).page({ limit: 1, from: undefined, towards: "newer", conditions: [] }).rows[0]!;
  expect(Math.abs(Date.parse(oldest.value["Timestamp"] as string) - (now - 21 * day))).toBeLessThan(day / 24);
});
