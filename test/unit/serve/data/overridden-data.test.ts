import fc from "fast-check";
import { expect, test } from "vitest";
import type { CreatedData } from "../../../../src/serve/data/create-data.ts";
import { meets } from "../../../../src/serve/data/condition.ts";
import type { PageRequest, Row } from "../../../../src/serve/data/data.ts";
import { overriddenData, type RowOverride } from "../../../../src/serve/data/overridden-data.ts";
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
    names: () => [],
    make: () => null,
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

test("pages as if the changed rows had always been so", () => {
  fc.assert(
    fc.property(cases, ({ count, changed, limit, from, towards, status }) => {
      const rows = rowsOf(count);
      const overrides: RowOverride[] = changed.map(({ at, status: value }) => ({
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
      expect(overriddenData(listed(rows), overrides).page("rows", "", request)).toEqual(
        listed(told).page("rows", "", request),
      );
    }),
    { numRuns: 2000 },
  );
});

test("looks a changed row up once, however often its owner's pages are asked for", () => {
  const data = listed(rowsOf(20));
  let asked = 0;
  const counted: CreatedData = { ...data, page: (...about) => (asked++, data.page(...about)) };
  const overrides = Array.from({ length: 10 }, (_, i): RowOverride => ({
    entity: "rows",
    key: `k${String(i + 1).padStart(3, "0")}`,
    property: "Status",
    value: "Pending",
  }));
  const told = overriddenData(counted, overrides);
  const request: PageRequest = { limit: 5, from: undefined, towards: "older", conditions: [] };
  told.page("rows", "", request);
  asked = 0;
  told.page("rows", "", request);
  expect(asked).toBe(1);
});
