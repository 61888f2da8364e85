import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { smallService } from "./small-service.ts";

const tea = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer", xml: { attribute: true } },
    name: { type: "string" },
    origins: { type: "array", items: { type: "string", xml: { name: "origin" } }, xml: { wrapped: true } },
    pin: { type: "string", writeOnly: true },
  },
  example: { id: 7, name: 'Assam, "black"', origins: ["IN", "LK"] },
};
const list = { type: "array", items: { $ref: "#/components/schemas/Tea" } };

function answering(content: object, more: object = {}, responses: object = {}): ReturnType<typeof smallService> {
  const shown = Object.values(content).some((media) => Reflect.has(media as object, "example"));
  const get = {
    responses: { "200": { description: "a tea", content, ...more }, ...responses },
    ...(shown ? { "x-standin-answer": { example: { name: "example" } } } : {}),
  };
  return smallService({ components: { schemas: { Tea: tea } }, paths: { "/teas/{id}": { get } } });
}

const types = (...names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, { schema: list, example: [tea.example, tea.example] }]));

test.each([
  [undefined, "application/json"],
  ["application/xml, application/json", "application/xml"],
  ["application/xml;q=0.5, application/json;q=0.9", "application/json"],
  ["text/*", "text/csv; charset=utf-8"],
  ["application/json;q=0, */*", "application/xml"],
  ["application/json; version=2", "application/json"],
  ["nonsense", "application/json"],
])("answers %s with %s", async (accept, type) => {
  const service = answering(types("application/json", "application/xml", "text/csv"));
  const answer = await service.ask("/teas/7", { headers: accept === undefined ? {} : { Accept: accept } });
  expect([answer.status, answer.type]).toEqual([200, type]);
});

test("refuses a client that takes none of the documented media types, and gives who reads JSON every JSON", async () => {
  const refused = await answering(types("application/json")).ask("/teas/7", { headers: { Accept: "image/png" } });
  expect([refused.status, refused.json]).toEqual([
    406,
    expect.objectContaining({ detail: "there is application/json" }),
  ]);
  const service = answering(types("application/hal+json"));
  expect((await service.ask("/teas/7", { headers: { Accept: "application/json" } })).type).toBe("application/hal+json");
});

test("spells a list as XML, CSV, JSON Lines and events", async () => {
  const service = answering(types("application/xml", "text/csv", "application/x-ndjson", "text/event-stream"));
  const ask = async (type: string): Promise<string> =>
    (await service.ask("/teas/7", { headers: { Accept: type } })).text;
  const xml = await ask("application/xml");
  expect(xml).toContain('<Tea id="7"><name>Assam, &quot;black&quot;</name><origins><origin>IN</origin>');
  expect(new XMLParser().parse(xml)).toBeTypeOf("object");
  const row = '7,"Assam, ""black""","[""IN"",""LK""]"\r\n';
  expect(await ask("text/csv")).toBe(`id,name,origins\r\n${row}${row}`);
  const line = JSON.stringify(tea.example);
  expect(await ask("application/x-ndjson")).toBe(`${line}\n${line}\n`);
  expect(await ask("text/event-stream")).toBe(`data: ${line}\n\ndata: ${line}\n\n`);
});

test.each([
  ["image/png", "image/png", "\x89PNG"],
  ["image/*", "image/png", "\x89PNG"],
  ["image/jpeg", "image/jpeg", "\xff\xd8\xff"],
  ["image/gif", "image/gif", "GIF89a"],
  ["image/webp", "image/webp", "RIFF"],
  ["image/svg+xml", "image/svg+xml", "<svg "],
  ["application/pdf", "application/pdf", "%PDF-1.4"],
  ["application/zip", "application/zip", "PK\x03\x04"],
  ["*/*", "application/json", ""],
])("answers %s with a small real file of %s", async (documented, type, beginning) => {
  const answer = await answering({ [documented]: {} }).ask("/teas/7");
  expect([answer.status, answer.type]).toEqual([200, type]);
  expect(answer.text.startsWith(beginning)).toBe(true);
});

test("shows no member that is only written, whatever an example has", async () => {
  const schema = { $ref: "#/components/schemas/Tea" };
  const example = { id: 1, name: "a", pin: "1234" };
  const answer = await answering({ "application/json": { schema, example } }).ask("/teas/7");
  expect(answer.json).toEqual({ id: 1, name: "a" });
});

test("fills documented headers, and builds addresses from the host and the server's path", async () => {
  const text = { schema: { type: "string" } };
  const headers = {
    "X-Left": { schema: { type: "integer", const: 9 } },
    "X-Tags": { required: true, example: ["a", "b"] },
  };
  const post = { responses: { "201": { description: "made", headers: { ...headers, Location: text } } } };
  const service = smallService({
    servers: [{ url: "https://{region}.example/api/v1", variables: { region: { default: "eu" } } }],
    paths: { "/teas": { post } },
  });
  const answer = await service.ask("/api/v1/teas", { method: "POST" });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-left")).toBe("9");
  expect(answer.headers.get("x-tags")).toBe("a,b");
  expect(answer.headers.get("location")).toBe("http://api.example/api/v1/teas");
  expect((await service.ask("/teas", { method: "POST" })).headers.get("location")).toBe("http://api.example/teas");
});

test.each([
  [{ "204": { description: "done" } }, 204],
  [{ "302": { description: "elsewhere", headers: { Location: { example: "/teas" } } } }, 302],
  [{ "303": { description: "elsewhere" }, default: { description: "an error" } }, 303],
  [{ "2XX": { description: "fine" } }, 200],
  [{ default: { description: "whatever" } }, 200],
  [{ "410": { description: "gone" } }, 410],
])("answers what is documented where that is all: %j", async (responses, status) => {
  const service = smallService({ paths: { "/teas": { get: { responses } } } });
  expect((await service.ask("/teas")).status).toBe(status);
});

const failure = {
  type: "object",
  required: ["error", "request"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message"],
      properties: {
        code: { type: "string", enum: ["bad_request", "not_found"] },
        message: { type: "string" },
        fields: { type: "array" },
      },
    },
    errors: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["field"],
        properties: { field: { type: "string" }, reason: { type: "string" } },
      },
    },
    request: { type: "string", pattern: "^[0-9]{4}$" },
  },
};

test("says in the documented error what was really wrong, and keeps to its schema", async () => {
  const content = { "application/json": { schema: failure } };
  const responses = { "200": { description: "a tea" }, "400": { description: "no", content } };
  const parameters = [{ name: "limit", in: "query", schema: { type: "integer" } }];
  const service = smallService({ paths: { "/teas": { get: { parameters, responses } } } });
  const { status, json } = await service.ask("/teas?limit=x");
  expect(status).toBe(400);
  expect(json).toMatchObject({
    error: { code: "bad_request", message: "limit must be a number" },
    request: expect.stringMatching(/^\d{4}$/) as string,
  });
});

const ordered = answering(
  { "application/json": { schema: tea, examples: { green: { value: { id: 1, name: "green" } } } } },
  {},
  {
    "404": {
      description: "no such tea",
      headers: { "X-Why": { required: true, schema: { const: "lost" } } },
      content: {
        "application/json": {
          schema: failure,
          examples: { lost: { value: { error: { code: "not_found", message: "lost" }, request: "0001" } } },
        },
      },
    },
  },
);

test.each([
  ["/teas/7?__code=404", {}, 404, "code=404"],
  ["/teas/7", { Prefer: "code=404" }, 404, "code=404"],
  ["/teas/7?__code=404&__example=lost", {}, 404, "example=lost, code=404"],
  ["/teas/7?__example=green", {}, 200, "example=green"],
  ["/teas/7?__dynamic=true", {}, 200, "dynamic=true"],
  ["/teas/7", { Prefer: "code=418" }, 200, ""],
])("honours the order %s %j", async (target, headers, status, applied) => {
  const { answer } = await ordered.answered(target, { headers });
  expect([answer.status, (answer.applied ?? []).join(", "), answer.ignored]).toEqual([status, applied, undefined]);
});

test("gives an ordered failure its documented body and headers, and refuses orders in the query that nothing documents", async () => {
  const lost = await ordered.ask("/teas/7?__code=404");
  expect(lost.json).toEqual({ error: { code: "not_found", message: "lost" }, request: "0001" });
  expect(lost.headers.get("x-why")).toBe("lost");
  expect((await ordered.ask("/teas/7?__code=418")).json).toMatchObject({
    status: 404,
    detail: expect.stringContaining("200, 404") as string,
  });
  expect((await ordered.ask("/teas/7?__example=red")).status).toBe(404);
});

test("documents a failure that a fault orders", async () => {
  const { failure: documented } = await ordered.answered("/teas/7");
  expect(JSON.parse(String(documented(404)?.body))).toEqual({
    error: { code: "not_found", message: "lost" },
    request: "0001",
  });
});

test("answers HEAD as GET, OPTIONS with what there is, and equal templates by what fits", async () => {
  const answer = (description: string): object => ({
    "200": { description, content: { "text/plain": { example: description } } },
  });
  const byKind = (type: string): object => ({
    parameters: [{ name: type, in: "path", required: true, schema: { type } }],
  });
  const service = smallService({
    paths: {
      "/teas/{integer}": { get: { ...byKind("integer"), responses: answer("by number") } },
      "/teas/{string}": { get: { ...byKind("string"), responses: answer("by name") } },
    },
  });
  expect((await service.ask("/teas/7", { method: "HEAD" })).status).toBe(200);
  const options = await service.ask("/teas/7", { method: "OPTIONS" });
  expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
  expect([(await service.ask("/teas/7")).text, (await service.ask("/teas/assam")).text]).toEqual([
    "by number",
    "by name",
  ]);
});

test("answers another documented success where the first has no media type that the client takes", async () => {
  const file = {
    description: "the file",
    content: { "application/pdf": { schema: { type: "string", format: "binary" } } },
  };
  const later = { type: "object", required: ["done"], properties: { done: { const: false } } };
  const service = smallService({
    paths: {
      "/file": {
        get: {
          responses: {
            "200": file,
            "202": { description: "later", content: { "application/json": { schema: later } } },
          },
        },
      },
      "/broken": {
        get: { responses: { "403": { description: "no", content: { "application/json": { schema: later } } } } },
      },
    },
  });
  const waiting = await service.ask("/file", { headers: { Accept: "application/json" } });
  expect([waiting.status, waiting.json]).toEqual([202, { done: false }]);
  expect((await service.ask("/file", { headers: { Accept: "application/pdf" } })).status).toBe(200);
  expect((await service.ask("/file", { headers: { Accept: "image/png" } })).status).toBe(406);
  expect((await service.ask("/broken", { headers: { Accept: "image/png" } })).status).toBe(406);
});

test("says in the documented error what was really wrong, though an example shows another error", async () => {
  const schema = {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["message", "status_code"],
        properties: {
          message: { type: "string" },
          status_code: { enum: [404, 422] },
          code: { enum: ["not_found", "invalid"] },
        },
      },
    },
  };
  const example = { error: { code: "not_found", message: "address not found", status_code: 404 } };
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  const content = { "application/json": { schema, example } };
  const service = smallService({
    paths: {
      "/x": {
        get: {
          parameters: [limit],
          responses: { "200": { description: "ok" }, "422": { description: "no", content } },
        },
      },
    },
  });
  const { status, json } = await service.ask("/x?limit=many");
  expect([status, json]).toEqual([
    422,
    {
      error: {
        code: expect.stringMatching(/^(not_found|invalid)$/) as string,
        message: "limit must be a number",
        status_code: 422,
      },
    },
  ]);
});

test("what is documented itself is no part of a range", async () => {
  const range = {
    "*/*": { schema: { type: "string" } },
    "application/json": { schema: { $ref: "#/components/schemas/Tea" } },
  };
  const service = answering(range);
  const answer = await service.ask("/teas/7", { headers: { Accept: "application/json" } });
  expect([answer.status, answer.json]).toEqual([200, expect.objectContaining({ id: 7 })]);
});

test.each([
  [{ example: '{"said":["no"]}' }, { said: ["no"] }],
  [{ example: " [1, 2]" }, [1, 2]],
  [{ example: "{not JSON}" }, "{not JSON}"],
  [{ example: '{"said":"no"}', schema: { type: "string" } }, '{"said":"no"}'],
])("an example that spells JSON in quotes is what it spells: %j", async (media, shown) => {
  const answer = await answering({ "application/json": media }).ask("/teas/7");
  expect(answer.json).toEqual(shown);
});

const textList = { type: "array", items: { type: "string" }, minItems: 1 };
test.each([
  [
    { errorMessages: textList, errors: { type: "object", additionalProperties: { type: "string" }, minProperties: 1 } },
    { errorMessages: ["limit must be a number"], errors: { limit: "must be a number" } },
  ],
  [
    { validation_errors: { type: "object", additionalProperties: textList, minProperties: 1 } },
    { validation_errors: { limit: ["must be a number"] } },
  ],
  [{ display_message: { type: "string" } }, { display_message: "limit must be a number" }],
])("says what was wrong wherever a body has a place for it: %j", async (properties, said) => {
  const schema = { type: "object", required: Object.keys(properties), properties };
  const responses = {
    "200": { description: "a tea" },
    "400": { description: "no", content: { "application/json": { schema } } },
  };
  const parameters = [{ name: "limit", in: "query", schema: { type: "integer" } }];
  const service = smallService({ paths: { "/teas": { get: { parameters, responses } } } });
  expect((await service.ask("/teas?limit=x")).json).toEqual(said);
});
