import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

interface Row {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
  readonly owner: Readonly<Record<string, unknown>>;
}

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const inPath = (name: string): object => ({ name, in: "path", required: true, schema: text });
const said = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
  "404": { description: "none" },
});

/** Crates of owners with these members, listed at a path whose last parameter is called so. */
function crates(owner: object, list: string, named: string): ReturnType<typeof standInFor> {
  const crate = { $ref: "#/components/schemas/crate" };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Crates", version: "1" },
    paths: {
      [list]: { get: { parameters: [inPath(named)], responses: said({ type: "array", items: crate }) } },
      "/crates/{owner}/{crate}": { get: { parameters: [inPath("owner"), inPath("crate")], responses: said(crate) } },
    },
    components: {
      schemas: {
        crate: object({ id: whole, name: text, full_name: { ...text, example: "ann/Books" }, owner: object(owner) }),
      },
    },
  });
}

test.each([
  ["login", "/orgs/{org}/crates", "org"],
  ["login", "/users/{username}/crates", "username"],
  ["username", "/accounts/{account}/crates", "account"],
  ["name", "/users/{user}/crates", "user"],
])("rows at paths with the name of their owner are that owner's: %s of %s", async (member, list, named) => {
  const ask = crates({ id: whole, [member]: text }, list, named);
  const one = (await ask("GET /crates/acme/web")).json as Row;
  expect(one).toMatchObject({ name: "web", full_name: "acme/web", owner: { [member]: "acme" } });
  const rows = (await ask(`GET ${list.replace(`{${named}}`, "acme")}`)).json as readonly Row[];
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    expect(row).toMatchObject({ full_name: `acme/${row.name}`, owner: { [member]: "acme" } });
    expect((await ask(`GET /crates/acme/${encodeURIComponent(row.name)}`)).json).toEqual(row);
  }
});

test("a text that may be the id of the owner is no name of it", async () => {
  const ask = crates({ id: text, name: text }, "/users/{user}/crates", "user");
  const [row] = (await ask("GET /users/u-7/crates")).json as readonly Row[];
  expect(row?.owner["name"]).not.toBe("u-7");
});
