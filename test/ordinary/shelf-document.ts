import { compileContract } from "../../src/contract/load-contract.ts";
import type { Contract } from "../../src/contract/model/contract.ts";

type Tree = Readonly<Record<string, unknown>>;

/** The ways in which a list is asked for in parts. */
export const habits = ["page", "offset", "cursor", "after", "link", "next"] as const;
export type Habit = (typeof habits)[number];

const text = { type: "string" };
const whole = { type: "integer" };
const book: Tree = {
  type: "object",
  required: ["id", "title", "shelf", "pages"],
  properties: {
    id: { ...text, minLength: 1 },
    title: { ...text, minLength: 2, maxLength: 60 },
    shelf: { ...text, enum: ["north", "south", "west"] },
    pages: { ...whole, minimum: 1, maximum: 5000 },
    lent: { type: "boolean" },
    added: { ...text, format: "date-time" },
  },
};
const draft: Tree = {
  type: "object",
  required: ["title", "shelf", "pages"],
  properties: Object.fromEntries(
    Object.entries(book["properties"] as Tree).filter(([name]) => ["title", "shelf", "pages", "lent"].includes(name)),
  ),
  example: { title: "The sea at night", shelf: "north", pages: 120, lent: false },
};

const query = (name: string, schema: Tree, more: Tree = {}): Tree => ({ name, in: "query", schema, ...more });
const json = (schema: Tree): Tree => ({ "application/json": { schema } });
const ok = (schema: Tree, more: Tree = {}): Tree => ({ description: "It is.", content: json(schema), ...more });
const refused: Tree = {
  description: "It is not.",
  content: json({ type: "object", required: ["error"], properties: { error: text } }),
};
const failures = { "400": refused, "404": refused };

/** What a list of a habit takes, and tells of its pages. */
function listed(habit: Habit): { parameters: Tree[]; members: Tree; paging: Tree; told: Tree; headers: Tree } {
  const limit = query("limit", { ...whole, minimum: 1, maximum: 50, default: 10 });
  const position = (name: string, schema: Tree): Tree => query(name, schema);
  const all = { limit: "limit", usual: 10, most: 50 };
  switch (habit) {
    case "page":
      return {
        parameters: [limit, position("page", { ...whole, minimum: 1 })],
        members: { total: whole, pages: whole, page: whole },
        paging: { ...all, style: "page", parameter: "page", first: 1 },
        told: { "/total": "total", "/pages": "pages", "/page": "page" },
        headers: {},
      };
    case "offset":
      return {
        parameters: [limit, position("offset", { ...whole, minimum: 0 })],
        members: { total: whole, offset: whole, count: whole },
        paging: { ...all, style: "offset", parameter: "offset", first: 0 },
        told: { "/total": "total", "/offset": "offset", "/count": "count" },
        headers: {},
      };
    case "cursor":
      return {
        parameters: [limit, position("cursor", text)],
        members: { next: { type: ["string", "null"] }, more: { type: "boolean" } },
        paging: { ...all, style: "cursor", parameter: "cursor" },
        told: { "/next": "next", "/more": "more" },
        headers: {},
      };
    case "after":
      return {
        parameters: [limit, position("after", text)],
        members: { done: { type: "boolean" } },
        paging: { ...all, style: "after", parameter: "after" },
        told: { "/done": "done" },
        headers: {},
      };
    case "link":
      return {
        parameters: [limit, position("page", { ...whole, minimum: 1 })],
        members: {},
        paging: { ...all, style: "link", parameter: "page" },
        told: {},
        headers: { Link: "links", "X-Total-Count": "total" },
      };
    case "next":
      return {
        parameters: [limit, position("cursor", text)],
        members: { nextPage: { type: ["string", "null"] }, total: whole },
        paging: { ...all, style: "cursor", parameter: "cursor" },
        told: { "/nextPage": "nextLink", "/total": "total" },
        headers: {},
      };
  }
}

/** A document that states how its books are listed, found and changed: what it says without a mark is a promise. */
export function shelfContract(habit: Habit): Contract {
  const { parameters, members, paging, told, headers } = listed(habit);
  const missing = { status: 404, code: "missing", message: "There is none." };
  const id = { name: "id", in: "path", required: true, schema: text };
  const write = (action: string, more: Tree): Tree => ({ write: { entity: "books", action, missing, ...more } });
  const list: Tree = {
    operationId: "listBooks",
    parameters: [
      ...parameters,
      query("shelf", book["properties"] === undefined ? text : { ...text, enum: ["north", "south", "west"] }),
      query("title", { ...text, minLength: 2, maxLength: 60 }),
      query("sort", { ...text, enum: ["pages", "-pages", "title"] }),
      query("minPages", { ...whole, minimum: 0, maximum: 5000 }),
      query("step", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10 }),
      query("dozen", { ...whole, multipleOf: 12, minimum: 12 }),
      query("lent", { type: "boolean" }),
      query("since", { ...text, format: "date-time" }),
      query("code", { ...text, pattern: "^[A-Z]{2}[0-9]{2}$", examples: ["AB12"] }),
      query(
        "tags",
        { type: "array", items: { ...text, enum: ["old", "new", "rare"] }, minItems: 1, maxItems: 2 },
        { style: "pipeDelimited", explode: false },
      ),
      query("numbers", { type: "array", items: { ...whole, minimum: 1 } }, { style: "form", explode: true }),
      query(
        "box",
        {
          type: "object",
          properties: { width: { ...whole, minimum: 1 } },
          required: ["width"],
          additionalProperties: false,
          examples: [{ width: 3 }],
        },
        { style: "deepObject", explode: true },
      ),
      { name: "X-Reader", in: "header", required: true, schema: { ...text, minLength: 3, examples: ["ann"] } },
    ],
    "x-standin-answer": {
      list: {
        entity: "books",
        at: "/books",
        paging,
        ...(Object.keys(told).length === 0 ? {} : { told }),
        ...(Object.keys(headers).length === 0 ? {} : { headers }),
        filters: {
          shelf: { property: "shelf", operator: "equals" },
          title: { property: "title", operator: "contains" },
          minPages: { property: "pages", operator: "onOrAfter" },
        },
        order: { parameter: "sort" },
      },
    },
    responses: {
      "200": ok(
        {
          type: "object",
          required: ["books"],
          properties: { books: { type: "array", items: { $ref: "#/components/schemas/Book" } }, ...members },
        },
        { headers: Object.fromEntries(Object.keys(headers).map((name) => [name, { schema: text }])) },
      ),
      "405": refused,
      "406": refused,
      ...failures,
    },
  };
  const body = (schema: string): Tree => ({
    required: true,
    content: json({ $ref: `#/components/schemas/${schema}` }),
  });
  const one = (ref: string): Tree => ({ $ref: `#/components/schemas/${ref}` });
  return compileContract(
    {
      openapi: "3.1.0",
      info: { title: "A shelf", version: "1" },
      "x-standin-api": "shelf",
      "x-standin-entities": { books: { schema: one("Book"), key: "id" } },
      paths: {
        "/books": {
          get: list,
          post: {
            operationId: "addBook",
            requestBody: body("Draft"),
            "x-standin-answer": write("create", { at: "", below: true }),
            responses: { "201": ok(one("Book")), ...failures },
          },
        },
        "/books/{id}": {
          parameters: [id],
          get: {
            operationId: "getBook",
            "x-standin-answer": { item: { entity: "books", key: "id", missing } },
            responses: { "200": ok(one("Book")), ...failures },
          },
          put: {
            operationId: "putBook",
            requestBody: body("Draft"),
            "x-standin-answer": write("replace", { key: "id", at: "" }),
            responses: { "200": ok(one("Book")), ...failures },
          },
          patch: {
            operationId: "patchBook",
            requestBody: { required: true, content: json({ type: "object", properties: draft["properties"] }) },
            "x-standin-answer": write("merge", { key: "id", at: "" }),
            responses: { "200": ok(one("Book")), ...failures },
          },
          delete: {
            operationId: "removeBook",
            "x-standin-answer": write("remove", { key: "id" }),
            responses: { "204": { description: "Gone." }, ...failures },
          },
        },
        "/me": {
          get: {
            operationId: "whoAmI",
            security: [{ key: [] }],
            responses: {
              "200": ok({ type: "object", required: ["name"], properties: { name: text } }),
              "401": refused,
            },
          },
        },
        "/report": {
          get: {
            operationId: "report",
            responses: {
              "200": {
                description: "A report.",
                content: {
                  "application/json": { schema: { type: "object", required: ["count"], properties: { count: whole } } },
                  "text/csv": { schema: text },
                },
              },
            },
          },
        },
      },
      components: {
        schemas: { Book: book, Draft: draft },
        securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } },
      },
    },
    "shelf.yaml",
  );
}
