import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileContract } from "../../src/contract/load-contract.ts";
import { asker } from "../support/inferred.ts";
import { laidOver } from "../support/laid-over.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

const refusal = { description: "refused" };
const json = (schema: object): object => ({ description: "ok", content: { "application/json": { schema } } });
const row = { $ref: "#/components/schemas/Parcel" };
const requestBody = { content: { "application/json": { schema: row } } };
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };

/** Most of these operations document no success; letters are no things of which rows are known. */
const document = {
  openapi: "3.0.3",
  info: { title: "Parcels", version: "1" },
  components: {
    schemas: {
      Parcel: {
        type: "object",
        required: ["id", "note"],
        properties: { id: { type: "integer" }, note: { type: "string" } },
      },
    },
  },
  paths: {
    "/parcels": {
      get: { responses: { "200": json({ type: "array", items: row }) } },
      post: { requestBody, responses: { "400": refusal, "409": refusal } },
    },
    "/parcels/{id}": {
      parameters: [id],
      get: { responses: { "200": json(row), "404": refusal } },
      put: { requestBody, responses: { "4XX": refusal } },
      patch: { requestBody, responses: { "404": refusal, default: json(row) } },
      delete: { responses: { "404": json({ type: "object", properties: { message: { type: "string" } } }) } },
    },
    "/letters/{id}": { parameters: [id], delete: { responses: { "400": refusal, "500": refusal } } },
    "/moved": { post: { responses: { "303": refusal, "400": refusal } } },
    "/closed": { get: { responses: { "410": refusal } } },
  },
};

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

async function ask(method: string, path: string, body?: unknown): Promise<readonly [number, unknown]> {
  const answer = await fetch(`${url}${path}`, {
    method,
    redirect: "manual",
    headers: { "Content-Type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return [answer.status, text === "" ? undefined : (JSON.parse(text) as unknown)];
}

test("a write of rows that documents only refusals is done where nothing is wrong", async () => {
  expect((await ask("POST", "/parcels", { id: 901, note: "red" }))[0]).toBe(200);
  expect((await ask("GET", "/parcels/901"))[1]).toEqual({ id: 901, note: "red" });
  expect((await ask("PUT", "/parcels/901", { id: 901, note: "blue" }))[0]).toBe(200);
  expect((await ask("GET", "/parcels/901"))[1]).toEqual({ id: 901, note: "blue" });
  expect(await ask("DELETE", "/parcels/901")).toEqual([200, undefined]);
  expect((await ask("GET", "/parcels/901"))[0]).toBe(404);
  expect((await ask("DELETE", "/parcels/901"))[0]).toBe(404);
});

test("what is wrong with such a write is refused as documented", async () => {
  expect((await ask("POST", "/parcels", { id: "a" }))[0]).toBe(400);
});

test("a right request to another operation that documents only refusals gets a documented one", async () => {
  expect((await ask("DELETE", "/letters/1"))[0]).toBe(400);
});

test("`default` is what a success looks like where no other is documented", async () => {
  expect(await ask("PATCH", "/parcels/7", { id: 7, note: "green" })).toEqual([200, { id: 7, note: "green" }]);
});

test("a redirection is what is right beside refusals, and what only reads refuses as documented too", async () => {
  expect((await ask("POST", "/moved"))[0]).toBe(303);
  expect((await ask("GET", "/closed"))[0]).toBe(410);
});

test.each(["overlay.yaml", "overlay.json"])("what is written to %s says that such writes are done", async (name) => {
  const { plain, laid, left } = laidOver(document, name);
  expect(left).toEqual([]);
  for (const line of ["DELETE /parcels/7", "GET /parcels/7", "DELETE /letters/1"])
    expect(await asker([laid])(line)).toEqual(await asker([plain])(line));
  expect((await asker([laid])("DELETE /parcels/7")).status).toBe(200);
});

test("operations that share one list of refusals keep what is theirs", async () => {
  const responses = { "404": refusal };
  const paths = {
    "/parcels/{id}": {
      parameters: [id],
      get: { responses: { "200": json(row), "404": refusal } },
      delete: { responses },
    },
    "/lost": { get: { responses } },
  };
  const ask = asker([compileContract({ ...document, paths }, "parcels.yaml")]);
  expect((await ask("DELETE /parcels/7")).status).toBe(200);
  expect((await ask("/lost")).status).toBe(404);
});

test("an overlay changes the operation that it names, whatever else shares its object by an alias of YAML", async () => {
  const text = `
openapi: 3.0.3
info: { title: Parcels, version: "1" }
paths:
  /parcels:
    get: { responses: { "200": { description: ok, content: { application/json: { schema: { type: array, items: &row { type: object, required: [id], properties: { id: { type: integer } } } } } } } } }
  /parcels/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
    get: { responses: { "200": { description: ok, content: { application/json: { schema: *row } } } } }
    delete: { responses: &refused { "404": { description: none } } }
  /lost: { get: { responses: *refused } }
`;
  const folder = mkdtempSync(join(tmpdir(), "aliases-"));
  const file = join(folder, "parcels.yaml");
  writeFileSync(file, text);
  const { plain, laid } = laidOver(file);
  rmSync(folder, { recursive: true });
  for (const contract of [plain, laid]) {
    expect((await asker([contract])("DELETE /parcels/7")).status).toBe(200);
    expect((await asker([contract])("/lost")).status).toBe(404);
  }
});
