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
    ["**URL** : `/things/`\n\n**Method** : `PUT`", "put /things/"],
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

describe("pages of generators", () => {
  const bodyOf = (text: string, method: string, path: string): unknown => {
    const { schema } = operationOf(text, method, path)["requestBody"]!["content"]!["application/json"]!;
    const name = (schema!["$ref"] as unknown as string).split("/").at(-1)!;
    return contractOf(text)["components"]!["schemas"]![name];
  };
  const contentOf = (text: string, status: string, method?: string, path?: string): unknown =>
    operationOf(text, method, path)["responses"]![status]?.["content"];

  test.each([
    ["<html><div><span>get</span><span>https://a.example<!-- -->/things</span></div></html>", "get /things"],
    ["<html><div>post</div><div>https://a.example/v1</div><div>/things</div></html>", "post /things"],
    ["**Endpoint:** `POST /things`", "post /things"],
    ["### GET All of them\n\nhttps://a.example/things", "get /things"],
    ["<html><h2>PUT</h2><div>/things/{id}</div></html>", "put /things/{id}"],
  ])("show methods and paths as %j", (text, operation) => {
    expect(operationsOf(text)).toEqual([operation]);
  });

  test.each(["Use PUT/PATCH for it.", "PUT/PATCH", "get well", "delete\nit"])("mean no operation by %j", (text) => {
    expect(readDocument({ name: "page.md", text }).is).toBe("nothing");
  });

  test("have operations in tags of their own", () => {
    const text = [
      '{% swagger method="post" path="/things/:id" baseUrl="https://a.example" summary="Change" %}',
      "{% swagger-description %}",
      "Changes one.",
      "{% endswagger-description %}",
      '{% swagger-parameter in="query" name="mode" type="String" required="true" %}',
      "One of `a`, `b`",
      "{% endswagger-parameter %}",
      '{% swagger-parameter in="body" name="size" type="Number" %}',
      "{% endswagger-parameter %}",
      '{% swagger-response status="200: OK" description="" %}',
      '{ "id": 1 }',
      "{% endswagger-response %}",
      '{% swagger-response status="404: Not Found" description="None" %}',
      '{ "error": "none" }',
      "{% endswagger-response %}",
      "{% endswagger %}",
    ].join("\n");
    expect(operationOf(text, "post", "/things/{id}")).toMatchObject({ summary: "Change", description: "Changes one." });
    expect(parametersOf(text, "post", "/things/{id}")).toMatchObject([
      { name: "mode", in: "query", required: true, schema: { enum: ["a", "b"] } },
      { name: "id", in: "path" },
    ]);
    expect(bodyOf(text, "post", "/things/{id}")).toMatchObject({ properties: { size: { type: "number" } } });
    expect(contentOf(text, "404", "post", "/things/{id}")).toBeDefined();
  });

  test("lose nothing behind a tag that an author has left open", () => {
    const text = [
      '{% swagger method="get" path="/things" summary="List" %}',
      '{% swagger-parameter in="query" name="mode" type="String" %}',
      '{% swagger-response status="200: OK" description="" %}',
      '[{ "id": 1, "name": "a" }]',
      "{% endswagger-response %}",
      "{% endswagger %}",
      '{% api-method method="get" host="https://a.example" path="/others" %}',
      '{% api-method method="get" host="https://a.example" path="/rest" %}',
    ].join("\n");
    expect(parametersOf(text, "get", "/things")).toMatchObject([{ name: "mode" }]);
    expect(contentOf(text, "200", "get", "/things")).toBeDefined();
    for (const path of ["/others", "/rest"]) expect(operationOf(text, "get", path)).toBeDefined();
  });

  test("have operations in older tags, whose parts say where parameters travel", () => {
    const text = [
      '{% api-method method="get" host="https://a.example" path="/things" %}',
      "{% api-method-summary %}",
      "All",
      "{% endapi-method-summary %}",
      "{% api-method-headers %}",
      '{% api-method-parameter name="X-Trace" type="string" required=true %}',
      "To follow",
      "{% endapi-method-parameter %}",
      "{% endapi-method-headers %}",
      "{% api-method-query-parameters %}",
      '{% api-method-parameter name="dry" type="boolean" %}',
      "{% endapi-method-parameter %}",
      "{% endapi-method-query-parameters %}",
      "{% api-method-response-example httpCode=200 %}",
      '{ "a": 1 }',
      "{% endapi-method-response-example %}",
      "{% endapi-method %}",
    ].join("\n");
    expect(operationOf(text)["summary"]).toBe("All");
    expect(parametersOf(text).map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ["X-Trace", "header", true],
      ["dry", "query", false],
    ]);
    expect(contentOf(text, "200")).toBeDefined();
  });

  test.each([
    "<div>size</div><div>integer</div><div>required</div><p>How many</p><div>Default: 5</div>",
    "<div>size</div><span>integer</span><div>How many</div><p>Required: yes</p><p>Default: 5</p>",
    "<dl><dt>size</dt><dd><p>How many</p><p>Type: Integer</p><p>Required: Yes</p><p>Default: 5</p></dd></dl>",
    "<li><strong>size</strong><span>integer</span><span>required</span></li><p>How many</p><div>Default: 5</div>",
    "<table><tr><td>size<div>required</div></td><td><div>integer</div><div>Default: 5</div></td></tr></table>",
  ])("say names, types and needs apart: %s", (html) => {
    const text = `<html><h1>All</h1><pre>GET /things</pre><h3>Query Parameters</h3>${html}<h3>Responses</h3></html>`;
    expect(parametersOf(text)).toMatchObject([
      { name: "size", in: "query", required: true, schema: { type: "integer", default: 5 } },
    ]);
  });

  test("have bodies of answers below the heading of answers, and headers of answers are no values", () => {
    const text =
      "## Make\n\nPOST /things\n\n### Body\n\n- `name` (string): A name\n\n### Responses\n\n#### Body\n\n- `id` (integer): A key\n\n### Response Headers\n\n- `X-Left` (integer): How many\n";
    expect(Object.keys((bodyOf(text, "post", "/things") as Tree)["properties"]!)).toEqual(["name"]);
    const { PostThingsAnswer } = contractOf(text)["components"]!["schemas"]!;
    expect(Object.keys(PostThingsAnswer!["properties"]!)).toEqual(["id"]);
  });

  test.each(["Delete an attribute", "List responses", "Get error codes", "Thing - Request its data"])(
    "call operations by words that headings of parts have, too: %s",
    (title) => {
      expect(operationOf(`# API\n\n## ${title}\n\nGET /things\n`)["summary"]).toBe(title);
    },
  );

  test("name a part of the path in the table of path parameters", () => {
    const text = "GET /shops/shopName/things\n\nURI parameters\n\n| Name | Type |\n|---|---|\n| shopName | string |\n";
    expect(operationsOf(text)).toEqual(["get /shops/{shopName}/things"]);
  });

  test("have captions of boxes and tabs", () => {
    const text =
      'GET /things\n\n=== "Query parameters"\n\n    - `size` (integer): How many\n\n??? failure "404 Not Found"\n    {"error": "a"}\n';
    expect(parametersOf(text)).toHaveLength(1);
    expect([contentOf(text, "200"), contentOf(text, "404")]).toEqual([
      { "application/json": { schema: {} } },
      { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } },
    ]);
  });

  test("have their title ahead of the text", () => {
    expect(
      contractOf("---\ntitle: Shop API\n---\n\n# Introduction\n\n# Things\n\nGET /things\n")["info"]!["title"],
    ).toBe("Shop API");
  });
});

describe("what a sample shows", () => {
  const schemasOf = (text: string): Tree => contractOf(text)["components"]!["schemas"]!;
  const answersOf = (text: string, method = "get", path = "/things"): Tree =>
    operationOf(text, method, path)["responses"]!;

  test("of a failure is the body of its status, and never the answer", () => {
    const text =
      '## One\n\nGET /things\n\nResponse `200`:\n\n{"id": 1}\n\nResponse — 404\n\n{"error": "a"}\n\n## Two\n\nGET /others\n\nHTTP/1.1 404 Not Found\n\n{"error": "b", "more": 1}\n';
    expect(answersOf(text)["404"]!["content"]).toEqual({
      "application/json": { schema: { $ref: "#/components/schemas/Failure" } },
    });
    expect(answersOf(text, "get", "/others")["200"]!["content"]).toEqual({ "application/json": { schema: {} } });
    expect(Object.keys(schemasOf(text)["Failure2"]!["properties"]!)).toEqual(["error", "more"]);
  });

  test("below the tabs of several statuses is that of the first", () => {
    const text =
      '<html><h1>All</h1><pre>GET /things</pre><h2>Responses</h2><ul><li>200</li><li>404</li></ul><pre>{"id": 1}</pre></html>';
    expect([answersOf(text)["200"]!["content"], answersOf(text)["404"]!["content"]]).toEqual([
      { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
      undefined,
    ]);
  });

  test.each([
    "curl -X POST https://a.example/things \\\n  --data '\n{\n  \"a\": 1\n}\n'",
    'curl -X POST https://a.example/things -d "{\\"a\\": 1}"',
    "curl https://a.example/things --json '{\"a\": 1}'",
  ])("of a command is what it sends: %j", (command) => {
    for (const text of [`POST /things\n\n\`\`\`\n${command}\n\`\`\`\n`, `## Make\n\n    ${command}\n`]) {
      expect(Object.keys(schemasOf(text))).toEqual(["PostThingsBody"]);
      expect(operationOf(text, "post")["description"]).toBeUndefined();
    }
  });

  test("of a command alone has variables where its values look like keys, and a note says so", () => {
    const text = "## Remove\n\n    curl -X DELETE https://a.example/v2/things/17\n";
    expect(operationsOf(text)).toEqual(["delete /v2/things/{id}"]);
    expect(derive([{ name: "page", text }]).notes.map(({ found }) => found)).toContainEqual(
      expect.stringContaining("an example alone shows DELETE /v2/things/{id}"),
    );
  });

  test("may have two slashes in its texts, and comments behind them", () => {
    expect(
      Object.keys(
        schemasOf('GET /things\n\n{\n  "at": "a // b", // c\n  "url": "http://d"\n}\n')["Thing"]!["properties"]!,
      ),
    ).toEqual(["at", "url"]);
  });

  test("show as many rows of CSV as they like, and codes with a zero before them as text", () => {
    const rows = Array.from({ length: 300 }, (_, index) => `0123,${index}`).join("\n");
    const csv = `GET /things.csv\n\n\`\`\`csv\npostcode,size\n${rows}\n\`\`\`\n`;
    expect(JSON.stringify(answersOf(csv, "get", "/things.csv")["200"])).toContain("text/csv");
    expect(schemasOf(csv)["Thing"]).toMatchObject({
      properties: { postcode: { type: "string" }, size: { type: "integer" } },
    });
  });

  test("in CSV is of that type, in XML it is told", () => {
    const csv = "GET /things.csv\n\n```csv\nid,name\n1,a\n2,b\n```\n";
    expect(answersOf(csv, "get", "/things.csv")["200"]!["content"]).toEqual({
      "text/csv": { schema: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
    });
    const xml = 'GET /things\n\n```xml\n<?xml version="1.0"?>\n<a>1</a>\n```\n';
    expect(answersOf(xml)["200"]!["content"]).toEqual({ "application/xml": { schema: {} } });
  });

  test("of what was removed is no row of the thing", () => {
    const text =
      'GET /things/{id}\n\n{"id": 1, "name": "a", "size": 2}\n\nDELETE /things/{id}\n\n{"id": 1, "deleted": true}\n';
    expect(Object.keys(schemasOf(text)["Thing"]!["properties"]!)).toEqual(["id", "name", "size"]);
  });
});

describe("facts that were made up", () => {
  test("the members of an answer are no answer of another operation of that path", () => {
    const text =
      "## One\nGET /things/{id}\n### Response\n| Name | Type |\n|---|---|\n| id | integer |\n\n## Remove\nDELETE /things/{id}\n";
    expect(Object.keys(operationOf(text, "delete", "/things/{id}")["responses"]!)).toEqual(["204"]);
  });

  test("a path keeps its last slash, and is one with it and without", () => {
    expect(operationsOf("| GET | /things/ | All |\n\n## All\n\nGET /things\n")).toEqual(["get /things/"]);
  });

  test("an operation that is asked of the base address is the one that was listed without it", () => {
    const text =
      "Base URL: https://a.example/v1\n\n| GET | /things | All |\n\n## All\n\nGET https://a.example/v1/things\n\n- `size` (integer): a\n";
    expect(parametersOf(text)).toHaveLength(1);
  });

  test("another host than that of the contract is noted", () => {
    const { notes } = derive([
      { name: "page", text: "GET https://a.example/things\n\nGET https://b.example/others\n" },
    ]);
    expect(notes.map(({ found }) => found)).toContainEqual(
      "GET /others is asked of https://b.example, and the contract has one server",
    );
  });

  test("a type that no word says is noted", () => {
    const { notes } = derive([
      { name: "page", text: "GET /things\n\n| Name | Meaning |\n|---|---|\n| size | Size |\n" },
    ]);
    expect(notes.map(({ found }) => found)).toContainEqual(
      expect.stringContaining("no word says what type size of GET /things is of"),
    );
  });

  test.each(["It returns 200 orders.", "You get 500 entries at most.", "answers 404 things"])(
    "a number of things is no status: %s",
    (line) => {
      expect(Object.keys(operationOf(`## GET /things\n\n${line}\n`)["responses"]!)).toEqual(["200"]);
    },
  );

  test("bars within a cell of a table end it not", () => {
    const text = "GET /things\n\n| Name | Type | Notes |\n|---|---|---|\n| kind | string (a \\| b) | Which |\n";
    expect(parametersOf(text)).toMatchObject([{ name: "kind", description: "Which", schema: { enum: ["a", "b"] } }]);
  });

  test.each([
    ["Rows, 1–100 (default 20)", 1, 100],
    ["Minimum value of 2. Maximum value of 9.", 2, 9],
    ["≥ 3", 3, undefined],
    ["integer [ 4 .. 5 ]", 4, 5],
  ])("limits are read of %j", (description, minimum, maximum) => {
    const text = `GET /things\n\n| Name | Type | Description |\n|---|---|---|\n| size | int | ${description} |\n`;
    expect(parametersOf(text)[0]!["schema"]).toMatchObject({ minimum, ...(maximum === undefined ? {} : { maximum }) });
  });
});

test.each([
  ["operations of one thing", (i: number) => `## Op ${i}\n\nGET /p${i}/things/{id}\n\n{"id": ${i}, "f${i}": true}\n`],
  ["operations in a table", (i: number) => `| GET | /things${i}/{id} | One |`],
])("reads four thousand %s in seconds", (_, line) => {
  const text = Array.from({ length: 4000 }, (__, i) => line(i)).join("\n");
  const begin = performance.now();
  expect(Object.keys(contractOf(text)["paths"]!)).toHaveLength(4000);
  expect(performance.now() - begin).toBeLessThan(20_000);
});
