import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTarget } from "../../src/cli/write-target.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { loadTarget } from "../../src/verify/deployment/load-target.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { senderOf } from "../../src/verify/exchange/sender-of.ts";
import { verify } from "../../src/verify/verify.ts";
import { checksOf } from "../../src/verify/verdict/result.ts";

const board = { type: "object", required: ["id"], properties: { id: { type: "string" }, name: { type: "string" } } };

/** Boards behind a way to log in, whose operations name these parameters too. */
function boards(scheme: object, ...parameters: readonly object[]): object {
  const answers = (schema: object): object => ({
    "200": { description: "ok", content: { "application/json": { schema } } },
  });
  const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
  return {
    openapi: "3.0.3",
    info: { title: "Boards", version: "1" },
    security: [{ way: [] }],
    components: { securitySchemes: { way: scheme } },
    paths: {
      "/boards": { get: { parameters, responses: answers({ type: "array", items: board }) } },
      "/boards/{id}": { get: { parameters: [id, ...parameters], responses: answers(board) } },
    },
  };
}

const key = { name: "key", in: "query", required: true, schema: { type: "string" } };
const header = { name: "X-Key", in: "header", required: true, schema: { type: "string" } };

const ways: readonly (readonly [string, object])[] = [
  ["a key in the query", boards({ type: "apiKey", in: "query", name: "key" })],
  ["a key that is a parameter of the query too", boards({ type: "apiKey", in: "query", name: "key" }, key)],
  ["a key that is a header parameter too", boards({ type: "apiKey", in: "header", name: "x-key" }, header)],
  ["a key in a cookie", boards({ type: "apiKey", in: "cookie", name: "sid" })],
  ["a bearer token", boards({ type: "http", scheme: "bearer" })],
  ["OAuth 2", boards({ type: "oauth2", flows: {} })],
  ["a password", boards({ type: "http", scheme: "basic" })],
];

test.each(ways)("the target file that a stand-in writes lets its own suite in by %s", async (_, document) => {
  const { app, contracts, scenario, world } = createStandIn({ document });
  const file = join(mkdtempSync(join(tmpdir(), "standin-keys-")), "target.yaml");
  writeTarget(file, "http://127.0.0.1:1", world.at(noChanges, 0).apis, scenario);
  const contract = contracts[0]!;
  const target = loadTarget(file, {}, contracts).targetOf(contract.name) ?? bareTarget(undefined);
  const result = await verify({ apis: [{ contract, target, sender: senderOf(app) }] });
  const other = checksOf(result).filter(({ verdict }) => verdict.kind !== "holds");
  expect(other).toEqual([]);
});

test("a key is asked for once, and only by operations that demand it", async () => {
  const document = boards({ type: "apiKey", in: "query", name: "key" }, key);
  const standIn = createStandIn({ document });
  const status = async (target: string): Promise<number> =>
    (await standIn.fetch(new Request(`http://boards.example${target}`))).status;
  expect(standIn.contracts[0]?.operations.map(({ parameters }) => parameters.map(({ name }) => name))).toEqual([
    [],
    ["id"],
  ]);
  expect(await status("/boards")).toBe(401);
  expect(await status("/boards?key=any")).toBe(200);
});

test("where nobody has to log in, it is a parameter like others", () => {
  const open = { ...boards({ type: "apiKey", in: "query", name: "key" }, key), security: [{ way: [] }, {}] };
  const [contract] = createStandIn({ document: open }).contracts;
  expect(contract?.operations[0]?.parameters.map(({ name }) => name)).toEqual(["key"]);
});
