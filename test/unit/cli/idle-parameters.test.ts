import { expect, test } from "vitest";
import { idleLines } from "../../../src/cli/idle-parameters.ts";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { listDocument } from "../../support/inferred.ts";

const text = { type: "string" };
const row = {
  type: "object",
  required: ["id", "state"],
  properties: { id: text, state: { ...text, enum: ["open", "closed"] }, created_at: { ...text, format: "date-time" } },
};
const query = (name: string, schema: object = text): object => ({ name, in: "query", schema });

const linesOf = (...parameters: readonly object[]): string =>
  idleLines(compileContract(listDocument(parameters, { type: "array", items: row }), "shop.yaml"));

test("what narrows, sorts or pages a list, or chooses what rows show, has an effect", () => {
  const whole = { type: "integer" };
  const names = ["state", "filter[state]", "order[id]", "created_after", "fields", "q", "sort", "order"];
  expect(linesOf(...names.map((name) => query(name)), query("limit", whole), query("offset", whole))).toBe("");
});

test("other parameters of the query stand on one line for each list", () => {
  expect(linesOf(query("state"), query("verbose"), { ...query("X-Trace"), in: "header" }, query("locale"))).toBe(
    "  GET /orders: without effect: verbose, locale\n",
  );
});
