import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

type Row = Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

const text = { type: "string" };
const whole = { type: "integer" };
const row = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const listOf = (items: object): object => ({ type: "array", items });
const content = (schema: object): object => ({ content: { "application/json": { schema } } });
const ok = (schema: object): object => ({ responses: { 200: { description: "ok", ...content(schema) } } });
const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  properties,
  required,
});
const inPath = (name: string, schema: object = text): object => ({ name, in: "path", required: true, schema });
const get = (schema: object, ...parameters: readonly object[]): object => ({ get: { parameters, ...ok(schema) } });
function documentOf(paths: object, schemas: object): object {
  return { openapi: "3.1.0", info: { title: "One", version: "1" }, paths, components: { schemas } };
}

async function rowsOf(document: object, path: string): Promise<Rows> {
  return (await asker([compileContract(document, "one.yaml")])(path)).json as Rows;
}

async function rowAt(document: object, path: string): Promise<Row> {
  return (await asker([compileContract(document, "one.yaml")])(path)).json as Row;
}

test("a value by which another path names rows is no key of theirs", async () => {
  const uuid = { type: "string", format: "uuid" };
  const paths = {
    "/guests": get(listOf(row("Guest"))),
    "/guests/{guestId}": get(row("Guest"), inPath("guestId", uuid)),
    "/guests/{guestNumber}": get(row("Guest"), { ...inPath("guestNumber"), example: "G-7" }),
  };
  const Guest = object({ guestId: uuid, guestNumber: text, city: text, note: text }, ["guestId", "note"]);
  const document = documentOf(paths, { Guest });
  const guests = await rowsOf(document, "/guests");
  for (const guest of guests.slice(0, 5))
    expect(await rowAt(document, `/guests/${String(guest["guestId"])}`)).toEqual(guest);
});

test("what a list below an owner shows is the owner's, though nothing is called after that owner", async () => {
  const Van = object({ id: whole, label: text }, ["id", "label"]);
  const Crate = object({ id: whole, carrier_id: whole, label: text }, ["id", "carrier_id", "label"]);
  const paths = {
    "/fleet/vans": get(listOf(row("Van"))),
    "/fleet/vans/{carrierId}": get(row("Van"), inPath("carrierId", whole)),
    "/fleet/vans/{carrierId}/crates": get(listOf(row("Crate")), inPath("carrierId", whole)),
    "/crates/{id}": get(row("Crate"), inPath("id", whole)),
  };
  const document = documentOf(paths, { Van, Crate });
  const vans = await rowsOf(document, "/fleet/vans");
  for (const { id } of vans.slice(0, 3))
    for (const crate of (await rowsOf(document, `/fleet/vans/${String(id)}/crates`)).slice(0, 3))
      expect(await rowAt(document, `/crates/${String(crate["id"])}`)).toEqual(crate);
});
