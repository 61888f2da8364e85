import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { checkBetween, mounted } from "../../../src/contract/several-contracts.ts";
import { ProblemError } from "../../../src/problem.ts";
import { asker } from "../../support/inferred.ts";

const shop = (name: string): ReturnType<typeof compileContract> =>
  compileContract(
    {
      openapi: "3.1.0",
      "x-standin-api": name,
      info: { title: name, version: "1" },
      paths: {
        "/orders": {
          get: {
            parameters: [
              { name: "limit", in: "query", schema: { type: "integer" } },
              { name: "page", in: "query", schema: { type: "integer" } },
            ],
            responses: {
              "200": {
                description: "ok",
                headers: { Link: { schema: { type: "string" } } },
                content: {
                  "application/json": {
                    schema: {
                      type: "array",
                      items: { type: "object", required: ["id"], properties: { id: { type: "integer" } } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    `${name}.yaml`,
  );

function problemOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ProblemError) return error.message;
    throw error;
  }
  return "";
}

test("two APIs that take the same requests are told apart by a path of their own", async () => {
  const contracts = [shop("north"), shop("south")];
  expect(problemOf(() => checkBetween(contracts))).toContain("--at south=/south");
  const placed = mounted(contracts, ["south=/south/"]);
  expect(problemOf(() => checkBetween(placed))).toBe("");
  const ask = asker(placed);
  const [north, south] = [await ask("/orders?limit=2"), await ask("/south/orders?limit=2")];
  expect(north.status).toBe(200);
  expect(south.status).toBe(200);
  expect(south.headers["link"]).toContain("<http://stand-in.example/south/orders?limit=2&page=2>");
  expect((await ask("/southern/orders")).status).toBe(404);
});

test("an API that is mounted is not at the root", async () => {
  const ask = asker(mounted([shop("north"), shop("south")], ["north=/n", "south=/s"]));
  expect((await ask("/orders")).status).toBe(404);
  expect((await ask("/n/orders")).status).toBe(200);
});

test.each([
  ["north", '"north" is not NAME=/PREFIX'],
  ["north=south", '"north=south" is not NAME=/PREFIX'],
  ["north=/", '"north=/" is not NAME=/PREFIX'],
  ["norht=/n", 'there is no API "norht"'],
])("tells what is wrong with --at %s", (text, found) => {
  expect(problemOf(() => mounted([shop("north")], [text]))).toContain(found);
});
