import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

const places = ["path", "query", "header", "cookie"] as const;
const text = { type: "string" };
const book = {
  type: "object",
  required: ["id", "title"],
  properties: { id: text, title: text, page: { type: "integer" } },
};
const parameter = (name: string, place: string, schema: object = text): object => ({
  name,
  in: place,
  schema,
  ...(place === "path" ? { required: true } : {}),
});
const ok = (schema: object): object => ({
  responses: {
    "200": { description: "ok", content: { "application/json": { schema } } },
    "404": { description: "none" },
  },
});
const one = { $ref: "#/components/schemas/Book" };
const named = places.map((place) => parameter("id", place));
const paths = {
  "/books": { get: ok({ type: "array", items: one }) },
  "/books/{id}": {
    get: { parameters: named, ...ok(one) },
    delete: {
      parameters: named.toReversed(),
      responses: { "204": { description: "gone" }, "404": { description: "" } },
    },
    patch: {
      parameters: named,
      requestBody: { content: { "application/json": { schema: { type: "object", properties: { title: text } } } } },
      ...ok(one),
    },
  },
  "/shelves/{page}/books": {
    get: {
      parameters: [
        parameter("page", "query", { type: "integer" }),
        parameter("page", "header", { type: "integer" }),
        parameter("limit", "query", { type: "integer" }),
        parameter("page", "path"),
      ],
      ...ok({
        type: "object",
        required: ["items", "page", "next"],
        properties: {
          items: { type: "array", items: one },
          page: { type: "integer" },
          next: { type: ["string", "null"], format: "uri" },
        },
      }),
    },
  },
  "/moods/{mood}": {
    get: {
      operationId: "moods",
      parameters: [
        parameter("mood", "path"),
        { name: "wanted", in: "query", schema: { type: "object", properties: { mood: { type: "integer" } } } },
      ],
      ...ok({ type: "object", properties: { ok: { type: "boolean" } } }),
    },
  },
};
const document = {
  openapi: "3.1.0",
  info: { title: "Books", version: "1" },
  components: { schemas: { Book: book } },
  paths,
};

interface Book {
  readonly id: string;
  readonly title: string;
}
interface Page {
  readonly items: readonly Book[];
  readonly page: number;
  readonly next: string | null;
}

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

const others = { headers: { id: "another", cookie: "id=a-third" } };
const read = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
  (await (await fetch(`${url}${path}`, init)).json()) as T;

test("the path says which row is meant, whatever query, header and cookie of its name say", async () => {
  const [first, second, third] = await read<readonly Book[]>("/books");
  expect(await read(`/books/${first?.id}`)).toEqual(first);
  expect(await read(`/books/${first?.id}?id=${second?.id}`, others)).toEqual(first);
  const body = JSON.stringify({ title: "Changed" });
  const headers = { ...others.headers, "content-type": "application/json" };
  const changed = await read<Book>(`/books/${second?.id}?id=${first?.id}`, { method: "PATCH", body, headers });
  expect(changed).toMatchObject({ id: second?.id, title: "Changed" });
  expect((await fetch(`${url}/books/${third?.id}?id=${first?.id}`, { ...others, method: "DELETE" })).status).toBe(204);
  const left = (await read<readonly Book[]>("/books")).map(({ id }) => id);
  expect(left).toEqual(expect.arrayContaining([first?.id, second?.id]));
  expect(left).not.toContain(third?.id);
});

test("the query says which page is meant, and the path whose list it is of", async () => {
  const whole = await read<Page>("/shelves/7/books?limit=100");
  const [first, second] = await Promise.all(
    [1, 2].map((page) => read<Page>(`/shelves/7/books?page=${page}&limit=2`, { headers: { page: "9" } })),
  );
  expect([first?.page, second?.page]).toEqual([1, 2]);
  expect([...(first?.items ?? []), ...(second?.items ?? [])]).toEqual(whole.items.slice(0, 4));
  expect((await read<Page>("/shelves/7/books?limit=2")).items).toEqual(first?.items);
  const other = await read<Page>("/shelves/8/books?limit=100");
  expect(other.items[0]?.id).not.toBe(whole.items[0]?.id);
  const next = new URL(first?.next ?? "");
  expect([next.pathname, next.searchParams.get("page")]).toEqual(["/shelves/7/books", "2"]);
});

test("a member of an object in the query is read, though a parameter of the path has its name", async () => {
  expect((await fetch(`${url}/moods/glad?mood=3`)).status).toBe(200);
  expect((await fetch(`${url}/moods/glad?mood=sad`)).status).toBe(422);
});
