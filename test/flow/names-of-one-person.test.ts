import { expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";

const text = { type: "string" };
const shown = (example: string): object => ({ ...text, example });

interface Named {
  readonly id: string;
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
}

/** The rows of a list of things that are called so, whose names are of these schemas. */
async function rowsOf(thing: string, names: object): Promise<readonly Named[]> {
  const row = { type: "object", required: ["id", ...Object.keys(names)], properties: { id: text, ...names } };
  const content = { "application/json": { schema: { type: "array", items: row } } };
  const paths = { [`/${thing}`]: { get: { responses: { 200: { description: "ok", content } } } } };
  const ask = asker([compileContract({ openapi: "3.1.0", info: { title: "Club", version: "1" }, paths }, "club.yaml")]);
  return (await ask(`/${thing}`)).json as readonly Named[];
}

test.each([
  ["the whole name", { name: shown("Mary Jones"), first_name: text, last_name: text }],
  ["the parts of it", { name: text, first_name: shown("Mary"), last_name: shown("Jones") }],
])("where an example shows %s, all names of a person agree with it", async (_, names) => {
  const [first, ...others] = await rowsOf("members", names);
  expect(first).toMatchObject({ name: "Mary Jones", first_name: "Mary", last_name: "Jones" });
  expect(others.length).toBeGreaterThan(20);
  for (const { name, first_name: given, last_name: family } of others) {
    expect(name.startsWith(`${given} `)).toBe(true);
    expect(name.endsWith(` ${family}`)).toBe(true);
  }
});

test("what is no person has no part of a person's name in its own, and names that examples show stay as they are", async () => {
  const [boat] = await rowsOf("boats", { name: text, first_name: shown("Mary"), last_name: shown("Jones") });
  expect(boat?.name).not.toMatch(/Mary|Jones/);
  const names = { name: shown("The Captain"), first_name: shown("Mary"), last_name: shown("Jones") };
  expect((await rowsOf("members", names))[0]).toMatchObject({
    name: "The Captain",
    first_name: "Mary",
    last_name: "Jones",
  });
});
