import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";
import { readDocument } from "../../../src/derive/document/read-document.ts";

type Tree = { readonly [key: string]: Tree };

function contractOf(text: string): Tree {
  return derive([{ name: "page.md", text }]).document as unknown as Tree;
}

function operationOf(text: string, method = "get", path = "/things"): Tree {
  const operation = contractOf(text)["paths"]![path]?.[method];
  expect(operation, JSON.stringify(contractOf(text)["paths"])).toBeDefined();
  return operation!;
}

const parametersOf = (text: string, method?: string, path?: string): Tree[] =>
  ((operationOf(text, method, path)["parameters"] ?? []) as unknown as Tree[]).map((parameter) => ({
    ...parameter,
    "x-standin-source": "" as unknown as Tree,
  }));

const operationsOf = (text: string): string[] =>
  Object.entries(contractOf(text)["paths"]!).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );

describe("the method and the path of an operation", () => {
  test.each([
    ["GET /things", "get /things"],
    ["`GET /things`", "get /things"],
    ["**GET** `/things`", "get /things"],
    ["### GET /things", "get /things"],
    ["1. DELETE /things/:id - removes one", "delete /things/{id}"],
    ["- `POST /things` makes one", "post /things"],
    ["GET https://api.example/things/<ID>", "get /things/{id}"],
    ["GET /things/(int:thing_id)", "get /things/{thing_id}"],
    ["| GET | /things | Lists them |", "get /things"],
    ["/things\tGET\tLists them", "get /things"],
    ["GET\n/things\nLists them", "get /things"],
    ["POST\nMake one\nhttps://api.example/things", "post /things"],
    ["**URL** : `/things/`\n\n**Method** : `PUT`", "put /things"],
    ["## List [GET /things]", "get /things"],
    ["# Things [/things]\n\n### List [GET]", "get /things"],
    ["curl https://api.example/things -H 'Accept: text/csv'", "get /things"],
    ["```\ncurl -X PUT https://api.example/things \\\n  -d '{}'\n```", "put /things"],
    ['GET /things/{id}\n\nGET /things/12\n\n{"id": 12}', "get /things/{id}"],
    ["<html><body><div><span>GET</span> <span>/things</span></div></body></html>", "get /things"],
    ["<html><body><pre data-type='delete'><code>/things/:id</code></pre></body></html>", "delete /things/{id}"],
  ])("is read from %j", (text, operation) => {
    expect(operationsOf(text)).toEqual([operation]);
  });

  test.each([
    "We send a `POST` to your endpoint.",
    "Get /things from the shelf.",
    "See `GET` for more.",
    "The path /things is GET only.",
  ])("is not read from %j", (text) => {
    expect(readDocument({ name: "page.md", text }).is).toBe("nothing");
  });
});

test("what a page lists and describes further below is one operation", () => {
  const text =
    "| GET | /things | All |\n| POST | /things | New |\n\n## All things\n\nGET /things\n\n- `size` (integer): How many";
  expect(operationsOf(text)).toEqual(["get /things", "post /things"]);
  expect(parametersOf(text)).toHaveLength(1);
});

describe("parameters", () => {
  const table = (head: string, ...rows: string[]): string =>
    ["GET /things", "", head, head.replace(/[^|]+/g, "---"), ...rows].join("\n");

  test("have the type, the need, the default, the values and the limits that their table says", () => {
    const text = table(
      "| Name | Type | Required | Default | Description |",
      "| page | integer | no | 1 | From 1 |",
      "| size | int | No | 20 | Rows, at most 100 |",
      "| kind | string | yes | | One of `new`, `old` |",
      "| since | date-time | | | |",
      "| tags | string[] | | | |",
      "| id | integer(int64) | | | |",
    );
    expect(parametersOf(text).map(({ name, required, schema }) => [name, required, schema])).toEqual([
      ["page", false, { type: "integer", default: 1 }],
      ["size", false, { type: "integer", maximum: 100, default: 20 }],
      ["kind", true, { type: "string", enum: ["new", "old"] }],
      ["since", false, { type: "string", format: "date-time" }],
      ["tags", false, { type: "array", items: { type: "string" } }],
      ["id", false, { type: "integer", format: "int64" }],
    ]);
  });

  test.each([
    ["German", "| Feld | Typ | Pflicht | Beschreibung |", "| von | Datum | Ja | Ab wann |", "date"],
    ["Swedish", "| Namn | Typ | Krävs | Beskrivning |", "| von | datum | Ja | Från |", "date"],
    ["French", "| Nom | Type | Obligatoire | Description |", "| von | date | Oui | Depuis |", "date"],
  ])("are read of tables in %s", (_, head, row, format) => {
    expect(parametersOf(table(head, row))).toMatchObject([
      { name: "von", in: "query", required: true, schema: { type: "string", format } },
    ]);
  });

  test("travel where a column, a heading or the path says", () => {
    const text = [
      "## One",
      "POST /things/{id}",
      "### Headers",
      "- `X-Trace` (string, optional): To follow it",
      "### Query parameters",
      "- `dry` (boolean): Only look",
      "### Parameters",
      "| Name | In | Type |",
      "| - | - | - |",
      "| id | path | integer |",
      "| lang | query | string |",
      "| note | | string |",
    ].join("\n");
    expect(parametersOf(text, "post", "/things/{id}").map(({ name, in: place }) => [name, place])).toEqual([
      ["X-Trace", "header"],
      ["dry", "query"],
      ["id", "path"],
      ["lang", "query"],
    ]);
    expect(Object.keys(contractOf(text)["components"]!["schemas"]!["PostThingsByIdBody"]!["properties"]!)).toEqual([
      "note",
    ]);
  });

  test.each([
    [
      "limit integer\nNumber of rows, between 1 and 100. Default: 20",
      { type: "integer", minimum: 1, maximum: 100, default: 20 },
    ],
    ["- limit (integer, default 20) - How many", { type: "integer", default: 20 }],
    ["+ limit: 5 (optional, number) - How many", { type: "number" }],
    ["- **limit** (*int*) – how many", { type: "integer" }],
  ])("are read of the lines %j", (lines, schema) => {
    expect(parametersOf(`GET /things\n\nQuery Parameters\n${lines}\n\nResponse\n`)).toMatchObject([
      { name: "limit", in: "query", schema },
    ]);
  });

  test("of the address count, too, and a variable is the same in all operations of its path", () => {
    const text = "GET /things/{id}?lang=en\n\n| Name | Type |\n|---|---|\n| id | integer |\n\nDELETE /things/{id}\n";
    expect(parametersOf(text, "get", "/things/{id}").map(({ name, in: place }) => [name, place])).toEqual([
      ["id", "path"],
      ["lang", "query"],
    ]);
    expect(parametersOf(text, "delete", "/things/{id}")).toMatchObject([{ name: "id", schema: { type: "integer" } }]);
  });

  test("are no prose, and no article is one", () => {
    expect(parametersOf("GET /things\n\nQuery Parameters\n\nkey string\nA UUID.\nThe date of it.\n")).toMatchObject([
      { name: "key", description: "A UUID. The date of it." },
    ]);
  });
});

describe("answers", () => {
  const row = { id: 1, name: "a", owner: null };
  const page = [
    "# Shop",
    "Base URL: https://shop.example/v1",
    "All requests carry `Authorization: Bearer <token>`.",
    "## List",
    "GET /things",
    "```json",
    JSON.stringify({ items: [row], total: 1 }),
    "```",
    "## Fetch",
    "GET /v1/things/{id}",
    "```json",
    JSON.stringify({ ...row, owner: { name: "b" } }),
    "```",
    "## Make",
    "POST /things",
    "### Request body",
    "```json",
    JSON.stringify({ name: "a" }),
    "```",
    "Response `201 Created`:",
    "```json",
    JSON.stringify(row),
    "```",
    "`409` The name is taken",
    "## Remove",
    "DELETE /things/{id} answers `204 No Content`.",
    "## Errors",
    "| Code | Meaning |",
    "|---|---|",
    "| 401 | Who are you? |",
  ].join("\n");

  test("are what the samples show, of one thing one type", () => {
    const { paths, components, servers, info } = contractOf(page);
    const schemaOf = (path: string, method: string, status: string): unknown =>
      paths![path]![method]!["responses"]![status]?.["content"]?.["application/json"]?.["schema"];
    expect([info!["title"], servers]).toEqual(["Shop", [{ url: "https://shop.example/v1" }]]);
    expect(schemaOf("/things", "get", "200")).toEqual({ $ref: "#/components/schemas/ThingList" });
    expect(schemaOf("/things/{id}", "get", "200")).toEqual({ $ref: "#/components/schemas/Thing" });
    expect(schemaOf("/things", "post", "201")).toEqual({ $ref: "#/components/schemas/Thing" });
    expect(components!["schemas"]!["ThingList"]!["properties"]!["items"]).toMatchObject({
      items: { $ref: "#/components/schemas/Thing" },
    });
    expect(components!["schemas"]!["Thing"]!["required"]).toEqual(["id", "name"]);
    expect(Object.keys(components!["schemas"]!["PostThingsBody"]!["properties"]!)).toEqual(["name"]);
  });

  test("have the statuses of their section, and those that are said of all", () => {
    const { paths } = contractOf(page);
    expect(Object.keys(paths!["/things"]!["post"]!["responses"]!)).toEqual(["201", "401", "409"]);
    expect(Object.keys(paths!["/things/{id}"]!["delete"]!["responses"]!)).toEqual(["204", "401"]);
  });

  test("ask who calls as the page says", () => {
    const { paths, components } = contractOf(page);
    expect(paths!["/things"]!["get"]!["security"]).toEqual([{ bearer: [] }]);
    expect(components!["securitySchemes"]).toEqual({ bearer: { type: "http", scheme: "bearer" } });
    const keyed = contractOf('```\ncurl https://a.example/things \\\n  -H "X-Api-Key: abc"\n```\n');
    expect(keyed["components"]!["securitySchemes"]).toEqual({
      apiKey: { type: "apiKey", in: "header", name: "X-Api-Key" },
    });
  });

  test("that nothing shows stay open, and a note says so", () => {
    const { notes } = derive([{ name: "page", text: "GET /things\n" }]);
    expect(notes.map(({ found }) => found)).toEqual([
      "no sample and no table shows what it answers",
      "no line says how callers say who they are",
      "no line says where it is",
    ]);
  });
});

describe("a sample of what is sent or answered", () => {
  const typesOf = (text: string, method: string): unknown[] => {
    const { requestBody, responses } = operationOf(text, method);
    const schema = (at: Tree | undefined): unknown => at?.["content"]?.["application/json"]?.["schema"]?.["$ref"];
    return [schema(requestBody), schema(responses!["200"] ?? responses!["201"])];
  };
  const [sent, answered] = ["#/components/schemas/PutThingsBody", "#/components/schemas/Thing"];

  test.each([
    ['PUT /things\n\n{"a": 1}\n\nReturns 200 with the thing.', [sent, undefined]],
    ['PUT /things\n\nReturns the thing:\n\n{"a": 1}', [undefined, answered]],
    ['PUT /things\n\nRequest body\n{"a": 1}\nResponse\n{"b": 2}', [sent, answered]],
    ['```\nPUT /things HTTP/1.1\nHost: a.example\n\n{"a": 1}\n\nHTTP/1.1 200 OK\n\n{"b": 2}\n```', [sent, answered]],
    ["PUT /things\n\n```\ncurl -X PUT https://a.example/things -d '{\n \"a\": 1\n}'\n```\n", [sent, undefined]],
  ])("in %j is told apart", (text, types) => {
    expect(typesOf(text, "put")).toEqual(types);
  });

  test("of a thing whose name is of the words that types are made with has a name", () => {
    const { components } = contractOf('GET /items\n\n[{"id": 1}]\n');
    expect(Object.keys(components!["schemas"]!)).toEqual(["Item"]);
  });

  test("is no body of what is only fetched", () => {
    const text = 'GET /things\n\nBody\nraw (json)\n\nHTTP/1.1 200 OK\n{"a": 1}\n';
    expect(operationOf(text)["requestBody"]).toBeUndefined();
  });
});

test("a row whose parameter is called as a column is no head", () => {
  const text = "POST /things\n\nFeld\tTyp\tPflicht\tBeschreibung\nname\tText\tJa\tName\nart\tText\tNein\tArt\n";
  const { components } = contractOf(text);
  expect(Object.keys(components!["schemas"]!["PostThingsBody"]!["properties"]!)).toEqual(["name", "art"]);
});

test.each([
  ["Name\tType\tRequired\nid\tint\tYes\n", "line 1 begins a table of parameters"],
  ["#%RAML 1.0\ntitle: Songs\n", "this is a RAML document"],
])("of %j is said what it lacks", (text, found) => {
  const read = readDocument({ name: "page", text });
  expect(read.is === "nothing" ? read.found : read.is).toContain(found);
});

test.each([
  ["brackets that never close", `GET /things\n${"{\n".repeat(20_000)}`],
  ["lines that are endpoints", "GET /things/{id}\n".repeat(5000)],
  [
    "different endpoints",
    Array.from({ length: 1000 }, (_, i) => `GET /things/${i}x/{id}\n- a (int): b\n{"a":${i}}`).join("\n"),
  ],
  ["long lines", `GET /things\n${"a ".repeat(200_000)}\n${"`".repeat(200_000)}`],
  ["deep values", `GET /things\n${"[".repeat(3000)}${"]".repeat(3000)}`],
  ["names that objects inherit", 'GET /constructor/{__proto__}\n\n{"__proto__": {"toString": 1}, "constructor": 2}'],
])("pages of %s are read in time", (_, text) => {
  const start = performance.now();
  derive([{ name: "page", text }]);
  expect(performance.now() - start).toBeLessThan(6000);
});

describe("prose is no fact", () => {
  const page = (before: string, description = "How many", type = "integer"): string =>
    `# API\n\n${before}\n\n## GET /things\n\n${before}\n\n| Name | Type | Description |\n| --- | --- | --- |\n| size | ${type} | ${description} |\n`;
  const statusesOf = (text: string): string[] => Object.keys(operationOf(text)["responses"]!);
  const serverOf = (text: string): unknown =>
    (contractOf(text)["servers"] as unknown as Tree[] | undefined)?.[0]?.["url"];

  test.each(["100 rows are sent per page.", "200 rows are sent per page.", "999 is the largest size."])(
    "a number of things is no status: %s",
    (line) => {
      expect(statusesOf(page(line)).filter((status) => /^(100|999)$/.test(status))).toEqual([]);
      expect(parametersOf(page(line))).toHaveLength(1);
    },
  );

  test.each(["404 Not Found", "- 404 if there is none", "404: nothing", "404", "- 404 – gone for ever"])(
    "a status is read before words: %s",
    (line) => {
      expect(statusesOf(`## GET /things\n\nResponses\n\n${line}\n`)).toContain("404");
    },
  );

  test("the stated base address goes before any other, and that of tokens is none", () => {
    expect(serverOf(page("Token endpoint: https://login.example/oauth/token"))).not.toBe(
      "https://login.example/oauth/token",
    );
    expect(
      serverOf(
        page("Token endpoint: https://login.example/oauth/token\n\nBase URL of the API: https://api.example/v1"),
      ),
    ).toBe("https://api.example/v1");
    expect(serverOf(page("Server: https://api.example"))).toBe("https://api.example");
  });

  test("what is not supported is not required", () => {
    expect(contractOf(page("We do not support basic auth."))["components"]?.["securitySchemes"]).toBeUndefined();
    expect(
      Object.values(
        contractOf(page("We do not support basic auth. Send a bearer token."))["components"]!["securitySchemes"]!,
      ),
    ).toMatchObject([{ scheme: "bearer" }]);
  });

  test.each([
    ["The default order of the rows is newest first", undefined],
    ["The order, defaults to newest", "newest"],
    ["The order (default: newest)", "newest"],
    ["The order, default newest.", "newest"],
    ["The order, by default is newest", "newest"],
  ])("a default is said of the value: %s", (description, expected) => {
    expect(parametersOf(page("", description, "string"))[0]?.["schema"]?.["default"]).toBe(expected);
  });

  test.each([
    ["The page, at most 60 requests per minute", undefined],
    ["The page, at most 60", 60],
    ["Seconds to wait, at most 60 seconds", 60],
  ])("how often one may ask limits no value: %s", (description, expected) => {
    expect(parametersOf(page("", description))[0]?.["schema"]?.["maximum"]).toBe(expected);
  });
});
