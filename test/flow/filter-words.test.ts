import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const words = ["new", "paid", "sent", "lost"];
const row = {
  type: "object",
  required: ["id", "status", "origin"],
  properties: { id: text, status: { ...text, enum: words }, origin: text },
};

/** Orders, with these parameters of their list. */
function orders(parameters: readonly object[], shown: object = row): object {
  return {
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders": {
        get: {
          parameters: parameters.map((parameter) => ({ in: "query", ...parameter })),
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: { type: "array", items: shown } } },
            },
          },
        },
      },
    },
  };
}

async function listed(parameters: readonly object[], query: string, shown: object = row): Promise<readonly Row[]> {
  return (await standInFor(orders(parameters, shown))(`GET /orders${query}`)).json as readonly Row[];
}

const list = { type: "array", items: { ...text, enum: words } };

test.each([
  ["a list that repeats", { name: "status", schema: list }, "?status=new&status=paid"],
  ["a list in brackets", { name: "status[]", schema: list }, "?status[]=new&status[]=paid"],
  ["a list with commas", { name: "status", schema: list, explode: false }, "?status=new,paid"],
  ["a plural", { name: "Statuses", schema: list, explode: false }, "?Statuses=new,paid"],
  ["a plural that is a text", { name: "Statuses", schema: text }, "?Statuses=new,paid"],
  ["a text with commas", { name: "status", schema: text }, "?status=new,paid"],
  ["a text with commas and spaces", { name: "status", schema: text }, "?status=new,%20paid"],
  ["a member of filters", { name: "filter[status]", schema: text }, "?filter[status]=new,paid"],
  ["words in capitals", { name: "status", schema: text }, "?status=NEW,Paid"],
  ["`in`", { name: "status_in", schema: list }, "?status_in=new&status_in=paid"],
  [
    "an object of filters",
    { name: "filter", style: "deepObject", schema: { type: "object", properties: { status: text } } },
    "?filter[status]=new,paid",
  ],
])("%s keeps the rows that have any of its words", async (_, parameter, query) => {
  const all = await listed([parameter], "");
  const found = await listed([parameter], query);
  expect(found).toEqual(all.filter(({ status }) => status === "new" || status === "paid"));
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set(["new", "paid"]));
});

test("words in letters that are not Latin are told apart, and so are signs", async () => {
  const shown = {
    ...row,
    properties: { ...row.properties, status: { ...text, enum: ["新しい", "古い", "+1", "-1"] } },
  };
  const parameter = { name: "status", schema: text };
  const all = await listed([parameter], "", shown);
  for (const word of ["新しい", "+1"]) {
    const found = await listed([parameter], `?status=${encodeURIComponent(word)}`, shown);
    expect(found).toEqual(all.filter(({ status }) => status === word));
  }
});

test.each(["topic.kind", "topic[kind]", "topic__kind", "Topic.Kind"])(
  "%s keeps the rows whose object has the word",
  async (name) => {
    const topic = { type: "object", required: ["kind"], properties: { kind: { ...text, enum: words } } };
    const shown = { ...row, required: [...row.required, "topic"], properties: { ...row.properties, topic } };
    const parameter = { name, schema: text };
    const all = await listed([parameter], "", shown);
    const found = await listed([parameter], `?${name}=paid`, shown);
    expect(found).toEqual(all.filter((one) => (one["topic"] as Row)["kind"] === "paid"));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(all.length);
  },
);
