import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const visit = {
  type: "object",
  required: ["number", "guide", "note"],
  properties: { number: { type: "integer" }, guide: text, note: text },
};
const row = { $ref: "#/components/schemas/Visit" };
const inPath = (name: string, type: string): object => ({ name, in: "path", required: true, schema: { type } });
const get = (parameters: readonly object[], schema: object): object => ({
  get: { parameters, responses: { 200: { description: "ok", content: { "application/json": { schema } } } } },
});
const visits = { type: "object", required: ["visits"], properties: { visits: { type: "array", items: row } } };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };

const document = {
  openapi: "3.1.0",
  info: { title: "Museum", version: "1" },
  paths: {
    "/visits": get([limit], visits),
    "/visits/{guide}": get([limit, inPath("guide", "string")], visits),
    "/visits/{guide}/{number}": get([inPath("guide", "string"), inPath("number", "integer")], row),
  },
  components: { schemas: { Visit: visit } },
};

interface Page {
  readonly visits: readonly { readonly number: number; readonly guide: string }[];
}

test("a list below another begins with the rows of that one that it is about", async () => {
  const ask = asker([compileContract(document, "museum.yaml")]);
  const { visits: all } = (await ask("/visits?limit=100")).json as Page;
  for (const { guide } of all.slice(0, 5)) {
    const own = all.filter((one) => one.guide === guide);
    const { visits: theirs } = (await ask(`/visits/${encodeURIComponent(guide)}?limit=100`)).json as Page;
    expect(theirs.slice(0, own.length)).toEqual(own);
    expect(theirs.length).toBeGreaterThan(own.length);
    const [first] = own;
    expect((await ask(`/visits/${encodeURIComponent(guide)}/${first?.number}`)).json).toEqual(first);
  }
});

test("a list below another that is about one row begins with that row", async () => {
  const paths = {
    "/visits": get([limit], visits),
    "/visits/{pid}": get([limit, inPath("pid", "string")], visits),
  };
  const Visit = { type: "object", required: ["note", "pid"], properties: { note: text, pid: text } };
  const ask = asker([compileContract({ ...document, paths, components: { schemas: { Visit } } }, "museum.yaml")]);
  const rowsOf = async (path: string): Promise<readonly { readonly pid: string }[]> =>
    ((await ask(`${path}?limit=100`)).json as { readonly visits: readonly { readonly pid: string }[] }).visits;
  const all = await rowsOf("/visits");
  for (const one of [...all.slice(3, 6), { pid: "v77777" }]) {
    const theirs = await rowsOf(`/visits/${one.pid}`);
    expect(theirs[0]).toMatchObject(one);
    expect(new Set(theirs.map(({ pid }) => pid)).size).toBe(theirs.length);
  }
});

test("rows of a list can be asked for by the list below, which takes some words only", async () => {
  const kind = { ...inPath("guide", "string"), schema: { type: "string", enum: ["day", "night"] } };
  const paths = { "/visits": get([limit], visits), "/visits/{guide}": get([limit, kind], visits) };
  const ask = asker([compileContract({ ...document, paths }, "museum.yaml")]);
  const { visits: all } = (await ask("/visits?limit=100")).json as Page;
  expect(new Set(all.map(({ guide }) => guide))).toEqual(new Set(["day", "night"]));
});
