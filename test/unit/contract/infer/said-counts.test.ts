import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { asker, inferredList, listDocument } from "../../../support/inferred.ts";

const row = { type: "object", required: ["id"], properties: { id: { type: "integer" } } };
const whole = { type: "integer" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const said = (description: string): object => ({ ...whole, description });
const wrapped = (more: object): object => object({ data: { type: "array", items: row }, ...more });
const parameters = ["page", "limit"].map((name) => ({ name, schema: whole }));

function factsOf(more: object): Record<string, string> {
  const told = inferredList(listDocument(parameters, wrapped(more)))?.told ?? [];
  return Object.fromEntries(told.map(([at, fact]) => [at.join("."), fact]));
}

const returned = "Total number of items returned.";
const inAnswer = "Total number of objects in the response. Not in all answers, as it is expensive to compute.";

test("what is returned is the page where another number counts all, and all where none does", () => {
  expect(factsOf({ count: said(returned), total_count: said("Total number of items available.") })).toEqual({
    count: "count",
    total_count: "total",
  });
  expect(factsOf({ count: said(returned) })).toEqual({ count: "total" });
  expect(factsOf({ amount: said(returned), total: whole })).toEqual({ amount: "count", total: "total" });
});

test("the total of an answer is all rows, unless another number counts these", () => {
  for (const length of [{ pagelen: said("Current number of objects on the existing page.") }, { page: whole }])
    expect(factsOf({ size: said(inAnswer), ...length })).toMatchObject({ size: "total" });
  expect(factsOf({ size: said(inAnswer), total: whole })).toEqual({ size: "count", total: "total" });
  expect(factsOf({ size: said("Total number of objects across all pages.") })).toEqual({ size: "total" });
});

test.each([
  ["pagelen", "Current number of objects on the existing page.", "count"],
  ["pagelen", "How long.", "limit"],
  ["size", "The number of items on each page.", "limit"],
])("the length of a page is that of this one, or of all: %s, %s", (name, description, fact) => {
  expect(factsOf({ [name]: said(description), page: whole })).toMatchObject({ [name]: fact });
});

test("a page is as long as it says, and all are as many", async () => {
  const answer = wrapped({ size: said(inAnswer), pagelen: whole, page: whole });
  const ask = asker([compileContract(listDocument(parameters, answer), "a.yaml")]);
  const all = (await ask("/orders?limit=1000")).json as { data: unknown[]; size: number };
  expect((await ask("/orders?limit=2")).json).toMatchObject({ size: all.data.length, pagelen: 2, page: 1 });
  expect(all.data.length).toBeGreaterThan(2);
});

test("a count that nothing else stands beside is that of all, where pages are asked for by number", () => {
  expect(factsOf({ count: whole })).toEqual({ count: "total" });
  expect(factsOf({ count: whole, has_more: { type: "boolean" } })).toEqual({ count: "count", has_more: "more" });
});
