import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const flag = { type: "boolean" };
const object = (properties: object, required: readonly string[] = []): object => ({
  type: "object",
  required,
  properties,
});
const of = (schema: object, type = "application/json"): object => ({
  description: "",
  content: { [type]: { schema } },
});
const inPath = (schema: object): object => ({ name: "id", in: "path", required: true, schema });
const documentOf = (paths: object): object => ({ openapi: "3.1.0", info: { title: "Things", version: "1" }, paths });

const compareTexts = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

test("what a body says of members that are left out is so in the rows that are made", async () => {
  const row = { id: whole, title: text, isDone: flag, tags: { type: "array", items: text }, note: text };
  const usual = { isDone: { ...flag, default: true }, tags: { type: "array", items: text, default: [] } };
  const body = object({ title: text, note: { ...text, default: null }, ...usual }, ["title"]);
  const id = inPath(whole);
  const ask = standInFor(
    documentOf({
      "/tasks": { post: { requestBody: of(body), responses: { 201: of(object(row, ["id", "isDone", "tags"])) } } },
      "/tasks/{id}": {
        get: { parameters: [id], responses: { 200: of(object(row)) } },
        patch: { parameters: [id], requestBody: of(body), responses: { 200: of(object(row)) } },
      },
    }),
  );
  const made = (await ask("POST /tasks", { title: "a" })).json as Row;
  expect(made).toMatchObject({ title: "a", isDone: true, tags: [] });
  const address = `/tasks/${String(made["id"])}`;
  expect((await ask(`GET ${address}`)).json).toEqual(made);
  expect((await ask("POST /tasks", { title: "a", isDone: false })).json).toMatchObject({ isDone: false });
  expect((await ask(`PATCH ${address}`, { title: "b", isDone: false })).json).toMatchObject({ isDone: false });
  expect((await ask(`PATCH ${address}`, { title: "c" })).json).toMatchObject({ title: "c", isDone: false });
});

test("one text of a member that is a list is its only item", async () => {
  const paging = object({ page: whole, size: whole, sort: { type: "array", items: text } });
  const parameters = [{ name: "pageable", in: "query", required: true, schema: paging }];
  const get = {
    parameters,
    responses: { 200: of({ type: "array", items: object({ id: whole, title: text }, ["id", "title"]) }) },
  };
  const ask = standInFor(documentOf({ "/teas": { get } }));
  const titles = async (query: string): Promise<readonly string[]> =>
    ((await ask(`GET /teas?page=0&size=5${query}`)).json as readonly Row[]).map((row) => String(row["title"]));
  const [up, down] = [await titles("&sort=title,asc"), await titles("&sort=title,desc")];
  expect(up).toHaveLength(5);
  expect(up).toEqual(up.toSorted(compareTexts));
  expect(down).toEqual(down.toSorted(compareTexts).toReversed());
  expect(down).not.toEqual(up);
});

test("what is missing is said where it should be, in words that no refusal leaves out", async () => {
  const body = object({ title: text, owner: object({ name: text }, ["name"]) }, ["title"]);
  const map = { type: "object", additionalProperties: { type: "array", items: text } };
  const post = (refusal: object): object => ({
    post: { requestBody: of(body), responses: { 201: of(body), 400: of(refusal) } },
  });
  const loose = object({ code: whole, message: text, status: whole, errors: map });
  const paths = Array.from({ length: 20 }, (_, index) => [`/tasks${index}`, post(loose)] as const);
  const items = { type: "array", items: object({ propertyPath: text, message: text }, ["propertyPath", "message"]) };
  const ask = standInFor(
    documentOf({ ...Object.fromEntries(paths), "/lists": post(object({ violations: items }, ["violations"])) }),
  );
  for (const [path] of paths) {
    const { json, status } = await ask(`POST ${path}`, { owner: {} });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 400, status: 400, message: expect.stringContaining("required") as string });
    expect(Object.keys((json as { errors: object }).errors).toSorted()).toEqual(["owner.name", "title"]);
  }
  const { violations } = (await ask("POST /lists", {})).json as { violations: readonly Row[] };
  expect(violations).toEqual([{ propertyPath: "title", message: "must have required property 'title'" }]);
});

test("rows that say of themselves what they are in a vocabulary have their own key, and so has their page", async () => {
  const type = "application/ld+json";
  const row = object({ "@id": text, "@type": text, id: whole, title: text }, ["@id", "id", "title"]);
  const link = { ...text, format: "iri-reference" };
  const view = object({ "@id": link, "hydra:first": link, "hydra:next": link });
  const page = object(
    { "hydra:member": { type: "array", items: row }, "hydra:totalItems": whole, "hydra:view": view },
    ["hydra:member", "hydra:totalItems", "hydra:view"],
  );
  const query = (name: string, schema: object): object => ({ name, in: "query", schema });
  const parameters = [query("page", whole), query("itemsPerPage", whole), query("title", text)];
  const ask = standInFor(
    documentOf({
      "/books": {
        get: { parameters, responses: { 200: of(page, type) } },
        post: { requestBody: of(object({ title: text })), responses: { 201: of(row, type) } },
      },
      "/books/{id}": { get: { parameters: [inPath(text)], responses: { 200: of(row, type) } } },
    }),
  );
  const made = (await ask("POST /books", { title: "Mine" })).json as Row;
  expect((await ask(`GET /books/${String(made["id"])}`)).json).toEqual(made);
  expect((await ask("GET /books?title=Mine")).json).toMatchObject({ "hydra:member": [made], "hydra:totalItems": 1 });
  const first = (await ask("GET /books?itemsPerPage=2")).json as { readonly "hydra:view": Row };
  const next = String(first["hydra:view"]["hydra:next"]);
  expect(next).toContain("/books?");
  expect(((await ask(`GET ${next.slice(next.indexOf("/books"))}`)).json as Row)["hydra:member"]).toHaveLength(2);
});
