import { describe, expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const json = (schema: unknown): object => ({ content: { "application/json": { schema } } });
const ok = (schema: unknown): object => ({ description: "ok", ...json(schema) });
const none = { description: "none" };
const inPath = (name: string, type: string): object => ({ name, in: "path", required: true, schema: { type } });
const bag = {
  type: "object",
  required: ["bagId", "weight"],
  properties: { bagId: { type: "string", readOnly: true }, weight: { type: "integer" } },
};
const tasting = {
  type: "object",
  required: ["tastingId"],
  properties: { tastingId: { type: "integer", readOnly: true }, text: { type: "string" } },
};
const line = {
  type: "object",
  required: ["orderId", "bagId"],
  properties: { orderId: { type: "integer" }, bagId: { type: "integer" }, count: { type: "integer" } },
};

function paths(one: string): object {
  const parameters = [inPath("id", "string")];
  return {
    "/Bags": {
      get: { responses: { "200": ok({ type: "array", items: bag }) } },
      post: { requestBody: json(bag), responses: { "201": ok(bag) } },
    },
    [one]: {
      parameters,
      get: { responses: { "200": ok(bag), "404": none } },
      patch: { requestBody: json(bag), responses: { "204": none } },
      delete: { responses: { "204": none, "404": none } },
    },
    [`${one}/Tastings`]: {
      parameters,
      get: { responses: { "200": ok({ type: "array", items: tasting }), "404": none } },
      post: { requestBody: json(tasting), responses: { "201": ok(tasting) } },
    },
    [`${one}/Tastings({tastingId})`]: {
      parameters: [...parameters, inPath("tastingId", "integer")],
      get: { responses: { "200": ok(tasting), "404": none } },
    },
  };
}

const service = (own: object): ReturnType<typeof standInFor> =>
  standInFor({ openapi: "3.1.0", info: { title: "Bags", version: "1" }, paths: own });

describe.each(["/Bags/{id}", "/Bags({id})", "/Bags('{id}')", "/Bags(Key={id})", "/Bags(Key='{id}')"])("%s", (one) => {
  const at = (key: string): string => one.replace("{id}", key);

  test("is where rows of the collection are fetched, changed and removed", async () => {
    const ask = service(paths(one));
    const rows = (await ask("GET /Bags")).json as { bagId: string }[];
    const [first = "", second = ""] = rows.map(({ bagId }) => at(bagId));
    expect((await ask(`GET ${second}`)).json).toEqual(rows[1]);
    expect((await ask(`GET ${at("nobody")}`)).status).toBe(404);
    await ask(`PATCH ${second}`, { weight: 7 });
    expect((await ask(`GET ${second}`)).json).toEqual({ ...rows[1], weight: 7 });
    expect((await ask(`DELETE ${first}`)).status).toBe(204);
    expect((await ask(`GET ${first}`)).status).toBe(404);
    expect((await ask("GET /Bags")).json).toHaveLength(rows.length - 1);
  });

  test("is where new rows are found, and those that they own", async () => {
    const ask = service(paths(one));
    const made = await ask("POST /Bags", { weight: 7 });
    const { pathname } = new URL(made.headers.get("location") ?? "");
    expect(pathname).toBe(at((made.json as { bagId: string }).bagId));
    expect((await ask(`GET ${pathname}`)).json).toEqual(made.json);
    expect((await ask(`GET ${at("nobody")}/Tastings`)).status).toBe(404);
    const said = await ask(`POST ${pathname}/Tastings`, { text: "mild" });
    const below = new URL(said.headers.get("location") ?? "").pathname;
    expect(below).toBe(`${pathname}/Tastings(${String((said.json as { tastingId: number }).tastingId)})`);
    expect((await ask(`GET ${below}`)).json).toEqual(said.json);
  });
});

test("several keys in brackets tell rows apart together", async () => {
  const ask = service({
    "/Lines": {
      get: { responses: { "200": ok({ type: "array", items: line }) } },
      post: { requestBody: json(line), responses: { "201": ok(line) } },
    },
    "/Lines(orderId={orderId},bagId={bagId})": {
      parameters: [inPath("orderId", "integer"), inPath("bagId", "integer")],
      get: { responses: { "200": ok(line), "404": none } },
      delete: { responses: { "204": none } },
    },
  });
  const made = await ask("POST /Lines", { orderId: 3, bagId: 55, count: 9 });
  const { pathname } = new URL(made.headers.get("location") ?? "");
  expect(pathname).toBe("/Lines(orderId=3,bagId=55)");
  expect((await ask(`GET ${pathname}`)).json).toEqual({ orderId: 3, bagId: 55, count: 9 });
  await ask(`DELETE ${pathname}`);
  expect((await ask(`GET ${pathname}`)).status).toBe(404);
});

test("what a function is given in brackets is no key", async () => {
  const ask = service({
    ...paths("/Bags({id})"),
    "/LightestBag(below={below})": {
      parameters: [inPath("below", "integer")],
      get: { responses: { "200": ok(bag) } },
    },
  });
  expect((await ask("GET /LightestBag(below=3)")).status).toBe(200);
});
