import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const answer = (schema: unknown, example?: unknown): object => ({
  "200": {
    description: "ok",
    content: { "application/json": { schema, ...(example === undefined ? {} : { example }) } },
  },
});

/** Visits, whose times are spelled as the examples of their properties, or of the list, are. */
function visits(times: Readonly<Record<string, object>>, example?: Row): object {
  const row = { type: "object", properties: { id: text, title: text, ...times } };
  const sent = { type: "object", properties: { title: text } };
  const body = { content: { "application/json": { schema: sent } } };
  const named = [{ name: "id", in: "path", required: true, schema: text }];
  return {
    openapi: "3.1.0",
    info: { title: "Visits", version: "1" },
    paths: {
      "/visits": {
        get: { responses: answer({ type: "array", items: row }, example && [example]) },
        post: { requestBody: body, responses: answer(row) },
      },
      "/visits/{id}": {
        get: { parameters: named, responses: answer(row) },
        patch: { parameters: named, requestBody: body, responses: answer(row) },
      },
    },
  };
}

const now = "2026-01-15T12:00:00Z";
const seconds = Date.parse(now) / 1000;

test.each([
  ["in Microsoft's JSON", { ...text, example: "/Date(1518685950940+0000)/" }, `/Date(${seconds * 1000}+0000)/`],
  ["without a zone", { ...text, example: "2020-03-05 10:11:12" }, "2026-01-15 12:00:00"],
  ["with another zone", { ...text, example: "2020-03-05T10:11:12.123+02:00" }, "2026-01-15T14:00:00.000+02:00"],
  ["by day, month and year", { ...text, example: "05/03/2020" }, "01/15/2026"],
  ["as HTTP has them", { ...text, example: "Thu, 05 Mar 2020 10:11:12 GMT" }, "Thu, 15 Jan 2026 12:00:00 GMT"],
  ["as mail has them", { ...text, example: "Thu, 05 Mar 2020 10:11:12 +0000" }, "Thu, 15 Jan 2026 12:00:00 +0000"],
  ["as Unix seconds in a text", { ...text, example: "1518685950" }, String(seconds)],
  ["as Unix seconds", { type: "integer" }, seconds],
  ["as Unix milliseconds", { type: "integer", example: 1_518_685_950_940 }, seconds * 1000],
  ["as RFC 3339 has them", { ...text, format: "date-time" }, now],
])("times %s are so in listed rows, in created ones and in changed ones", async (_, schema, made) => {
  const ask = standInFor(visits({ created_at: schema, updated_at: schema }), now);
  const shape = (value: unknown): string =>
    `${typeof value} ${String(value)
      .replace(/\d/g, "0")
      .replace(/[A-Z][a-z]{2}/g, "Aaa")}`;
  const listed = (await ask("GET /visits")).json as readonly Row[];
  const spelled = listed.flatMap(({ created_at: time }) => (time === undefined || time === null ? [] : [shape(time)]));
  expect(new Set(spelled)).toEqual(new Set([shape(made)]));
  const created = (await ask("POST /visits", { title: "first" })).json as Row;
  expect(created).toMatchObject({ created_at: made, updated_at: made });
  const own = listed.find(({ updated_at: time }) => typeof time === typeof made);
  const changed = (await ask(`PATCH /visits/${String(own?.["id"])}`, { title: "other" })).json as Row;
  expect(changed).toMatchObject({ title: "other", created_at: own?.["created_at"], updated_at: made });
});

test("times that only an example of the list shows are spelled as that", async () => {
  const example = { id: "v1", title: "a", CreatedDateUTC: "/Date(1518685950940+0000)/" };
  const ask = standInFor(visits({ CreatedDateUTC: text }, example), now);
  const created = (await ask("POST /visits", { title: "first" })).json as Row;
  expect(created).toMatchObject({ CreatedDateUTC: `/Date(${seconds * 1000}+0000)/` });
});

test("a day of birth is not the day when the row was made", async () => {
  const ask = standInFor(visits({ date_of_birth: { ...text, example: "/Date(518685950940)/" } }), now);
  const created = (await ask("POST /visits", { title: "first" })).json as Row;
  expect(created["date_of_birth"]).not.toBe(`/Date(${seconds * 1000})/`);
});

test.each(["lastModificationTime", "modificationDate", "lastUpdate"])(
  "%s of what is created or changed is the time of that",
  async (name) => {
    const ask = standInFor(visits({ [name]: { ...text, format: "date-time" } }), now);
    const made = (await ask("POST /visits", { title: "x" })).json as Row;
    expect(made[name]).toBe(now);
    const listed = ((await ask("GET /visits")).json as readonly Row[]).find(
      (row) => row["id"] !== made["id"] && name in row,
    );
    expect(((await ask(`PATCH /visits/${String(listed?.["id"])}`, { title: "y" })).json as Row)[name]).toBe(now);
  },
);
