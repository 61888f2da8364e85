import { noThings } from "../../../support/no-things.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CreatedData } from "../../../../src/serve/data/create-data.ts";
import { meets } from "../../../../src/serve/data/condition.ts";
import type { PageRequest, Row } from "../../../../src/serve/data/data.ts";
import type { RowChange, RowOverride } from "../../../../src/serve/data/change.ts";
import { changedData } from "../../../../src/serve/data/changed-data.ts";
import { pageOf } from "../../../../src/serve/data/page-of.ts";

const rowsOf = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    key: `k${String(count - i).padStart(3, "0")}`,
    value: { Status: i % 3 === 0 ? "Fail" : "Success" },
    hidden: {},
  }));

/** Rows from a list, newest first: the plainest thing that obeys the interface. */
function listed(rows: readonly Row[]): CreatedData {
  return {
    hasOwner: () => true,
    names: () => [],
    make: () => null,
    makeFrom: () => ({ kind: "value", value: null }),
    things: noThings,
    find: () => rows[0],
    page: (_, __, request) => pageOf(matching(rows, request), request),
  };
}

function matching(rows: readonly Row[], { from, towards, conditions }: PageRequest): Row[] {
  const walked = towards === "older" ? rows : rows.toReversed();
  return walked
    .filter((row) => from === undefined || (towards === "older" ? row.key < from : row.key > from))
    .filter((row) => meets(row, conditions));
}

const cases = fc.record({
  count: fc.integer({ min: 0, max: 40 }),
  changed: fc.array(
    fc.record({ at: fc.integer({ min: 1, max: 45 }), status: fc.constantFrom("Fail", "Success", "Pending") }),
    { maxLength: 6 },
  ),
  limit: fc.integer({ min: 0, max: 12 }),
  from: fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined }),
  towards: fc.constantFrom("older" as const, "newer" as const),
  status: fc.option(fc.constantFrom("Fail", "Success", "Pending"), { nil: undefined }),
});

/** A page without its total, which is given only where it costs nothing. */
function shownBy(data: CreatedData, request: PageRequest): unknown {
  const page = data.page("rows", "", request);
  return page && { rows: page.rows, done: page.done };
}

const keyAt = (at: number): string => `k${String(at).padStart(3, "0")}`;

const writes = fc.array(
  fc.record({ at: fc.integer({ min: 0, max: 45 }), status: fc.constantFrom("Fail", "Success", "gone") }),
  { maxLength: 8 },
);
const windows = fc.record({
  limit: fc.integer({ min: 0, max: 12 }),
  skip: fc.integer({ min: 0, max: 50 }),
  towards: fc.constantFrom("older" as const, "newer" as const),
  status: fc.option(fc.constantFrom("Fail", "Success"), { nil: undefined }),
});

test("pages by offset and counts as if rows put in, replaced and taken out had always been so", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 40 }),
      writes,
      windows,
      (count, written, { limit, skip, towards, status }) => {
        const rows = rowsOf(count);
        const changes = written.map(({ at, status: value }): RowChange => {
          const about = { entity: "rows", owner: "" };
          if (value === "gone") return { kind: "removed", ...about, key: keyAt(at) };
          return { kind: "put", ...about, row: { key: keyAt(at), value: { Status: value }, hidden: {} } };
        });
        const model = new Map(rows.map((row) => [row.key, row]));
        for (const change of changes) {
          if (change.kind === "removed") model.delete(change.key);
          if (change.kind === "put") model.set(change.row.key, change.row);
        }
        const expected = listed([...model.values()].sort((a, b) => (a.key < b.key ? 1 : -1)));
        const conditions =
          status === undefined ? [] : [{ property: "Status", operator: "equals" as const, value: status }];
        const request: PageRequest = { limit, skip, from: undefined, towards, conditions };
        const changed = changedData(listed(rows), changes);
        expect(shownBy(changed, request)).toEqual(shownBy(expected, request));
        const whole = { ...request, skip: 0, limit: 100 };
        expect(changed.page("rows", "", whole)?.total).toBe(expected.page("rows", "", whole)?.total);
      },
    ),
    { numRuns: 2000 },
  );
});

test("finds a row that was put in, and not one that was taken out", () => {
  const put: RowChange = {
    kind: "put",
    entity: "rows",
    owner: "",
    row: { key: "k9", value: { Id: "k9" }, hidden: {} },
  };
  const none: CreatedData = { ...listed([]), find: () => undefined };
  const by = new Map([["Id", "k9"]]);
  expect(changedData(none, [put]).find("rows", by)?.key).toBe("k9");
  const removed: RowChange = { kind: "removed", entity: "rows", owner: "", key: "k9" };
  expect(changedData(none, [put, removed]).find("rows", by)).toBeUndefined();
});

test("pages as if the changed rows had always been so", () => {
  fc.assert(
    fc.property(cases, ({ count, changed, limit, from, towards, status }) => {
      const rows = rowsOf(count);
      const overrides: RowOverride[] = changed.map(({ at, status: value }) => ({
        kind: "override",
        entity: "rows",
        key: `k${String(at).padStart(3, "0")}`,
        property: "Status",
        value,
      }));
      const request: PageRequest = {
        limit,
        from: from === undefined ? undefined : `k${String(from).padStart(3, "0")}`,
        towards,
        conditions: status === undefined ? [] : [{ property: "Status", operator: "equals", value: status }],
      };
      const told = rows.map((row) =>
        overrides
          .filter(({ key }) => key === row.key)
          .reduce((one, { value }) => ({ ...one, value: { Status: value } }), row),
      );
      expect(shownBy(changedData(listed(rows), overrides), request)).toEqual(shownBy(listed(told), request));
    }),
    { numRuns: 2000 },
  );
});

test("looks a changed row up once, however often its owner's pages are asked for", () => {
  const data = listed(rowsOf(20));
  let asked = 0;
  const counted: CreatedData = { ...data, page: (...about) => (asked++, data.page(...about)) };
  const overrides = Array.from({ length: 10 }, (_, i): RowOverride => ({
    kind: "override",
    entity: "rows",
    key: `k${String(i + 1).padStart(3, "0")}`,
    property: "Status",
    value: "Pending",
  }));
  const told = changedData(counted, overrides);
  const request: PageRequest = { limit: 5, from: undefined, towards: "older", conditions: [] };
  told.page("rows", "", request);
  asked = 0;
  told.page("rows", "", request);
  expect(asked).toBe(1);
});
