import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const day = { type: "string", format: "date" };

/** Asks for events whose rows have these times, by these parameters. */
async function listed(times: Readonly<Record<string, object>>, names: readonly string[], query = ""): Promise<Row[]> {
  const row = { type: "object", required: ["id", ...Object.keys(times)], properties: { id: text, ...times } };
  const schema = { type: "array", items: row };
  const document = {
    openapi: "3.1.0",
    info: { title: "Diary", version: "1" },
    paths: {
      "/events": {
        get: {
          parameters: names.map((name) => ({ in: "query", name, schema: text })),
          responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
        },
      },
    },
  };
  return (await standInFor(document)(`GET /events${query}`)).json as Row[];
}

test.each([
  ["from", "to"],
  ["start_date", "end_date"],
  ["startDate", "endDate"],
  ["date_from", "date_to"],
  ["from_date", "to_date"],
  ["startTime", "endTime"],
  ["start_datetime", "end_datetime"],
  ["min_date", "max_date"],
  ["newer_than", "older_than"],
  ["period[from]", "period[to]"],
  ["filter[created_at][gte]", "filter[created_at][lte]"],
  ["created_since", "created_until"],
])("%s and %s keep the rows of that time", async (from, to) => {
  const times = { due_at: time, created_at: time };
  const all = await listed(times, [from, to]);
  const sorted = all.map(({ created_at: at }) => String(at)).toSorted();
  const [least, most] = [
    sorted[Math.floor(sorted.length / 3)] ?? "",
    sorted[Math.floor((2 * sorted.length) / 3)] ?? "",
  ];
  const isStrict = from === "newer_than";
  const found = await listed(times, [from, to], `?${from}=${least}&${to}=${most}`);
  const kept = all.filter(({ created_at: at }) =>
    isStrict ? String(at) > least && String(at) < most : String(at) >= least && String(at) <= most,
  );
  expect(kept.length).toBeGreaterThan(1);
  expect(found).toEqual(kept);
});

test("the last day of a range belongs to it", async () => {
  const all = await listed({ created_at: time }, ["start_date", "end_date"]);
  const own = String(all[0]?.["created_at"]).slice(0, 10);
  const found = await listed({ created_at: time }, ["start_date", "end_date"], `?start_date=${own}&end_date=${own}`);
  expect(found).toEqual(all.filter(({ created_at: at }) => String(at).startsWith(own)));
  expect(found.length).toBeGreaterThan(0);
});

test("two ends of what rows have themselves are ends of a range", async () => {
  const times = { start_date: day, end_date: day };
  const all = await listed(times, ["start_date", "end_date"]);
  const sorted = all.map(({ start_date: at }) => String(at)).toSorted();
  const least = sorted[Math.floor(sorted.length / 2)] ?? "";
  const found = await listed(times, ["start_date", "end_date"], `?start_date=${least}`);
  expect(found).toEqual(all.filter(({ start_date: at }) => String(at) >= least));
});

test.each([
  ["Unix seconds", { type: "integer" }, (shown: unknown): number => Number(shown) * 1000],
  [
    "Microsoft's JSON",
    { ...text, example: "/Date(1518685950940+0000)/" },
    (shown: unknown): number => Number(/\d+/.exec(String(shown))?.[0]),
  ],
  ["a text of Unix seconds", { ...text, example: "1518685950" }, (shown: unknown): number => Number(shown) * 1000],
])("times of rows in %s are compared with times in ISO 8601", async (_, schema, timeOf) => {
  const all = await listed({ created_at: schema }, ["since"]);
  const sorted = all.map(({ created_at: at }) => timeOf(at)).toSorted((a, b) => a - b);
  const least = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const found = await listed({ created_at: schema }, ["since"], `?since=${new Date(least).toISOString()}`);
  expect(found).toEqual(all.filter(({ created_at: at }) => timeOf(at) >= least));
  expect(found.length).toBeLessThan(all.length);
});

test("times in Unix seconds are compared with rows in ISO 8601, and what is no time narrows nothing", async () => {
  const all = await listed({ created_at: time }, ["since"]);
  const sorted = all.map(({ created_at: at }) => String(at)).toSorted();
  const least = sorted[Math.floor(sorted.length / 2)] ?? "";
  const found = await listed({ created_at: time }, ["since"], `?since=${Date.parse(least) / 1000}`);
  expect(found).toEqual(all.filter(({ created_at: at }) => String(at) >= least));
  expect(await listed({ created_at: time }, ["since"], "?since=yesterday")).toEqual(all);
});
