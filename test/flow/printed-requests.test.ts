import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { curlWords } from "../../src/cli/curl-words.ts";
import { credentialsFor } from "../../src/serve/http/samples/sample-credentials.ts";
import { sampleBody } from "../../src/serve/http/samples/sample-body.ts";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { createTestApp, listen, openTestWorld } from "../support/stand-in.ts";

const run = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;

const colours = { type: "array", minItems: 1, items: { type: "string", enum: ["red", "green"] } };
const size = { type: "object", required: ["w"], properties: { w: { type: "integer" }, h: { type: "integer" } } };
const parameter = (name: string, place: string, schema: object, more: object = {}): object => ({
  name,
  in: place,
  required: true,
  schema,
  ...more,
});
const text = { type: "string", minLength: 3 };
const form = {
  type: "object",
  required: ["title", "tags"],
  properties: { title: { type: "string" }, tags: colours, note: { type: "string", example: 'a "b"; c' } },
};
/** What tells it from others is read only. */
const kindOf = (kind: string, member: string): object => ({
  type: "object",
  properties: { kind: { type: "string", enum: [kind], readOnly: true }, [member]: { type: "string" } },
});
const upload = {
  ...form,
  required: ["title", "file"],
  properties: { ...form.properties, file: { type: "string", format: "binary" } },
};
const order = {
  type: "object",
  xml: { name: "order" },
  required: ["note", "lines"],
  properties: {
    note: { type: "string", example: "a < b" },
    lines: { type: "array", minItems: 1, items: { type: "object", required: ["sku"], properties: { sku: text } } },
  },
};
const inside = {
  type: "object",
  required: ["card", "lines"],
  properties: {
    card: { type: "object", required: ["number"], properties: { number: text } },
    lines: { type: "array", minItems: 1, items: size },
  },
};
const hollow = {
  type: "object",
  required: ["tags"],
  properties: { tags: { type: "array", maxItems: 0, items: text } },
};
/** A row that is too long for a line, with all that it may have. */
const wide = {
  type: "object",
  required: ["name"],
  properties: {
    name: text,
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`description_${n}`, { type: "string", minLength: 30 }]),
    ),
  },
};
const ok = { responses: { "200": { description: "ok", content: { "application/json": { schema: {} } } } } };
const body = (type: string, schema: object): object => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});

/** An operation for each place and style that a request cannot do without. */
const operations: Readonly<Record<string, object>> = {
  "get /header": { parameters: [parameter("X-Consumer-Id", "header", text), parameter("X-List", "header", colours)] },
  "get /cookie": { parameters: [parameter("basket", "cookie", { type: "string", pattern: "^[a-f]{6}$" })] },
  "get /list": {
    parameters: [parameter("colour", "query", colours), parameter("size", "query", size, { explode: false })],
  },
  "get /objects": {
    parameters: [
      parameter("sort", "query", { type: "array", minItems: 1, items: size }),
      parameter("order", "query", { type: "array", minItems: 1, items: size }, { explode: false }),
    ],
  },
  "post /form-as-text": {
    requestBody: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: { type: "string", pattern: "^text=" },
          examples: { one: { value: "text=tacos, and pizza" } },
        },
      },
    },
  },
  "post /stamped": body("application/json", {
    type: "object",
    required: ["id", "name", "madeAt"],
    properties: {
      id: { type: "integer", readOnly: true },
      name: text,
      madeAt: { type: "string", format: "date-time", readOnly: true },
    },
  }),
  "post /one-of": body("application/json", { oneOf: [kindOf("a", "name"), kindOf("b", "size")] }),
  "put /one-of-ids": body("application/json", {
    oneOf: [
      { ...kindOf("a", "name"), required: ["kind"] },
      { ...kindOf("b", "size"), required: ["kind"] },
    ],
  }),
  "get /deep": { parameters: [parameter("size", "query", size, { style: "deepObject" })] },
  "get /pipes": { parameters: [parameter("colour", "query", colours, { style: "pipeDelimited", explode: false })] },
  "get /json": {
    parameters: [{ name: "at", in: "query", required: true, content: { "application/json": { schema: size } } }],
  },
  "get /broken-example": {
    parameters: [parameter("colour", "query", { type: "string", enum: ["red"], example: "blue" })],
  },
  "get /matrix/{size}": { parameters: [parameter("size", "path", size, { style: "matrix" })] },
  "get /plain/{colour}": { parameters: [parameter("colour", "path", colours)] },
  "post /form": body("application/x-www-form-urlencoded", form),
  "post /upload": body("multipart/form-data", upload),
  "get /ignored": { parameters: [parameter("Authorization", "header", text), parameter("X y", "header", text)] },
  "put /image": body("image/png", { type: "string", format: "binary" }),
  "put /unsaid": { requestBody: { required: true, content: { "image/gif": {} } } },
  "post /misspelt-form": body("application/form-data", form),
  "post /xml": body("application/xml", order),
  "post /shown-xml": {
    requestBody: {
      required: true,
      content: {
        "text/xml": { schema: order, example: "<order><note>as shown</note><lines><sku>tea</sku></lines></order>" },
      },
    },
  },
  "post /lines": body("application/x-ndjson", { type: "array", items: size }),
  "post /several-lines": body("application/x-ndjson", { type: "array", minItems: 2, items: size }),
  "post /line": body("application/jsonl", size),
  "post /bytes-of-lines": body("application/x-ndjson", { type: "string", format: "binary" }),
  "post /unsaid-lines": { requestBody: { required: true, content: { "application/x-ndjson": {} } } },
  "post /form-inside": body("application/x-www-form-urlencoded", inside),
  "post /upload-inside": body("multipart/form-data", inside),
  "post /form-empty": body("application/x-www-form-urlencoded", {
    ...inside,
    properties: { ...inside.properties, card: hollow },
  }),
  "post /upload-empty": body("multipart/form-data", { ...inside, properties: { ...inside.properties, card: hollow } }),
  "post /form-of-file": body("application/x-www-form-urlencoded", upload),
  "post /typed-upload": {
    requestBody: {
      required: true,
      content: { "multipart/form-data": { schema: upload, encoding: { file: { contentType: "image/png" } } } },
    },
  },
  "post /picture": body("multipart/form-data", {
    type: "object",
    required: ["image", "title"],
    properties: { title: text, image: { type: "string", contentMediaType: "image/png" } },
  }),
  "post /sizes/bulk": body("application/json", { type: "array", items: wide }),
  "post /words": body("text/plain", { type: "string", minLength: 2 }),
};

const document = {
  openapi: "3.1.0",
  info: { title: "Places", version: "1" },
  paths: Object.fromEntries(
    Object.entries(operations).map(([place, operation]) => {
      const [method = "", path = ""] = place.split(" ");
      return [path, { [method]: { ...operation, ...ok } }];
    }),
  ),
};

test("the printed request ends with the slash that its path ends with", () => {
  const get = { parameters: [parameter("id", "path", text)], ...ok };
  const paths = { "/": { get: ok }, "/pets/": { get: ok }, "/pets/{id}/": { get }, "/pets": { post: ok } };
  const [api] = openTestWorld({ document: { ...document, paths } }).at(noChanges, 0).apis;
  if (api === undefined) throw new Error("no API");
  const targets = api.host.contract.operations.map((one) => requestsFor(one, api)[0]?.target);
  expect(targets).toEqual(["/", "/pets/", expect.stringMatching(/^\/pets\/[^/]+\/$/), "/pets"]);
});

test.skipIf(!hasCurl)(
  "what has to be sent is in the printed request, in its place and style (needs curl)",
  async () => {
    const { url, close } = await listen(createTestApp({ document }));
    const [api] = openTestWorld({ document }).at(noChanges, 0).apis;
    if (api === undefined) throw new Error("no API");
    for (const operation of api.host.contract.operations)
      for (const sample of requestsFor(operation, api)) {
        const credentials = credentialsFor(operation, api);
        if (credentials === undefined) throw new Error(operation.id);
        const [command = "", ...words] = curlWords(operation, sample, credentials, url);
        const line = [command, "-s", "-w '%{http_code}'", ...words].join(" ");
        const { stdout } = await run("sh", ["-c", line]);
        expect([line, stdout.slice(-3), stdout.slice(0, -3)]).toEqual([line, "200", stdout.slice(0, -3)]);
      }
    await close();
  },
);

test("printed bodies show what is sent: rows of a list, lines of JSON, XML", () => {
  const [api] = openTestWorld({ document }).at(noChanges, 0).apis;
  if (api === undefined) throw new Error("no API");
  const textOf = (path: string): string | undefined => {
    const operation = api.host.contract.operations.find((one) => one.path === path);
    return operation && sampleBody(operation)?.text;
  };
  expect(textOf("/sizes/bulk")).toMatch(/^\[\{"name":"[^"]+"\}(,\{"name":"[^"]+"\})?\]$/);
  expect(textOf("/stamped")).toMatch(/^\{"name":"[^"]+"\}$/);
  expect(textOf("/lines")).toMatch(/^\{"h":\d+,"w":\d+\}$/);
  expect(textOf("/several-lines")).toMatch(/^\{.*\}\n\{.*\}(\n\{.*\})*$/);
  expect(textOf("/line")).toMatch(/^\{"h":\d+,"w":\d+\}$/);
  expect([textOf("/bytes-of-lines"), textOf("/unsaid-lines")]).toEqual(["{}", "{}"]);
  expect(textOf("/xml")).toMatch(/^<order><lines><sku>[^<]+<\/sku><\/lines>.*<note>a &lt; b<\/note><\/order>$/);
  expect(textOf("/shown-xml")).toBe("<order><note>as shown</note><lines><sku>tea</sku></lines></order>");
  expect(textOf("/form-inside")).toMatch(/^card%5Bnumber%5D=/);
});

test("a printed file has a name and the media type that its schema names", () => {
  const [api] = openTestWorld({ document }).at(noChanges, 0).apis;
  const operation = api?.host.contract.operations.find((one) => one.path === "/picture");
  const [sample] = api === undefined || operation === undefined ? [] : requestsFor(operation, api);
  if (operation === undefined || sample === undefined) throw new Error("no operation");
  const words = curlWords(operation, sample, { flags: [], query: [], headers: [] }, "http://stand-in.example");
  expect(words).toContainEqual(expect.stringMatching(/^-F 'image="[^"]+";filename="image\.png";type=image\/png'$/));
});
