import { expect, test } from "vitest";
import { compileContract } from "../../../src/contract/load-contract.ts";
import { checkBetween, mounted, withoutSharedRoots } from "../../../src/contract/several-contracts.ts";
import { ProblemError } from "../../../src/problem.ts";
import { asker } from "../../support/inferred.ts";

const shop = (name: string, servers: readonly string[] = []): ReturnType<typeof compileContract> =>
  compileContract(
    {
      openapi: "3.1.0",
      "x-standin-api": name,
      info: { title: name, version: "1" },
      servers: servers.map((url) => ({ url })),
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

test("the path of its own that is named for an API can be copied, whatever the API is called", () => {
  const paths = { "/orders": { get: { responses: { "200": { description: "ok" } } } } };
  const south = { openapi: "3.1.0", info: { title: "South", version: "1" }, paths };
  const contracts = [shop("north"), compileContract(south, "Süd und West's.yaml")];
  const [, flag = ""] = /--at ('.*')$/.exec(problemOf(() => checkBetween(contracts))) ?? [];
  expect(flag).toBe("'Süd und West'\\''s=/S-d-und-West-s'");
  expect(problemOf(() => checkBetween(mounted(contracts, ["Süd und West's=/S-d-und-West-s"])))).toBe("");
});

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

test("APIs that take the same requests keep the paths of their servers, and give up the root with a remark", async () => {
  const contracts = withoutSharedRoots([shop("north", ["https://north.example/v1"]), shop("south", ["/south/v2"])]);
  expect(problemOf(() => checkBetween(contracts))).toBe("");
  expect(contracts.map(({ remarks }) => remarks.map(({ found }) => found))).toEqual([
    ["GET /orders takes the same requests as south.yaml, so this API is served under /v1 only"],
    ["GET /orders takes the same requests as north.yaml, so this API is served under /south/v2 only"],
  ]);
  const ask = asker(contracts);
  expect([(await ask("/v1/orders")).status, (await ask("/south/v2/orders")).status]).toEqual([200, 200]);
  expect((await ask("/v1/orders?limit=2")).headers["link"]).toContain("/v1/orders?limit=2&page=2>");
  expect((await ask("/orders")).status).toBe(404);
});

test("of two APIs with the same requests the one without a path of its own keeps the root", async () => {
  const ask = asker(withoutSharedRoots([shop("north"), shop("south", ["https://south.example/v2"])]));
  expect([(await ask("/orders")).status, (await ask("/v2/orders")).status]).toEqual([200, 200]);
});

test("APIs whose servers have the same paths are not told apart by them", () => {
  const contracts = withoutSharedRoots([shop("north", ["/v1"]), shop("south", ["/v1"])]);
  expect(problemOf(() => checkBetween(contracts))).toContain("--at south=/south");
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
