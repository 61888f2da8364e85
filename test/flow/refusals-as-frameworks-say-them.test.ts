import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  required,
  properties,
});
const of = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });

/** Notes whose creation and item document refusals of this schema. */
function notes(refusal: object): ReturnType<typeof standInFor> {
  const body = object({ title: { ...text, minLength: 1 }, owner: object({ name: text }, ["name"]) }, ["title"]);
  const row = object({ id: { type: "integer" }, title: text }, ["id", "title"]);
  const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/notes": { post: { requestBody: of(body), responses: { 201: of(row), 422: of(refusal) } } },
      "/notes/{id}": {
        get: { parameters: [id], responses: { 200: of(row), 404: of(refusal) } },
        delete: { parameters: [id], responses: { 204: { description: "" } } },
      },
    },
  });
}

test("the title of a refusal is what its status is called", async () => {
  const ask = notes(object({ statusCode: { type: "integer" }, message: text, error: text }, ["message", "error"]));
  expect((await ask("POST /notes", {})).json).toMatchObject({ error: "Unprocessable Content" });
  await ask("DELETE /notes/1");
  expect((await ask("GET /notes/1")).json).toMatchObject({ error: "Not Found", message: "Not found" });
});

test("a message that may be a text or a list of texts says what is wrong, and no word beside it does", async () => {
  for (const texts of [{ type: "array", items: text }, { oneOf: [text, { type: "array", items: text }] }])
    for (const name of ["message", "detail"]) {
      const ask = notes(object({ statusCode: { type: "integer" }, [name]: texts, error: text }, [name, "error"]));
      const { json } = await ask("POST /notes", { owner: {} });
      const { [name]: said, error } = json as Readonly<Record<string, unknown>>;
      expect([said].flat().join()).toContain("must have required property 'title'");
      expect(error).toBe("Unprocessable Content");
    }
});

test("an error that names its source by a pointer or a parameter has it, though its schema lets it be left out", async () => {
  const source = object({ pointer: text, parameter: text });
  const ask = notes(object({ errors: { type: "array", items: object({ status: text, detail: text, source }) } }));
  for (let count = 0; count < 5; count++) {
    const { errors } = (await ask("POST /notes", { owner: {} })).json as { errors: readonly object[] };
    expect(errors).toEqual([
      expect.objectContaining({ source: { pointer: "/title" } }),
      expect.objectContaining({ source: { pointer: "/owner/name" } }),
    ]);
  }
});

test("an object that names the members of a body has what is wrong with them", async () => {
  const texts = { type: "array", items: text };
  const ask = notes(object({ message: text, errors: object({ title: texts, color: texts }) }, ["message", "errors"]));
  expect((await ask("POST /notes", {})).json).toMatchObject({
    errors: { title: ["must have required property 'title'"] },
  });
});

test("what may be null is refused for what is wrong with it otherwise, and for nothing else", async () => {
  const word = { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] };
  const place = { anyOf: [object({ city: text, zip: text }, ["city", "zip"]), { type: "null" }] };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/notes": {
        get: { parameters: [{ name: "word", in: "query", schema: word }], responses: { 200: of(object({})) } },
        post: { requestBody: of(object({ word, place })), responses: { 200: of(object({})) } },
      },
    },
  });
  const count = async (line: string, body?: object): Promise<readonly string[]> =>
    ((await ask(line, body)).json as { errors: readonly { detail: string }[] }).errors.map(({ detail }) => detail);
  expect(await count("GET /notes?word=c")).toEqual(['must be one of "a", "b"']);
  expect(await count("POST /notes", { word: "c" })).toEqual(['must be one of "a", "b"']);
  expect(await count("POST /notes", { place: { city: "x" } })).toEqual(["must have required property 'zip'"]);
});
