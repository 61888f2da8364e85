import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker, listDocument } from "../support/inferred.ts";

const text = { type: "string" };
const time = { type: "string", format: "date-time" };
const row = {
  type: "object",
  required: ["id", "city", "state", "created_at"],
  properties: { id: text, city: text, state: { ...text, enum: ["open", "closed"] }, created_at: time },
};
const rows = { type: "array", items: row };

async function listed(parameters: readonly object[], query = ""): Promise<readonly { readonly state: string }[]> {
  const ask = asker([compileContract(listDocument(parameters, rows), "shop.yaml")]);
  return (await ask(`/orders${query}`)).json as readonly { readonly state: string }[];
}

test("a default that nobody sent narrows by values that are listed, never by a free text", async () => {
  const shown = { ...row, properties: { ...row.properties, city: { ...text, example: "Austin" } } };
  const ask = asker([
    compileContract(
      listDocument([{ name: "city", schema: { ...text, default: "Austin" } }], { type: "array", items: shown }),
      "shop.yaml",
    ),
  ]);
  expect(((await ask("/orders")).json as readonly object[]).length).toBeGreaterThan(20);
  const all = await listed([]);
  const open = await listed([{ name: "state", schema: { ...text, default: "open" } }]);
  expect(open.length).toBeLessThan(all.length);
  expect(new Set(open.map(({ state }) => state))).toEqual(new Set(["open"]));
});

test.each(["id", "ids", "city", "state"])(
  "a list of nothing asks for nothing, as a default or sent: %s",
  async (name) => {
    const all = await listed([]);
    const list = { type: "array", items: text };
    expect(await listed([{ name, schema: { ...list, default: [] } }])).toEqual(all);
    expect(await listed([{ name, explode: false, schema: list }], `?${name}=`)).toEqual(all);
  },
);

test("filters that have to be sent leave rows together, as each of them does", async () => {
  const from = { name: "created_after", required: true, schema: time };
  const to = { name: "created_before", required: true, schema: time };
  const moment = "2026-08-01T00:00:00Z";
  expect((await listed([from, to], `?created_after=${moment}&created_before=${moment}`)).length).toBeGreaterThan(0);
});

test("a default that nobody sent hides no row that lacks what it asks for: what is created is listed", async () => {
  const zone = {
    type: "object",
    properties: { id: { ...text, readOnly: true }, name: text, dnssec: { type: "boolean" } },
  };
  const answer = (status: string, schema: object): object => ({
    responses: { [status]: { description: "ok", content: { "application/json": { schema } } } },
  });
  const ask = standInFor({
    openapi: "3.0.3",
    info: { title: "Zones", version: "1" },
    paths: {
      "/zones": {
        get: {
          parameters: [{ name: "dnssec", in: "query", schema: { type: "boolean", default: true } }],
          ...answer("200", { type: "array", items: zone }),
        },
        post: { requestBody: { content: { "application/json": { schema: zone } } }, ...answer("201", zone) },
      },
    },
  });
  const made = (await ask("POST /zones", { name: "example" })).json as { readonly id: string };
  const ids = async (line: string): Promise<readonly string[]> =>
    ((await ask(line)).json as readonly { readonly id: string }[]).map(({ id }) => id);
  expect(await ids("GET /zones")).toContain(made.id);
  expect(await ids("GET /zones?dnssec=true")).not.toContain(made.id);
});
