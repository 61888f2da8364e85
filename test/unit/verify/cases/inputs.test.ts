import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { senderOf } from "../../../ordinary/shelf-host.ts";

const ok = { status: 200, json: {} };
const wrong = { status: 400, json: {} };

function contractOf(path: string, parameter: object, statuses: readonly string[]) {
  const responses = Object.fromEntries(statuses.map((status) => [status, { description: "An answer." }]));
  const operation = { operationId: "look", parameters: [parameter], responses };
  return compileContract(
    { openapi: "3.1.0", info: { title: "Looks", version: "1" }, paths: { [path]: { get: operation } } },
    "looks.yaml",
  );
}

async function run(contract: ReturnType<typeof contractOf>, answer: (target: string) => typeof ok) {
  const sender = senderOf(({ path, query }) => answer(`${path}?${query.toString()}`));
  const result = await verify({ apis: [{ contract, target: bareTarget(undefined), sender }], only: ["look"] });
  const checks = checksOf(result).filter(({ family }) => family === "parameters");
  const verdicts = Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict.kind]));
  return { found: findingsOf(result).flatMap(({ check }) => (check in verdicts ? [check] : [])), verdicts };
}

const count = { name: "count", in: "query", schema: { type: "integer", minimum: 1 } };

test("says nothing of a value where requests without any mistake are refused as well", async () => {
  const { verdicts } = await run(contractOf("/looks", count, ["400", "404"]), () => wrong);
  expect(Object.values(verdicts)).not.toHaveLength(0);
  expect(new Set(Object.values(verdicts))).toEqual(new Set(["not checked"]));
});

test("tells right from wrong values where no success is documented, by answers that differ", async () => {
  const contract = contractOf("/looks", count, ["404"]);
  const isRight = (target: string) => !target.includes("count=") || /count=[1-9]\d*$/.test(target);
  const { found, verdicts } = await run(contract, (target) => (isRight(target) ? { status: 404, json: {} } : wrong));
  expect(found).toEqual([]);
  expect(verdicts).toMatchObject({ "parameters/count/minimum": "holds", "parameters/count/taken": "holds" });
});

const object = { type: "object", properties: { size: { type: "string" } }, required: ["size"] };

test.each([
  ["in a path, after semicolons", { name: "look", in: "path", required: true, style: "matrix", schema: object }],
  ["in the query", { name: "look", in: "query", style: "form", schema: object }],
])("takes a text that may be read as a member for no wrong object, exploded %s", async (_, parameter) => {
  const open = { ...parameter, explode: true, schema: { type: "object", properties: { size: { type: "string" } } } };
  const path = parameter.in === "path" ? "/looks/{look}" : "/looks";
  const { found, verdicts } = await run(contractOf(path, open, ["200"]), () => ok);
  expect(found).toEqual([]);
  expect(Object.keys(verdicts)).not.toContain("parameters/look/type");
});

test("sends a text for an exploded object that has no member of that name", async () => {
  const closed = { ...object, additionalProperties: false };
  const parameter = { name: "look", in: "path", required: true, style: "matrix", explode: true, schema: closed };
  const { found } = await run(contractOf("/looks/{look}", parameter, ["200"]), () => ok);
  expect(found).toContain("parameters/look/type");
});

test("does not ask without an object that may be empty, written member by member: that is how nothing in it is written", async () => {
  const open = { type: "object", properties: { size: { type: "string" } } };
  const parameter = { name: "look", in: "query", required: true, style: "deepObject", explode: true };
  const { found, verdicts } = await run(contractOf("/looks", { ...parameter, schema: open }, ["200"]), () => ok);
  expect(found).not.toContain("parameters/look/required");
  expect(Object.keys(verdicts)).not.toContain("parameters/look/required");
  const { found: missed } = await run(contractOf("/looks", { ...parameter, schema: object }, ["200"]), () => ok);
  expect(missed).toContain("parameters/look/required");
});

test("does not vary a parameter that a security scheme is named by: it is sent with every request", async () => {
  const header = { name: "X-Shop", in: "header", required: true, schema: { type: "string", minLength: 4 } };
  const responses = { "200": { description: "An answer." } };
  const document = (scheme: string): object => ({
    openapi: "3.1.0",
    info: { title: "Looks", version: "1" },
    components: { securitySchemes: { shop: { type: "apiKey", in: "header", name: scheme } } },
    paths: { "/looks": { get: { operationId: "look", parameters: [header], responses } } },
  });
  const { found } = await run(compileContract(document("x-shop"), "looks.yaml"), () => ok);
  expect(found).toEqual([]);
  const { found: others } = await run(compileContract(document("x-other"), "looks.yaml"), () => ok);
  expect(others).toContain("parameters/X-Shop/required");
});

test("varies each of two parameters of one name where it is: in the path, and in the query", async () => {
  const inPath = { name: "id", in: "path", required: true, schema: { type: "string", minLength: 2 } };
  const inQuery = { name: "id", in: "query", required: true, schema: { type: "integer", minimum: 1 } };
  const responses = Object.fromEntries(["200", "400"].map((status) => [status, { description: "An answer." }]));
  const get = { operationId: "look", parameters: [inPath, inQuery], responses };
  const contract = compileContract(
    { openapi: "3.1.0", info: { title: "Looks", version: "1" }, paths: { "/looks/{id}": { get } } },
    "looks.yaml",
  );
  const right = await run(contract, (target) => (/^\/looks\/[^/?]{2,}\?id=[1-9]\d*$/.test(target) ? ok : wrong));
  expect(right.found).toEqual([]);
  expect(right.verdicts).toMatchObject({
    "parameters/id/minLength": "holds",
    "parameters/id-in-query/minimum": "holds",
    "parameters/id-in-query/required": "holds",
    "parameters/id-in-query/taken": "holds",
  });
  const lax = await run(contract, (target) => (/^\/looks\/[^/?]{2,}\?/.test(target) ? ok : wrong));
  expect(lax.found.filter((id) => id.startsWith("parameters/id-in-query/"))).not.toEqual([]);
});

test("accuses nobody who passes over the name of an object that is sent by its members alone, or a filter that lacks one", async () => {
  const schema = { ...object, properties: { size: { type: "integer" }, shape: { type: "string" } } };
  const parameter = { name: "filter", in: "query", style: "form", explode: true, schema };
  const refusesSizes = (target: string) => (/size=(?!\d+(&|$))/.test(target) ? wrong : ok);
  const { found, verdicts } = await run(contractOf("/looks", parameter, ["200", "400"]), refusesSizes);
  expect(found).toEqual([]);
  expect(verdicts).toMatchObject({ "parameters/filter/size.type": "holds" });
  const { found: taken } = await run(contractOf("/looks", parameter, ["200", "400"]), () => ok);
  expect(taken).toEqual(["parameters/filter/size.type"]);
  const needed = { ...parameter, required: true };
  const refusesNone = await run(contractOf("/looks", needed, ["200", "400"]), () => ok);
  expect(refusesNone.found.length).toBeGreaterThan(0);
  expect(refusesNone.verdicts).toMatchObject({ "parameters/filter/size.required": "breaks" });
});

test("takes one text of a member that is a list for its only item, and no wrong value", async () => {
  const members = { size: { type: "integer", minimum: 1 }, sort: { type: "array", items: { type: "string" } } };
  const parameter = { name: "pageable", in: "query", required: true, schema: { type: "object", properties: members } };
  const isWrong = (target: string): boolean => /size=(?!\d+(&|$))/.test(target);
  const { found, verdicts } = await run(contractOf("/looks", parameter, ["200", "400"]), (target) =>
    isWrong(target) ? wrong : ok,
  );
  expect(found).not.toContain("parameters/pageable/sort.type");
  expect(Object.keys(verdicts)).not.toContain("parameters/pageable/sort.type");
});
