import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { openWorld } from "../../src/serve/http/open-world.ts";
import { inProcess } from "../support/in-process.ts";
import { bareScenario } from "../support/inferred.ts";

/** A list of parcels and a POST of one, each member of which may be null by this word, in each place where it may stand. */
function parcels(openapi: string, word: string): object {
  const may = { [word]: true };
  const Parcel = {
    type: "object",
    required: ["id", "note", "weight", "sender", "tags", "state", "any"],
    properties: {
      id: { type: "integer" },
      note: { type: "string", ...may },
      weight: { type: "number", ...may },
      sender: { allOf: [{ $ref: "#/components/schemas/Sender" }], ...may },
      tags: { type: "array", items: { type: "string", ...may }, ...may },
      state: { type: "string", enum: ["sent", "lost"], ...may },
      any: { ...may },
      remark: { type: "string", ...may },
    },
  };
  const json = (schema: object): object => ({ "application/json": { schema } });
  const row = { $ref: "#/components/schemas/Parcel" };
  return {
    openapi,
    info: { title: "Parcels", version: "1" },
    components: {
      schemas: { Parcel, Sender: { type: "object", required: ["name"], properties: { name: { type: "string" } } } },
    },
    paths: {
      "/parcels": {
        get: { responses: { "200": { description: "ok", content: json({ type: "array", items: row }) } } },
        post: {
          requestBody: { required: true, content: json(row) },
          responses: { "201": { description: "made", content: json(row) } },
        },
      },
    },
  };
}

async function answersOf(document: object): Promise<{ readonly made: string; readonly posted: number }> {
  const contracts = [compileContract(document, "parcels.json")];
  const send = inProcess(openWorld({ contracts, scenario: bareScenario, loadScenario: () => bareScenario }));
  const list = await send({ method: "GET", target: "/parcels", headers: [], body: undefined });
  const sent = { id: 7, note: null, weight: null, sender: null, tags: null, state: null, any: null, remark: null };
  const posted = await send({
    method: "POST",
    target: "/parcels",
    headers: [["Content-Type", "application/json"]],
    body: Buffer.from(JSON.stringify(sent)),
  });
  return { made: Buffer.from(list.body).toString(), posted: posted.status };
}

test.each([
  ["3.0.3", "x-nullable"],
  ["3.1.0", "nullable"],
  ["3.1.0", "x-nullable"],
  ["3.2.0", "nullable"],
])("reads null in a document of OpenAPI %s where `%s` allows it, and makes none", async (version, word) => {
  const { made, posted } = await answersOf(parcels(version, word));
  expect(JSON.parse(made)).not.toEqual([]);
  expect(made).not.toContain("null");
  expect(posted).toBe(201);
});

test("makes null where `nullable` of OpenAPI 3.0 allows it, in every place", async () => {
  const { made, posted } = await answersOf(parcels("3.0.3", "nullable"));
  const rows = JSON.parse(made) as readonly Readonly<Record<string, unknown>>[];
  for (const name of ["note", "weight", "sender", "tags", "remark"])
    expect([name, rows.some((row) => row[name] === null)]).toEqual([name, true]);
  expect(posted).toBe(201);
});

test("makes no null where `x-nullable` of Swagger 2.0 allows it, and shows that of an example", async () => {
  const Parcel = {
    type: "object",
    required: ["id", "note"],
    properties: { id: { type: "integer" }, note: { type: "string", "x-nullable": true } },
  };
  const schema = { type: "array", items: { $ref: "#/definitions/Parcel" } };
  const get = {
    produces: ["application/json"],
    responses: { "200": { description: "ok", schema, examples: { "application/json": [{ id: 1, note: null }] } } },
  };
  const document = {
    swagger: "2.0",
    info: { title: "Parcels", version: "1" },
    definitions: { Parcel },
    paths: { "/parcels": { get } },
  };
  const send = inProcess(
    openWorld({
      contracts: [compileContract(document, "parcels.json")],
      scenario: bareScenario,
      loadScenario: () => bareScenario,
    }),
  );
  const { body } = await send({ method: "GET", target: "/parcels", headers: [], body: undefined });
  const rows = JSON.parse(Buffer.from(body).toString()) as readonly { readonly note: unknown }[];
  expect(rows[0]).toEqual({ id: 1, note: null });
  expect(rows.slice(1).filter(({ note }) => note === null)).toEqual([]);
});
