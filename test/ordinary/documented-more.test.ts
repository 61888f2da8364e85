import { expect, test } from "vitest";
import { checksFoundAt, remarksAt, type Row, type SmallApi, smallService } from "./small-service.ts";

const text = { type: "string" };
const words = ["sea", "night", "garden"];
const rowsOf = (make: (index: number) => Row): readonly Row[] =>
  Array.from({ length: 21 }, (_, index) => ({ id: `t${index + 1}`, title: `Of the ${index}`, ...make(index) }));
const word = (index: number): string => words[index % 3] ?? "";

/** Lists whose rows have words in lists, bare or as things, and a host that narrows by one of them. */
const tagged = (item: object, tags: (index: number) => unknown, schema: object, description = ""): SmallApi => ({
  properties: { title: text, tags: { type: "array", items: item } },
  parameters: [{ name: "tag", schema, description }],
  rows: rowsOf((index) => ({ tags: tags(index) })),
});
const named = { type: "object", properties: { id: { type: "integer" }, name: text } };
const things = (index: number): unknown => [
  { id: index % 3, name: word(index) },
  { id: 3, name: word(index + 1) },
];
const narrowed = (api: SmallApi, has: (row: Row, tag: string) => boolean) =>
  smallService(api, (asked, rows) => {
    const tag = asked.query.get("tag");
    return { status: 200, json: { items: rows.filter((row) => tag === null || has(row, tag)) } };
  });
const called = (row: Row): readonly unknown[] =>
  (row["tags"] as readonly (Row | string)[]).map((tag) => (typeof tag === "string" ? tag : tag["name"]));

test.each([
  ["things in a list that are named", named, things],
  ["words in a list", text, (index: number) => [word(index), word(index + 1)]],
])("a filter by %s is asked, and told where it is ignored", async (_, item, tags) => {
  const listed = tagged(item, tags, { ...text, enum: words });
  expect(await checksFoundAt(listed, narrowed(listed, (row, tag) => called(row).includes(tag)))).toEqual([]);
  expect(await checksFoundAt(listed, narrowed(listed, () => true))).toEqual(["lists/tag/shows-only"]);
  const free = tagged(item, tags, text);
  expect(await remarksAt(free, narrowed(free, (row, tag) => called(row).includes(tag)))).toEqual([]);
  expect(await remarksAt(free, narrowed(free, () => true))).toEqual(["lists/tag/shows-only"]);
});

test("a filter by things in a list may ask for another of their names", async () => {
  const api: SmallApi = {
    properties: { title: text, colours: { type: "array", items: named } },
    parameters: [{ name: "colour", schema: text, description: "Only things of this colour." }],
    rows: rowsOf((index) => ({ colours: things(index) })),
  };
  const byKey = smallService(api, ({ query }, rows) => {
    const has = (row: Row): boolean =>
      (row["colours"] as readonly Row[]).some(({ id }) => String(id) === query.get("colour"));
    return { status: 200, json: { items: rows.filter((row) => !query.has("colour") || has(row)) } };
  });
  expect(await checksFoundAt(api, byKey)).toEqual([]);
});
