import { expect, test } from "vitest";
import { type Answered, standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const json = (schema: object): object => ({ description: "as it is", content: { "application/json": { schema } } });
const pet = { type: "object", required: ["id", "name"], properties: { id: { type: "integer" }, name: text } };
const refusal = { type: "object", required: ["error"], properties: { error: text, hint: text } };
const told = json({ ...refusal, example: { error: "no such pet", hint: "look at the list" } });

/** Pets with an id of this schema, whose item documents these refusals, and whose removal those. */
function pets(item: object, removal: object, id: object = { type: "integer", minimum: 1 }): typeof ask {
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    paths: {
      "/pets": { get: { responses: { "200": json({ type: "array", items: pet }) } } },
      "/pets/{petId}": {
        parameters: [{ name: "petId", in: "path", required: true, schema: id }],
        get: {
          parameters: [{ name: "size", in: "query", schema: { type: "integer" } }],
          responses: { "200": json(pet), ...item },
        },
        patch: {
          requestBody: { content: { "application/json": { schema: pet } } },
          responses: { "200": json(pet), ...removal },
        },
        delete: { responses: { "204": { description: "removed" }, ...removal } },
      },
    },
  });
  return ask;
}

const said = ({ status, headers, json: body }: Answered): unknown => [status, headers.get("content-type"), body];

const change = { id: 1, name: "x" };

test.each([
  ["documents none", "PATCH", {}],
  ["documents its status alone", "PATCH", { "404": { description: "no such pet" } }],
  ["documents its status alone", "DELETE", { "404": { description: "no such pet" } }],
])("what %s refuses a %s in the words of what else stands at its path", async (_, method, responses) => {
  for (const shown of [json(refusal), told]) {
    const ask = pets({ "404": shown }, responses);
    expect((await ask("DELETE /pets/1")).status).toBe(204);
    const found = said(await ask("GET /pets/1"));
    expect(found).toEqual([404, "application/json", expect.objectContaining({ error: expect.any(String) as string })]);
    expect(said(await ask(`${method} /pets/1`, method === "PATCH" ? change : undefined))).toEqual(found);
  }
});

test("what documents a body itself, and what has no neighbour with one, keeps its own words", async () => {
  const ask = pets(
    { "404": json(refusal) },
    { "404": json({ type: "object", required: ["reason"], properties: { reason: text } }) },
  );
  await ask("DELETE /pets/1");
  expect((await ask("DELETE /pets/1")).json).toEqual({ reason: expect.any(String) as string });
  const bare = pets({}, {});
  await bare("DELETE /pets/1");
  expect((await bare("PATCH /pets/1", change)).headers.get("content-type")).toBe("application/problem+json");
});

const no = { description: "no" };

test.each([
  ["404 alone", { "404": no }, [404, 404]],
  ["400", { "400": no, "404": no }, [400, 400]],
  ["422", { "422": no, "404": no }, [422, 422]],
  ["400 and 422", { "400": no, "422": no, "404": no }, [400, 422]],
  ["any of the client's", { "4XX": no }, [400, 422]],
  ["404 and others by default", { "404": no, default: no }, [404, 404]],
  ["none", {}, [422, 422]],
])("an id that cannot be is refused as documented where that is %s", async (_, responses, statuses) => {
  const ask = pets(responses, {});
  const found = await Promise.all(["/pets/abc", "/pets/0"].map(async (path) => (await ask(`GET ${path}`)).status));
  expect(found).toEqual(statuses);
});

test("an id that cannot be says what is wrong with it, and another parameter is no id", async () => {
  const ask = pets({ "404": json(refusal) }, {});
  expect((await ask("GET /pets/abc")).json).toMatchObject({ error: expect.stringContaining("petId") as string });
  expect((await ask("GET /pets/1?size=x")).status).toBe(422);
});

test("a refusal has no data where its body may have none", async () => {
  const data = { type: ["object", "null"], properties: { name: text } };
  const body = {
    type: "object",
    required: ["data", "error"],
    properties: { data, error: { type: "object", required: ["message"], properties: { message: text } } },
  };
  const ask = pets({ "404": json(body) }, {});
  await ask("DELETE /pets/1");
  expect((await ask("GET /pets/1")).json).toEqual({ data: null, error: { message: "Not found" } });
});
