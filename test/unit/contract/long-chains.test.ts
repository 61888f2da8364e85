import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { ProblemError } from "../../../src/problem.ts";

type Link = (next: object) => object;

/** A document with schemas each of which leads to the next. */
function chain(length: number, link: Link): object {
  const schemas = Object.fromEntries(
    Array.from({ length }, (_, at) => [
      `S${at}`,
      at + 1 === length ? { type: "integer" } : link({ $ref: `#/components/schemas/S${at + 1}` }),
    ]),
  );
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S0" } } };
  const post = { requestBody: { content }, responses: { 200: { description: "", content } } };
  return {
    openapi: "3.1.0",
    info: { title: "Chain", version: "1" },
    paths: { "/x": { post } },
    components: { schemas },
  };
}

const links: readonly (readonly [string, Link])[] = [
  ["references", (next) => next],
  ["allOf", (next) => ({ allOf: [next] })],
  ["oneOf", (next) => ({ oneOf: [next, { type: "null" }] })],
  ["members", (next) => ({ type: "object", required: ["next"], properties: { next } })],
  ["items", (next) => ({ type: "array", minItems: 1, items: next })],
];

test.each(links.flatMap(([kind, link]) => [100, 3000, 20_000].map((length) => ({ kind, link, length }))))(
  "a chain of $length $kind is a contract, or a problem that names its document",
  ({ link, length }) => {
    let problem: unknown;
    try {
      compileContract(chain(length, link), "chain.yaml");
    } catch (error) {
      problem = error;
    }
    if (length === 100) expect(problem).toBeUndefined();
    else if (problem !== undefined) expect(problem).toBeInstanceOf(ProblemError);
    if (problem instanceof ProblemError) expect(problem.message).toMatch(/^chain\.yaml: .+\n {4}→ /);
  },
);
