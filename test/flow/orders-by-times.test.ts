import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, string>>;

const text = { type: "string" };
const time = { type: "string", format: "date-time" };

/** Letters whose times are called so, as these parameters ask for them. */
async function letters(query: string, names: readonly string[], parameters: readonly object[]): Promise<Row[]> {
  const properties = { id: text, title: text, ...Object.fromEntries(names.map((name) => [name, time])) };
  const row = { type: "object", required: Object.keys(properties), properties };
  const content = { "application/json": { schema: { type: "array", items: row } } };
  const get = {
    parameters: parameters.map((one) => ({ in: "query", schema: text, ...one })),
    responses: { "200": { description: "ok", content } },
  };
  const paths = { "/letters": { get } };
  const ask = standInFor({ openapi: "3.1.0", info: { title: "Letters", version: "1" }, paths });
  return [...((await ask(`GET /letters${query}`)).json as readonly Row[])];
}

const sort = [{ name: "sort" }, { name: "direction" }];
const upwards =
  (name: string) =>
  (one: Row, other: Row): number =>
    (one[name] ?? "") < (other[name] ?? "") ? -1 : 1;

test.each([
  ["created", "created_at"],
  ["createdAt", "created_at"],
  ["date_created", "created_at"],
  ["created_on", "dateCreated"],
  ["creation_date", "createdAt"],
  ["updated", "updated_at"],
  ["modified", "updated_at"],
  ["updated", "lastModified"],
  ["last_updated", "updatedAt"],
  ["pushed", "pushed_at"],
  ["published", "publicationDate"],
])("sort=%s sorts by the time that rows call %s", async (word, name) => {
  const names = ["seen_at", name];
  const rows = await letters("", names, sort);
  const up = rows.toSorted(upwards(name));
  expect(up).not.toEqual(rows);
  expect(await letters(`?sort=${word}`, names, sort)).toEqual(up);
  for (const query of [`?sort=-${word}`, `?sort=${word}_desc`, `?sort=${word}&direction=desc`])
    expect(await letters(query, names, sort)).toEqual(up.toReversed());
});

test("what is declared as usual sorts where nothing is sent", async () => {
  const usual = [
    { name: "sort", schema: { enum: ["created", "updated"], default: "created" } },
    { name: "direction", schema: { enum: ["asc", "desc"], default: "desc" } },
  ];
  const names = ["created_at", "updated_at"];
  const rows = await letters("", names, sort);
  const down = (name: string): Row[] => rows.toSorted(upwards(name)).toReversed();
  expect(await letters("", names, usual)).toEqual(down("created_at"));
  expect(await letters("?sort=updated", names, usual)).toEqual(down("updated_at"));
  expect(await letters("?direction=asc", names, usual)).toEqual(rows.toSorted(upwards("created_at")));
});

test("a word that names no time sorts nothing", async () => {
  const names = ["created_at"];
  expect(await letters("?sort=relevance", names, sort)).toEqual(await letters("", names, sort));
  expect(await letters("?sort=titled", names, sort)).toEqual(await letters("", names, sort));
});
