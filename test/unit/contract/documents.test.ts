import { expect, it } from "vitest";
import { loadContract } from "../../../src/contract/load-contract.ts";
import type { Contract, Operation } from "../../../src/contract/model/contract.ts";
import { formatProblem } from "../../../src/problem.ts";

const folder = "fixtures/openapi";

/** Small documents of every version, of several files, and loose ones: how many operations and remarks each has. */
const table = [
  ["bakery-2.0.yaml", 5, 0],
  ["choir-3.0.yaml", 3, 1],
  ["dairy-3.1.json", 3, 1],
  ["engraver-3.2.yaml", 3, 1],
  ["ferry-later.yaml", 1, 1],
  ["glass-loose.yaml", 5, 46],
  ["harbour-empty.yaml", 0, 1],
  ["ink-blots.json", 1, 2],
  ["jug-merged.yaml", 1, 0],
  ["orchard/openapi.yaml", 2, 4],
  ["archive/swagger.yaml", 2, 0],
] as const;

it.each(table)("loads %s", (file, operations, remarks) => {
  const contract = loadContract(`${folder}/${file}`);
  expect([contract.operations.length, contract.remarks.length]).toEqual([operations, remarks]);
});

it("turns bodies, forms, lists and media types of Swagger 2.0 to OpenAPI 3", () => {
  const bakery = loadContract(`${folder}/bakery-2.0.yaml`);
  const list = operation(bakery, "listLoaves");
  expect(list.parameters.map(({ name, in: place, schema }) => [name, place, schema])).toEqual([
    ["limit", "query", { type: "integer", minimum: 1, maximum: 50, default: 10 }],
    ["grain", "query", { type: "array", items: { type: "string", enum: ["rye", "wheat"] } }],
  ]);
  const bake = operation(bakery, "bakeLoaf");
  expect(bake.parameters.filter(({ in: place }) => place !== "body").map(({ name }) => name)).toEqual(["urgent"]);
  expect([bake.requestBody?.required, [...(bake.requestBody?.content.keys() ?? [])]]).toEqual([
    true,
    ["application/json"],
  ]);
  expect([...(operation(bakery, "getLoaf").responses[0]?.content.keys() ?? [])]).toEqual([
    "application/json",
    "application/xml",
  ]);
  const form = operation(bakery, "putPicture").requestBody?.content.get("multipart/form-data");
  expect(form?.schema).toEqual({
    type: "object",
    properties: {
      picture: { type: "string", format: "binary" },
      words: { type: "array", items: { type: "string" } },
    },
    required: ["picture"],
  });
  expect([...bakery.schemes.values()].map(({ name, kind }) => [name, kind])).toEqual([
    ["login", "basic"],
    ["key", "apiKey"],
    ["consent", "bearer"],
  ]);
});

it("lets null stand where 3.0 says nullable, and keeps bounds that are excluded", () => {
  const body = operation(loadContract(`${folder}/choir-3.0.yaml`), "getSinger").responses[0]?.content.get(
    "application/json",
  );
  const places = (value: object): readonly string[] =>
    (body?.violations({ id: 1, name: "Anna", ...value }) ?? []).map(({ pointer }) => pointer);
  expect(places({ voice: null, teacher: null, idol: null, range: 8.5, portrait: "x" })).toEqual([]);
  expect(places({ voice: "tenor" })).toContain("/voice");
  expect(places({ range: 1 })).toEqual(["/range"]);
  expect(places({ range: 9 })).toEqual([]);
  expect(places({ idol: { id: 2, name: "Bo" } })).toEqual([]);
});

it("finds schemas by anchor and by their own address", () => {
  const dairy = loadContract(`${folder}/dairy-3.1.json`);
  const body = dairy.operations[1]?.responses[0]?.content.get("application/json");
  expect(body?.violations([{ name: "Brie", milk: "cow" }])).toEqual([]);
  expect(body?.violations([{ name: "Brie", milk: "oat" }]).map(({ pointer }) => pointer)).toEqual(["/0/milk"]);
  expect(dairy.operations.map(({ path, segments }) => [path, segments.at(-1)])).toEqual([
    ["/cheeses/{id}.json", [{ parameter: "id" }, ".json"]],
    ["/cheeses/{from}-{to}", [{ parameter: "from" }, "-", { parameter: "to" }]],
    ["/cheeses/{id}:age", [{ parameter: "id" }, ":age"]],
  ]);
});

it("reads methods, media types and examples of 3.2", () => {
  const engraver = loadContract(`${folder}/engraver-3.2.yaml`);
  expect(engraver.operations.map(({ method, id }) => [method, id])).toEqual([
    ["QUERY", "findPlates"],
    ["GET", "streamPlates"],
    ["COPY", "copyPlates"],
  ]);
  const plates = operation(engraver, "findPlates").responses[0]?.content.get("application/json");
  expect(plates?.violations([{ metal: 5 }]).map(({ pointer }) => pointer)).toEqual(["/0/metal"]);
});

it("reads a document of several files, in the words of its version", () => {
  const orchard = loadContract(`${folder}/orchard/openapi.yaml`);
  expect(operation(orchard, "listTrees").parameters.map(({ name }) => name)).toEqual(["limit"]);
  const tree = operation(orchard, "getTree").responses[0]?.content.get("application/json");
  expect(tree?.violations({ kind: null, parent: { kind: 5 } }).map(({ pointer }) => pointer)).toEqual(["/parent/kind"]);
  const archive = loadContract(`${folder}/archive/swagger.yaml`);
  const box = operation(archive, "getBox").responses[0]?.content.get("application/json");
  expect(box?.violations({ label: null, in: { label: 5 } }).map(({ pointer }) => pointer)).toEqual(["/in/label"]);
  expect(operation(archive, "putBox").requestBody?.content.has("application/json")).toBe(true);
});

it("reads merge keys, which YAML 1.2 has no more and many documents have", () => {
  const jug = operation(loadContract(`${folder}/jug-merged.yaml`), "getJug");
  expect(jug.parameters[0]?.schema).toEqual({ minLength: 1, type: "string", maxLength: 5 });
  expect(jug.responses.map(({ status }) => status)).toEqual([200, 404]);
  const body = jug.responses[0]?.content.get("application/json");
  expect(body?.violations({ id: "x", name: "brown" }).map(({ pointer }) => pointer)).toEqual(["/id"]);
  expect(body?.violations({ id: 1, name: "longer than 9" }).map(({ pointer }) => pointer)).toEqual(["/name"]);
});

it("says of a loose document what is loose in it, at the place in its file", async () => {
  const { remarks } = loadContract(`${folder}/glass-loose.yaml`);
  await expect(`${remarks.map(formatProblem).join("\n")}\n`).toMatchFileSnapshot(
    "../../../fixtures/openapi/glass-loose.remarks.txt",
  );
});

it("serves what a loose document means", () => {
  const glass = loadContract(`${folder}/glass-loose.yaml`);
  expect(glass.operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /vases",
    "GET /vases/{id}",
    "GET /vases/{name}",
    "GET /vases#search",
    "GET /{a}/{a}",
  ]);
  const [vases, one] = glass.operations;
  expect(vases?.parameters.map(({ name, in: place }) => `${place} ${name}`)).toEqual([
    "query size",
    "query bare",
    "query old",
  ]);
  expect(one?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
    ["id", "path", true],
  ]);
  const vase = vases?.responses.find(({ status }) => status === 200)?.content.get("application/json");
  const places = (value: object): readonly string[] => (vase?.violations(value) ?? []).map(({ pointer }) => pointer);
  expect(places({ glaze: "Blue", posix: "abc", broken: "(", pair: ["a", 1], words: 5, either: "a" })).toEqual([]);
  expect(places({ glaze: "5" })).toEqual(["/glaze"]);
  expect(places({ pair: ["a", 1, 2] })).toEqual(["/pair"]);
  expect(places({ height: 5 })).toEqual([""]);
});

function operation({ operations }: Contract, id: string): Operation {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
}
