import { expect, test } from "vitest";
import { listOfRows, rowsBehind } from "../../../../src/contract/model/row-values.ts";
import { rowsOf } from "../../../support/values-row.ts";

const objects = [
  { id: "a", count: 1, __proto__: null },
  { id: "b", count: null },
].map((object) => ({ ...object }));
const list = () => listOfRows(rowsOf(objects, ["id", "count"]));

test("is a list of objects to whoever looks at it, in whatever way", () => {
  expect(Array.isArray(list())).toBe(true);
  expect(list()).toEqual(objects);
  expect(list().length).toBe(2);
  expect([...list()]).toEqual(objects);
  expect(list()[1]).toEqual(objects[1]);
  expect(list().at(-1)).toEqual(objects[1]);
  expect(list().map(({ id }) => id)).toEqual(["a", "b"]);
  expect(Object.keys(list())).toEqual(["0", "1"]);
  expect(0 in list()).toBe(true);
  expect(2 in list()).toBe(false);
  expect(JSON.stringify(list())).toBe(JSON.stringify(objects));
  expect(JSON.stringify({ list: list() })).toBe(JSON.stringify({ list: objects }));
  expect(Object.assign({}, list())).toEqual(Object.assign({}, objects));
});

test("shows the same objects each time", () => {
  const once = list();
  expect(once[0]).toBe(once[0]);
});

test("knows its rows; other lists have none", () => {
  const rows = rowsOf(objects, ["id", "count"]);
  expect(rowsBehind(listOfRows(rows))).toBe(rows);
  expect(rowsBehind([...listOfRows(rows)])).toBeUndefined();
  expect(rowsBehind([])).toBeUndefined();
});

test("is empty where there are no rows", () => {
  expect([...listOfRows([])]).toEqual([]);
  expect(JSON.stringify(listOfRows([]))).toBe("[]");
});
