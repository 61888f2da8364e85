import fc from "fast-check";
import { expect, test } from "vitest";
import { compareBytes } from "../../../../src/contract/model/scalar/byte-order.ts";
import type { CreatedData } from "../../../../src/serve/data/create-data.ts";
import type { Condition, Row } from "../../../../src/serve/data/data.ts";
import { anchor, attemptsData, everything, idOf, loaded, page, timeOf, worlds, type WorldChoices } from "./worlds.ts";

// The laws of section A that speak of pages, by number, over seeds, stories, sizes, clocks, limits and filters.
// What Iterator, Limit, Before and After become is the operation's business; here stand the bounds and conditions they become.

const runs = { numRuns: 25 };
const names = [
  "booking.created",
  "booking.updated",
  "booking.cancelled",
  "customer.created",
  "article.updated",
  "payment.received",
];

const onEvents = (value: readonly string[]): Condition => ({ property: "EventType", operator: "in", value });
const onStatus = (value: string): Condition => ({ property: "Status", operator: "equals", value });
const onTime = (operator: Condition["operator"], ms: number): Condition => ({
  property: "Timestamp",
  operator,
  value: new Date(ms).toISOString(),
});

const filters: fc.Arbitrary<readonly Condition[]> = fc
  .tuple(
    fc.option(fc.constantFrom("Success", "Fail", "Pending"), { nil: undefined }),
    fc.option(fc.subarray(names, { minLength: 1 }), { nil: undefined }),
    fc.option(fc.constantFrom("Scheduled", "Manual"), { nil: undefined }),
    fc.option(fc.integer({ min: 0, max: 60 * 24 }), { nil: undefined }),
  )
  .map(([status, events, trigger, hours]) => [
    ...(status === undefined ? [] : [onStatus(status)]),
    ...(events === undefined ? [] : [onEvents(events)]),
    ...(trigger === undefined ? [] : [{ property: "TriggerType", operator: "equals", value: trigger } as const]),
    ...(hours === undefined ? [] : [onTime("before", Date.parse(anchor) - hours * 3_600_000)]),
  ]);

const law = (
  title: string,
  check: (data: CreatedData, conditions: readonly Condition[], limit: number, choices: WorldChoices) => void,
): void => {
  test(title, () => {
    fc.assert(
      fc.property(worlds, filters, fc.integer({ min: 1, max: 250 }), (choices, conditions, limit) =>
        check(attemptsData(choices), conditions, limit, choices),
      ),
      runs,
    );
  });
};

function walk(
  data: CreatedData,
  limit: number,
  conditions: readonly Condition[],
  towards: "older" | "newer" = "older",
  start?: string,
): readonly (readonly Row[])[] {
  const pages: (readonly Row[])[] = [];
  for (let from = start; ;) {
    const { rows, done } = page(data, limit, from, conditions, towards);
    pages.push(rows);
    const next = towards === "older" ? rows.at(-1) : rows[0];
    if (done || next === undefined) return pages;
    from = idOf(next);
  }
}

law("A13 and A15 fill a page to its limit unless it is the last", (data, conditions, limit) => {
  const { rows, done } = page(data, limit, undefined, conditions);
  expect(rows.length).toBeLessThanOrEqual(limit);
  if (!done) expect(rows.length).toBe(limit);
});

law("A16 says done on an empty page", (data, conditions, limit) => {
  const { rows, done } = page(data, limit, undefined, conditions);
  if (rows.length === 0) expect(done).toBe(true);
});

law("A18 begins the next page strictly below the last row", (data, conditions, limit) => {
  for (const [before, after] of pairs(walk(data, limit, conditions)))
    expect(compareBytes(idOf(after[0]!), idOf(before.at(-1)!))).toBeLessThan(0);
});

law(
  "A19, A20, A21 and A40 walk the same rows in the same order whatever the limit and filter, in as few pages as possible",
  (data, conditions, limit) => {
    const all = everything(data, conditions);
    const pages = walk(data, limit, conditions);
    expect(pages.flat()).toEqual(all);
    expect(pages.length).toBe(Math.max(1, Math.ceil(all.length / limit)));
  },
);

law("A22 gives the same page again, and another process the same", (data, conditions, limit, choices) => {
  const first = page(data, limit, undefined, conditions);
  expect(page(data, limit, undefined, conditions)).toEqual(first);
  expect(page(attemptsData(choices), limit, undefined, conditions)).toEqual(first);
});

law(
  "A23 keeps a walk's rows while the clock runs, and shows the new ones on a fresh first page",
  (data, conditions, limit, choices) => {
    const all = everything(data, conditions);
    let now = Date.parse(choices.now);
    const seen: Row[] = [];
    for (let from: string | undefined; ;) {
      const { rows, done } = page(
        attemptsData({ ...choices, now: new Date(now).toISOString() }),
        limit,
        from,
        conditions,
      );
      // What came after the walk began heads the first page only; this walk begins at the first row it knew.
      seen.push(...rows);
      if (done || rows.length === 0) break;
      from = idOf(rows.at(-1)!);
      now += 3_600_000;
    }
    expect(seen).toEqual(all);
    const later = everything(attemptsData({ ...choices, now: new Date(now).toISOString() }), conditions);
    expect(later.slice(later.length - all.length)).toEqual(all);
  },
);

law("A24 turned round meets the newer rows, each once, in order", (data, conditions, limit) => {
  const all = everything(data, conditions);
  const middle = all[Math.floor(all.length / 2)];
  if (middle === undefined) return;
  const pages = walk(data, limit, conditions, "newer", idOf(middle));
  expect(pages.toReversed().flat()).toEqual(all.slice(0, all.indexOf(middle)));
});

law("A26 and A27 split the rows by status", (data, conditions) => {
  const others = conditions.filter(({ property }) => property !== "Status");
  const parts = ["Success", "Pending", "Fail", "Sending"].map((status) =>
    everything(data, [...others, onStatus(status)]),
  );
  expect(parts[1]).toEqual([]);
  expect(parts[3]).toEqual([]);
  for (const row of parts[0]!) expect(row.value["Status"]).toBe("Success");
  expect(parts.flat().toSorted((a, b) => compareBytes(b.key, a.key))).toEqual(everything(data, others));
});

law(
  "A32, A33 and A34 cut by time as one would cut the whole list: before excludes a row's own time, from on includes it",
  (data) => {
    const all = everything(data);
    for (const row of [all[0], all[Math.floor(all.length / 3)], all.at(-1)]) {
      if (row === undefined) continue;
      const at = timeOf(row);
      expect(everything(data, [onTime("before", at)])).toEqual(all.filter((one) => timeOf(one) < at));
      expect(everything(data, [onTime("onOrAfter", at)])).toEqual(all.filter((one) => timeOf(one) >= at));
      expect(everything(data, [onTime("after", at)])).toEqual(all.filter((one) => timeOf(one) > at));
      expect(everything(data, [onTime("onOrBefore", at)])).toEqual(all.filter((one) => timeOf(one) <= at));
      expect(everything(data, [onTime("before", at), onTime("onOrAfter", at - 86_400_000)])).toEqual(
        all.filter((one) => timeOf(one) < at && timeOf(one) >= at - 86_400_000),
      );
    }
  },
);

law("A35 is empty and done when the bounds cross", (data) => {
  const at = Date.parse(anchor) - 86_400_000;
  for (const gap of [0, 1, 86_400_000])
    expect(page(data, 10, undefined, [onTime("before", at), onTime("onOrAfter", at + gap)])).toEqual({
      rows: [],
      done: true,
    });
});

law("A36 shows the oldest matches, newest first, when a walk starts at the lower bound", (data, _, limit) => {
  const after = [onTime("onOrAfter", Date.parse(anchor) - 20 * 86_400_000)];
  const all = everything(data, after);
  const { rows, done } = page(data, limit, undefined, after, "newer");
  expect(rows).toEqual(all.slice(Math.max(0, all.length - limit)));
  expect(done).toBe(all.length <= limit);
  const last = rows.at(-1);
  if (last !== undefined) expect(page(data, limit, idOf(last), after)).toEqual({ rows: [], done: true });
});

law("A38 joins the rows of several event types, whatever their order and however often they are named", (data) => {
  const all = everything(data);
  for (const given of [
    ["booking.created", "payment.received"],
    ["payment.received", "booking.created", "booking.created"],
  ]) {
    expect(everything(data, [onEvents(given)])).toEqual(
      all.filter((row) => given.includes(row.hidden["EventType"] as string)),
    );
  }
});

law("A39 has no rows of an unknown event type", (data, _, limit) => {
  expect(page(data, limit, undefined, [onEvents(["nothing.ever"])])).toEqual({ rows: [], done: true });
});

law("judges rows under a filter exactly as one would by hand", (data, conditions) => {
  const before = conditions.find(({ operator }) => operator === "before")?.value as string | undefined;
  const want = everything(data).filter((row) =>
    conditions.every(({ property, operator, value }) => {
      if (operator === "before") return timeOf(row) < Date.parse(before!);
      const found = row.hidden[property] ?? row.value[property];
      return operator === "in" ? (value as readonly string[]).includes(found as string) : found === value;
    }),
  );
  expect(everything(data, conditions)).toEqual(want);
});

law("takes any text as a position and compares it as bytes", (data, conditions) => {
  const all = everything(data, conditions);
  const some = all.slice(0, 3).map(idOf);
  const texts = [
    "",
    "atmpt_",
    "atmpt_3",
    "zzz",
    "a",
    "atmpt_zzzzzzzzzzzzzzzzzzzzzzzzzzz",
    "atmpt_3JU-",
    ...some.flatMap((id) => [id, `${id}x`, id.slice(0, -1), `${id.slice(0, -1)}~`]),
  ];
  for (const text of texts) {
    expect(page(data, 1e9, text, conditions).rows).toEqual(all.filter((row) => compareBytes(idOf(row), text) < 0));
    expect(page(data, 1e9, text, conditions, "newer").rows).toEqual(
      all.filter((row) => compareBytes(idOf(row), text) > 0),
    );
  }
});

law("gives an empty page for limit 0, done only if nothing matches", (data, conditions) => {
  expect(page(data, 0, undefined, conditions)).toEqual({ rows: [], done: everything(data, conditions).length === 0 });
});

test("hides rows beyond the retention until a bound or a position asks for them", () => {
  const choices = { story: "healthy", size: 300, seed: "r", now: anchor, retentionDays: 10 } as const;
  const all = everything(attemptsData({ story: "healthy", size: 300, seed: "r", now: anchor }));
  const kept = attemptsData(choices);
  const newerThan = (ms: number) => (row: Row) => timeOf(row) >= ms;
  const now = Date.parse(anchor);
  const window = 10 * 86_400_000;
  expect(everything(kept)).toEqual(all.filter(newerThan(now - window)));
  expect(everything(kept).length).toBeLessThan(all.length);
  const position = all[100]!;
  const behind = page(kept, 1e9, idOf(position)).rows;
  expect(behind).toEqual(all.slice(101).filter(newerThan(timeOf(position) - window)));
  const before = now - 30 * 86_400_000;
  expect(everything(kept, [onTime("before", before)])).toEqual(
    all.filter((row) => timeOf(row) < before && timeOf(row) >= before - window),
  );
});

test("A28 shows pending and sending attempts only in the story that asks for them, and settles them as the clock runs", () => {
  const choices = { story: "in-flight", size: 400, seed: "f", now: anchor } as const;
  const now = everything(attemptsData(choices));
  const states = (rows: readonly Row[]): readonly unknown[] =>
    [...new Set(rows.map((row) => row.value["Status"] as string))].toSorted();
  expect(states(now)).toEqual(["Fail", "Pending", "Sending", "Success"]);
  for (const row of now)
    if (row.value["Status"] === "Pending" || row.value["Status"] === "Sending")
      expect(row.value["ResponseStatusCode"]).toBeNull();
  const data = attemptsData(choices);
  expect(everything(data, [onStatus("Pending")])).toEqual(now.filter((row) => row.value["Status"] === "Pending"));
  const later = everything(attemptsData({ ...choices, now: "2026-09-19T10:00:00Z" })).slice(-now.length);
  expect(later.map(idOf)).toEqual(now.map(idOf));
  expect(states(later)).toEqual(["Fail", "Success"]);
});

test("walks the large endpoint of the default scenario the same with every limit from 1 to 250", () => {
  const scenario = loaded("default");
  const choices = { story: "busy", size: 1000, seed: scenario.seed, now: scenario.now } as const;
  const data = attemptsData(choices);
  const all = everything(data);
  expect(all.length).toBe(1000);
  for (const limit of [1, 2, 7, 49, 50, 51, 100, 249, 250]) expect(walk(data, limit, []).flat()).toEqual(all);
});

function pairs<T>(list: readonly T[]): readonly (readonly [T, T])[] {
  return list.slice(1).map((item, at) => [list[at]!, item] as const);
}
