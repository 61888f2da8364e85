import { expect, test } from "vitest";
import { parse } from "yaml";
import { documentedResponse } from "../../../src/contract/model/documented-response.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";

const responsesIn = (responses: string) =>
  compileContract(
    parse(`
openapi: 3.1.0
info: { title: t, version: "1" }
x-standin-host: { framework: servicestack }
paths: { /things: { get: { operationId: ListThings, responses: ${responses} } } }
`),
    "things.yaml",
  ).operations[0]!.responses;

const ranged = responsesIn("{ '200': { description: own }, '404': { description: own }, 4XX: { description: range } }");
const open = responsesIn(
  "{ '200': { description: own }, 5XX: { description: range }, default: { description: rest } }",
);

test.each([
  [ranged, 200, "own"],
  [ranged, 404, "own"],
  [ranged, 400, "range"],
  [ranged, 403, "range"],
  [ranged, 499, "range"],
  [ranged, 500, undefined],
  [ranged, 204, undefined],
  [open, 503, "range"],
  [open, 404, "rest"],
])("finds what is documented: %#", (responses, status, description) => {
  expect(documentedResponse(responses, status)?.description).toBe(description);
});
