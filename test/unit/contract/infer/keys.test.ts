import { expect, test } from "vitest";
import { compileContract } from "../../../../src/contract/load-contract.ts";
import { asker } from "../../../support/inferred.ts";

const ok = (schema: unknown, type = "application/json"): object => ({
  description: "ok",
  content: { [type]: { schema } },
});
const parameter = (name: string, place: string, type: string): object => ({
  name,
  in: place,
  required: place === "path",
  schema: { type },
});
const song = {
  type: "object",
  required: ["id", "title"],
  properties: { id: { type: "string", example: "YsTs5lt" }, title: { type: "string" } },
};
const list = { type: "array", items: song };

function service(paths: object): ReturnType<typeof asker> {
  const document = { openapi: "3.1.0", info: { title: "Songs", version: "1" }, paths };
  return asker([compileContract(document, "songs.yaml")]);
}

test("keys that are text are whole numbers where the path takes numbers only, written rows included", async () => {
  const ask = service({
    "/songs": {
      get: { responses: { "200": ok(list) } },
      post: { requestBody: { content: { "application/json": { schema: song } } }, responses: { "201": ok(song) } },
    },
    "/songs/{songId}": {
      get: { parameters: [parameter("songId", "path", "integer")], responses: { "200": ok(song) } },
    },
  });
  const rows = (await ask("/songs")).json as { id: string }[];
  expect(rows.slice(0, 3).map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect((await ask("/songs/2")).json).toEqual(rows[1]);
});

test("the plural of the key asks for the rows of these keys, in the order asked", async () => {
  const ask = service({
    "/songs": { get: { parameters: [parameter("ids", "query", "string")], responses: { "200": ok(list) } } },
    "/songs/{id}": { get: { parameters: [parameter("id", "path", "string")], responses: { "200": ok(song) } } },
  });
  const rows = (await ask("/songs?ids=b7,a1,nobody")).json as { id: string }[];
  expect(rows.map(({ id }) => id)).toEqual(["b7", "a1"]);
  expect((await ask("/songs/a1")).json).toEqual(rows[1]);
});

test("rows without a name of their own are told apart by what they are about, never by the owner in their path", async () => {
  const play = {
    type: "object",
    required: ["seconds", "songId", "stationId"],
    properties: { seconds: { type: "integer" }, stationId: { type: "string" }, songId: { type: "string" } },
  };
  const ask = service({
    "/stations/{stationId}/plays": {
      get: {
        parameters: [parameter("stationId", "path", "string")],
        responses: { "200": ok({ type: "array", items: play }) },
      },
    },
  });
  const rows = (await ask("/stations/north/plays")).json as { songId: string; stationId: string }[];
  expect(new Set(rows.map(({ songId }) => songId)).size).toBe(rows.length);
  expect(new Set(rows.map(({ stationId }) => stationId))).toEqual(new Set(["north"]));
});

test.each(["application/json", "application/json;charset=UTF-8", "*/*", "application/vnd.songs+json"])(
  "an answer that only `default` documents, in %s, has rows",
  async (type) => {
    const ask = service({
      "/songs": { get: { responses: { default: ok(list, type) } } },
      "/songs/{id}": {
        get: {
          parameters: [parameter("id", "path", "string")],
          responses: { "400": { description: "no" }, default: ok(song, type) },
        },
      },
    });
    const { status, json } = await ask("/songs/a1");
    expect([status, (json as { id: string }).id]).toEqual([200, "a1"]);
    expect((await ask("/songs")).status).toBe(200);
  },
);

const segment = {
  type: "object",
  required: ["key", "name"],
  properties: { key: { type: "string" }, name: { type: "string" } },
};
const inProject = [parameter("project", "path", "string"), parameter("environment", "path", "string")];

test("a path that ends with a parameter lists what is fetched below it, and takes new rows", async () => {
  const ask = service({
    "/segments/{project}/{environment}": {
      parameters: inProject,
      get: { responses: { "200": ok({ type: "object", properties: { items: { type: "array", items: segment } } }) } },
      post: {
        requestBody: { content: { "application/json": { schema: segment } } },
        responses: { "201": ok(segment) },
      },
    },
    "/segments/{project}/{environment}/{segmentKey}": {
      parameters: [...inProject, parameter("segmentKey", "path", "string")],
      get: { responses: { "200": ok(segment) } },
    },
  });
  const { items } = (await ask("/segments/p/production")).json as { items: { key: string }[] };
  expect(items.length).toBeGreaterThan(1);
  expect(items.map(({ key }) => key)).not.toContain("production");
  expect((await ask(`/segments/p/production/${items[0]?.key ?? ""}`)).json).toEqual(items[0]);
});

test("a list that spells members in another way shows the same rows", async () => {
  const item = {
    type: "object",
    required: ["TemplateID", "FriendlyName"],
    properties: { TemplateID: { type: "number" }, FriendlyName: { type: "string" } },
  };
  const row = {
    type: "object",
    required: ["templateId", "friendly_name"],
    properties: { templateId: { type: "number" }, friendly_name: { type: "string" } },
  };
  const ask = service({
    "/templates": { get: { responses: { "200": ok({ type: "array", items: row }) } } },
    "/templates/{templateIdOrAlias}": {
      get: { parameters: [parameter("templateIdOrAlias", "path", "string")], responses: { "200": ok(item) } },
    },
  });
  const rows = (await ask("/templates")).json as { templateId: number; friendly_name: string }[];
  expect(rows.slice(0, 2).map(({ templateId }) => templateId)).toEqual([1, 2]);
  expect((await ask("/templates/2")).json).toEqual({ TemplateID: 2, FriendlyName: rows[1]?.friendly_name });
});

test("keys look as the path takes them, where the property says nothing of it", async () => {
  const uuid = { name: "songId", in: "path", required: true, schema: { type: "string", format: "uuid" } };
  const ask = service({
    "/songs": { get: { responses: { "200": ok(list) } } },
    "/songs/{songId}": { get: { parameters: [uuid], responses: { "200": ok(song) } } },
  });
  const rows = (await ask("/songs")).json as { id: string }[];
  for (const row of rows.slice(0, 3)) {
    expect(row.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect((await ask(`/songs/${row.id}`)).json).toEqual(row);
  }
});

test("a word for everything, a switch called like a property and a fraction narrow nothing", async () => {
  const place = {
    type: "object",
    required: ["id", "status", "latitude", "photos"],
    properties: {
      id: { type: "integer" },
      status: { type: "string" },
      latitude: { type: "number" },
      photos: { type: "array", items: { type: "string" } },
    },
  };
  const status = { name: "status", in: "query", schema: { type: "string", default: "ALL" } };
  const parameters = [status, parameter("latitude", "query", "number"), parameter("photos", "query", "boolean")];
  const ask = service({
    "/places": { get: { parameters, responses: { "200": ok({ type: "array", items: place }) } } },
  });
  const all = (await ask("/places")).json as unknown[];
  expect(all.length).toBeGreaterThan(10);
  expect((await ask("/places?latitude=47.5&photos=false&status=any")).json).toEqual(all);
  expect((await ask("/places?status=no%20such%20status")).json).toEqual([]);
});

test("keys are as their path takes them, where the format of the property is one of numbers", async () => {
  const properties = { id: { type: "string", format: "int64" }, title: { type: "string" } };
  const track = { type: "object", required: ["id", "title"], properties };
  const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
  const ask = service({
    "/tracks": { get: { responses: { "200": ok({ type: "array", items: track }) } } },
    "/tracks/{id}": { get: { parameters: [id], responses: { "200": ok(track) } } },
  });
  const rows = (await ask("/tracks")).json as { id: string }[];
  expect((await ask(`/tracks/${rows[4]?.id}`)).json).toEqual(rows[4]);
});

test("a name that an example of the path shows is no key of rows that are counted", async () => {
  const band = {
    type: "object",
    required: ["id", "note"],
    properties: { id: { type: "integer" }, note: { type: "string" } },
  };
  const id = { name: "id", in: "path", required: true, example: "name", schema: { type: "string" } };
  const ask = service({
    "/bands": { get: { responses: { "200": ok({ type: "array", items: band }) } } },
    "/bands/{id}": { get: { parameters: [id], responses: { "200": ok(band) } } },
  });
  const rows = (await ask("/bands")).json as { id: number }[];
  expect(rows.slice(0, 3).map((row) => row.id)).toEqual([1, 2, 3]);
  for (const row of rows.slice(0, 3)) expect((await ask(`/bands/${row.id}`)).json).toEqual(row);
});

test("rows of one word are told apart by it, where their path is called after it", async () => {
  const label = {
    type: "object",
    properties: { isCurrent: { type: "boolean" }, label: { type: "string", example: "latest" } },
  };
  const ask = service({
    "/songs/{songId}/labels": {
      get: {
        parameters: [parameter("songId", "path", "string")],
        responses: { "200": ok({ type: "array", items: label }) },
      },
    },
  });
  const rows = (await ask("/songs/a/labels")).json as { label: string }[];
  expect(new Set(rows.map((row) => row.label)).size).toBe(rows.length);
});

test("an owner that nothing stands before in the path is not the key of its rows", async () => {
  const role = {
    type: "object",
    required: ["id", "name"],
    properties: { id: { type: "string" }, name: { type: "string" } },
  };
  const at = [parameter("stage", "path", "string"), parameter("name", "path", "string")];
  const ask = service({
    "/{stage}/roles": { get: { parameters: at.slice(0, 1), responses: { "200": ok({ type: "array", items: role }) } } },
    "/{stage}/roles/{name}": { get: { parameters: at, responses: { "200": ok(role) } } },
  });
  const rows = (await ask("/main/roles")).json as { id: string; name: string }[];
  expect(rows.filter(({ id }) => id === "main")).toEqual([]);
  expect((await ask(`/main/roles/${rows[2]?.name}`)).json).toEqual(rows[2]);
});

test("a schema that lists whatever it is names no thing", () => {
  const link = { type: "object", required: ["id"], properties: { id: { type: "integer" }, uri: { type: "string" } } };
  const thing = (word: string): object => ({
    type: "object",
    required: ["id", word],
    properties: { id: { type: "integer" }, [word]: { type: "string" } },
  });
  const links = { get: { responses: { "200": ok({ type: "array", items: { $ref: "#/components/schemas/Link" } }) } } };
  const one = (word: string): object => ({
    get: { parameters: [parameter("id", "path", "integer")], responses: { "200": ok(thing(word)) } },
  });
  const compiled = compileContract(
    {
      openapi: "3.1.0",
      info: { title: "Songs", version: "1" },
      components: { schemas: { Link: link } },
      paths: {
        "/singers": links,
        "/singers/{id}": one("voice"),
        "/halls": links,
        "/halls/{id}": one("town"),
        "/tours/{tourId}/nights": links,
      },
    },
    "songs.yaml",
  );
  const listed = compiled.operations.flatMap(({ answer, path }) =>
    answer.kind === "list" ? [[path, answer.entity] as const] : [],
  );
  expect(listed).toEqual([
    ["/singers", "singers"],
    ["/halls", "halls"],
    ["/tours/{tourId}/nights", "nights"],
  ]);
});

test("rows are not told apart by one of a few words, though their path is called after it", () => {
  const rating = { type: "string", enum: ["like", "dislike"] };
  const vote = { type: "object", properties: { rating, seconds: { type: "integer" } } };
  const list = { get: { responses: { "200": ok({ type: "array", items: vote }) } } };
  const document = { openapi: "3.1.0", info: { title: "Songs", version: "1" }, paths: { "/ratings": list } };
  expect(compileContract(document, "songs.yaml").entities.get("ratings")?.things?.key).toBeUndefined();
});

test("a list of keys that is called like the key asks for the rows of these keys", async () => {
  const id = { name: "id", in: "query", required: true, schema: { type: "array", items: { type: "string" } } };
  const ask = service({
    "/songs": { get: { parameters: [id], responses: { "200": ok(list) } } },
    "/songs/{id}": { get: { parameters: [parameter("id", "path", "string")], responses: { "200": ok(song) } } },
  });
  const rows = (await ask("/songs?id=b7&id=a1")).json as { id: string }[];
  expect(rows.map((row) => row.id)).toEqual(["b7", "a1"]);
  expect((await ask("/songs/a1")).json).toEqual(rows[1]);
});

test("an OID tells rows apart, though they have names", async () => {
  const tune = {
    type: "object",
    required: ["Name", "OID"],
    properties: { Name: { type: "string" }, OID: { type: "string" } },
  };
  const ask = service({
    "/tunes": { get: { responses: { "200": ok({ type: "array", items: tune }) } } },
    "/tunes/{tuneId}": { get: { parameters: [parameter("tuneId", "path", "string")], responses: { "200": ok(tune) } } },
  });
  const rows = (await ask("/tunes")).json as { OID: string }[];
  expect(new Set(rows.map(({ OID }) => OID)).size).toBe(rows.length);
  expect((await ask(`/tunes/${rows[3]?.OID}`)).json).toEqual(rows[3]);
});

test("rows show their owner in the kind that they have for it", async () => {
  const verse = {
    type: "object",
    required: ["id", "songId"],
    properties: { id: { type: "integer" }, songId: { type: "string" } },
  };
  const at = [parameter("songId", "path", "integer"), parameter("id", "path", "integer")];
  const ask = service({
    "/songs/{songId}/verses": {
      get: { parameters: at.slice(0, 1), responses: { "200": ok({ type: "array", items: verse }) } },
    },
    "/songs/{songId}/verses/{id}": { get: { parameters: at, responses: { "200": ok(verse) } } },
  });
  const rows = (await ask("/songs/7/verses")).json as { id: number; songId: string }[];
  expect(new Set(rows.map(({ songId }) => songId))).toEqual(new Set(["7"]));
  expect((await ask(`/songs/7/verses/${rows[3]?.id}`)).json).toEqual(rows[3]);
});

test("what an answer says of the request is no thing that it shows, though it has a code", () => {
  const stage = { type: "object", properties: { isoCode: { type: "string" }, title: { type: "string" } } };
  const errors = { type: "array", items: { type: "object", properties: { code: { type: "string" } } } };
  const answer = { type: "object", properties: { data: stage, errors } };
  const paths = {
    "/stages/{stageCode}": {
      get: { parameters: [parameter("stageCode", "path", "string")], responses: { "200": ok(answer) } },
    },
  };
  const document = { openapi: "3.1.0", info: { title: "Songs", version: "1" }, paths };
  expect(compileContract(document, "songs.yaml").operations[0]?.answer.kind).toBe("made");
});

test.each<readonly [string, object, object, readonly string[] | RegExp]>([
  ["the values that a path lists", { enum: ["inbound", "outbound", "all"] }, {}, ["inbound", "outbound", "all"]],
  ["a pattern", { pattern: "^[a-f]{3}-[0-9]{5}$" }, {}, /^[a-f]{3}-\d{5}$/],
  ["a pattern, though an example shows another key", { pattern: "^[A-F]{6}$" }, { example: "GHIJKL" }, /^[A-F]{6}$/],
  ["a pattern beside a length of the property", { pattern: "^[A-F]{6}$" }, { maxLength: 8 }, /^[A-F]{6}$/],
])("keys look as the path that names a row asks for: %s", async (_, asked, own, expected) => {
  const route = { type: "object", required: ["way"], properties: { way: { type: "string", ...own } } };
  const way = { ...parameter("way", "path", "string"), schema: { type: "string", ...asked } };
  const ask = service({
    "/routes": { get: { responses: { "200": ok({ type: "array", items: route }) } } },
    "/routes/{way}": { get: { parameters: [way], responses: { "200": ok(route) } } },
  });
  const rows = (await ask("/routes")).json as { way: string }[];
  const ways = rows.map(({ way }) => way);
  if (expected instanceof RegExp) for (const one of ways) expect(one).toMatch(expected);
  else expect(ways.toSorted()).toEqual([...expected].toSorted());
  expect(ways.length).toBeGreaterThan(2);
  for (const [index, one] of ways.slice(0, 3).entries())
    expect((await ask(`/routes/${one}`)).json).toEqual(rows[index]);
});

test.each<readonly [string, object, RegExp]>([
  ["numbers", { type: "integer" }, /^\d+$/],
  ["UUIDs", { type: "string", format: "uuid" }, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ["a pattern", { type: "string", pattern: "^[A-F]{6}$" }, /^[A-F]{6}$/],
])("keys are what the paths below a row take, too: %s", async (_, schema, expected) => {
  const path = (name: string, own: object): object => ({ ...parameter(name, "path", "string"), schema: own });
  const plain = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const ask = service({
    "/papers": { get: { responses: { "200": ok({ type: "array", items: plain }) } } },
    "/papers/{id}": { get: { parameters: [path("id", { type: "string" })], responses: { "200": ok(plain) } } },
    "/papers/{paperId}/text": { get: { parameters: [path("paperId", schema)], responses: { "200": ok({}) } } },
  });
  const [first] = (await ask("/papers")).json as { id: string }[];
  expect(first?.id).toMatch(expected);
  expect((await ask(`/papers/${first?.id}`)).json).toEqual(first);
  expect((await ask(`/papers/${first?.id}/text`)).status).toBe(200);
});
