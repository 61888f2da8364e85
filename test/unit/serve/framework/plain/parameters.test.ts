import { expect, test } from "vitest";
import { echoing, smallService } from "./small-service.ts";

const texts = { type: "array", items: { type: "string" } };
const colours = { type: "object", properties: { R: { type: "integer" }, G: { type: "integer" } } };

/** Style, explode, place, schema, what is sent, what is read (OpenAPI 3.1, section 4.8.12.4 "Style Examples"). */
const spelled = [
  ["simple", false, "path", texts, "blue,black", ["blue", "black"]],
  ["simple", false, "path", colours, "R,100,G,200", { R: 100, G: 200 }],
  ["simple", true, "path", colours, "R=100,G=200", { R: 100, G: 200 }],
  ["label", false, "path", { type: "string" }, ".blue", "blue"],
  ["label", false, "path", texts, ".blue,black", ["blue", "black"]],
  ["label", true, "path", texts, ".blue.black", ["blue", "black"]],
  ["label", true, "path", colours, ".R=100.G=200", { R: 100, G: 200 }],
  ["matrix", false, "path", { type: "string" }, ";v=blue", "blue"],
  ["matrix", false, "path", texts, ";v=blue,black", ["blue", "black"]],
  ["matrix", true, "path", texts, ";v=blue;v=black", ["blue", "black"]],
  ["matrix", false, "path", colours, ";v=R,100,G,200", { R: 100, G: 200 }],
  ["matrix", true, "path", colours, ";R=100;G=200", { R: 100, G: 200 }],
  ["form", true, "query", texts, "v=blue&v=black", ["blue", "black"]],
  ["form", true, "query", texts, "v=a,b", ["a,b"]],
  ["form", false, "query", texts, "v=blue,black", ["blue", "black"]],
  ["form", false, "query", texts, "v=bl%2Cue,black", ["bl,ue", "black"]],
  ["form", false, "query", colours, "v=R,100,G,200", { R: 100, G: 200 }],
  ["form", true, "query", colours, "R=100&G=200", { R: 100, G: 200 }],
  ["spaceDelimited", false, "query", texts, "v=blue%20black", ["blue", "black"]],
  ["pipeDelimited", false, "query", texts, "v=blue|black", ["blue", "black"]],
  ["deepObject", true, "query", colours, "v[R]=100&v[G]=200", { R: 100, G: 200 }],
  ["form", true, "cookie", { type: "integer" }, "v=7", 7],
  ["form", false, "cookie", texts, "v=blue,black", ["blue", "black"]],
  ["simple", false, "header", texts, "blue, black", ["blue", "black"]],
  ["simple", true, "header", colours, "R=100,G=200", { R: 100, G: 200 }],
] as const;

test.each(spelled)("reads style %s, explode %s, in %s", async (style, explode, place, schema, sent, read) => {
  const parameter = { name: "v", in: place, style, explode, schema, ...(place === "path" ? { required: true } : {}) };
  const path = place === "path" ? "/things/{v}" : "/things";
  const service = smallService({ paths: { [path]: { get: echoing([parameter]) } } });
  const target = place === "path" ? `/things/${sent}` : place === "query" ? `/things?${sent}` : "/things";
  const headers: Record<string, string> = place === "cookie" ? { Cookie: sent } : place === "header" ? { V: sent } : {};
  expect((await service.ask(target, { headers })).json).toEqual({ v: read });
});

test("reads a parameter in a media type, and a query that is one value as a whole", async () => {
  const content = { "application/json": { schema: colours } };
  const service = smallService({
    openapi: "3.2.0",
    paths: {
      "/one": { get: echoing([{ name: "v", in: "query", content }]) },
      "/whole": { get: echoing([{ name: "v", in: "querystring", content }]) },
    },
  });
  expect((await service.ask("/one?v=%7B%22R%22:1%7D")).json).toEqual({ v: { R: 1 } });
  expect((await service.ask("/whole?%7B%22R%22:1%7D")).json).toEqual({ v: { R: 1 } });
});

test.each([
  ["it stands", "abc", "abc"],
  ["digits", "12", "12"],
  ["JSON", "%22abc%22", "abc"],
])("reads a text that is said to be JSON as %s", async (_, sent, read) => {
  const content = { "application/json": { schema: { type: "string" } } };
  const parameter = { name: "v", in: "path", required: true, content };
  const service = smallService({ paths: { "/things/{v}": { get: echoing([parameter]) } } });
  expect((await service.ask(`/things/${sent}`)).json).toEqual({ v: read });
});

test("refuses as JSON what is no text and no JSON", async () => {
  const content = { "application/json": { schema: colours } };
  const service = smallService({ paths: { "/things": { get: echoing([{ name: "v", in: "query", content }]) } } });
  expect((await service.ask("/things?v=abc")).status).toBe(422);
});

const bounded = {
  paths: {
    "/things": {
      get: echoing([
        { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 9, default: 5 } },
        { name: "code", in: "query", schema: { type: "string", pattern: "^[A-Z]+$" } },
        { name: "day", in: "query", schema: { type: "string", format: "date" } },
        { name: "note", in: "query", allowEmptyValue: true, schema: { type: "integer" } },
        { name: "Accept", in: "header", required: true, schema: { type: "integer" } },
      ]),
    },
    "/asked": { get: echoing([{ name: "q", in: "query", required: true, schema: { type: "string" } }]) },
  },
};

test.each([
  ["limit=0", "limit", "must be >= 1"],
  ["limit=ten", "limit", "must be a number"],
  ["limit=", "limit", "must be a number"],
  ["limit=1&limit=2", "limit", "must be a number"],
  ["code=abc", "code", 'must match pattern "^[A-Z]+$"'],
  ["day=yesterday", "day", 'must match format "date"'],
])("refuses %s, and says where and why", async (query, parameter, detail) => {
  const refused = await smallService(bounded).ask(`/things?${query}`);
  expect(refused.type).toBe("application/problem+json");
  expect(refused.json).toMatchObject({ status: 422, errors: [{ parameter, in: "query", detail }] });
});

test("applies defaults, lets an empty value pass where it may, and looks past parameters that say nothing", async () => {
  const service = smallService(bounded);
  expect((await service.ask("/things?note=")).json).toEqual({ limit: 5 });
});

test("refuses a request without what is required, and ignores what nobody asked for", async () => {
  const service = smallService(bounded);
  expect((await service.ask("/asked")).json).toMatchObject({ detail: "q is missing" });
  const { answer } = await service.answered("/asked?q=a&colour=red");
  expect([answer.status, answer.ignored]).toEqual([200, ["colour"]]);
});

test.each([
  [["400", "422"], "limit=x", 400],
  [["400", "422"], "limit=0", 422],
  [["400"], "limit=0", 400],
  [["422"], "limit=x", 422],
  [["4XX"], "limit=0", 422],
  [["4XX"], "limit=x", 400],
])("refuses with the status of %s that is documented (%s)", async (statuses, query, status) => {
  const responses = Object.fromEntries(["200", ...statuses].map((one) => [one, { description: "as it is" }]));
  const parameters = [{ name: "limit", in: "query", schema: { type: "integer", minimum: 1 } }];
  const service = smallService({ paths: { "/things": { get: { parameters, responses } } } });
  expect((await service.ask(`/things?${query}`)).status).toBe(status);
});

test("a name that a parameter and the member of an exploded object share is the parameter's", async () => {
  const sort = { type: "object", properties: { sent: { enum: ["asc", "desc"] }, made: { enum: ["asc", "desc"] } } };
  const service = smallService({
    paths: {
      "/x": {
        get: echoing([
          { name: "sent", in: "query", schema: { type: "string", format: "date" } },
          { name: "sort", in: "query", schema: sort },
        ]),
      },
    },
  });
  const { status, json } = await service.ask("/x?sent=2026-01-03&made=asc");
  expect([status, json]).toEqual([200, { sent: "2026-01-03", sort: { made: "asc" } }]);
});

test("refuses a parameter that is nested without end", async () => {
  const schema = { type: "object" };
  const service = smallService({
    paths: { "/x": { get: echoing([{ name: "f", in: "query", style: "deepObject", explode: true, schema }]) } },
  });
  const { status, json } = await service.ask(`/x?f${"[b]".repeat(3000)}=1`);
  expect([status, (json as { detail: string }).detail]).toEqual([422, "f is nested more than 100 levels deep"]);
});

test.each([
  ["Accept-Language", "*", 200],
  ["Accept-Language", "en-US,en;q=0.9", 200],
  ["Accept-Language", "en-US", 200],
  ["accept-encoding", "gzip, deflate, br", 200],
  ["Accept-Language", "neither-of-them", 422],
  ["X-Language", "*", 422],
])("what clients would take is chosen from, and refuses nobody: %s: %s", async (name, sent, status) => {
  const parameter = { name, in: "header", schema: { type: "string", enum: ["de", "fr"] } };
  const service = smallService({ paths: { "/things": { get: echoing([parameter]) } } });
  expect((await service.ask("/things", { headers: { [name]: sent } })).status).toBe(status);
});
