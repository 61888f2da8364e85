import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const row = { $ref: "#/components/schemas/Visit" };
const inPath = (name: string, type: string): object => ({ name, in: "path", required: true, schema: { type } });
const get = (parameters: readonly object[], schema: object): object => ({
  get: { parameters, responses: { 200: { description: "ok", content: { "application/json": { schema } } } } },
});
const visits = { type: "object", required: ["visits"], properties: { visits: { type: "array", items: row } } };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };

test("a list below another that is about one row begins with that row", async () => {
  const paths = {
    "/visits": get([limit], visits),
    "/visits/{pid}": get([limit, inPath("pid", "string")], visits),
  };
  const Visit = { type: "object", required: ["note", "pid"], properties: { note: text, pid: text } };
  const info = { title: "Museum", version: "1" };
  const document = { openapi: "3.1.0", info, paths, components: { schemas: { Visit } } };
  const ask = asker([compileContract(document, "museum.yaml")]);
  const rowsOf = async (path: string): Promise<readonly { readonly pid: string }[]> =>
    ((await ask(`${path}?limit=100`)).json as { readonly visits: readonly { readonly pid: string }[] }).visits;
  const all = await rowsOf("/visits");
  for (const one of [...all.slice(3, 6), { pid: "v77777" }]) {
    const theirs = await rowsOf(`/visits/${one.pid}`);
    expect(theirs[0]).toMatchObject(one);
    expect(new Set(theirs.map(({ pid }) => pid)).size).toBe(theirs.length);
  }
});
