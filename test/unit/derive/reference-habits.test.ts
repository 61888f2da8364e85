import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (...parts: readonly string[]): Tree =>
  derive([{ name: "page.md", text: parts.join("\n\n") }]).document as unknown as Tree;
const inHtml = (body: string): Tree =>
  derive([{ name: "page.html", text: `<html><body>${body}</body></html>` }]).document as unknown as Tree;
const schemaOf = (contract: Tree, name: string): Tree => contract["components"]!["schemas"]![name]!;
const pathsOf = (contract: Tree): string[] => Object.keys(contract["paths"]!);
const json = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;

describe("what stands for the base address is no part of a path", () => {
  test.each(["{base}", "{{base_url}}", "{{ base url }}", "$BASE", "${BASE}", "<base-url>"])("%s", (base) => {
    const contract = contractOf("# Kites", "## One", `GET ${base}/kites/{id}`, "## Two", `\`POST ${base}/kites\``);
    expect(contract["paths"]).toMatchObject({ "/kites": { post: {} }, "/kites/{id}": { get: {} } });
  });

  test("in a command", () => {
    const contract = contractOf("# Kites", '```\ncurl -d \'{"a": 1}\' "$API/kites"\n```');
    expect(pathsOf(contract)).toEqual(["/kites"]);
  });

  test("variables of a server have values", () => {
    const contract = contractOf("# Kites", "Base URL: `https://{team}.kites.example/v1`", "GET /kites");
    expect(contract["servers"]).toEqual([
      { url: "https://{team}.kites.example/v1", variables: { team: { default: "team" } } },
    ]);
  });
});

describe("the base address", () => {
  test.each([
    "## Base URL\n\n```\nhttps://kites.example/v1\n```",
    'Base URLs:\n\n* <a href="https://kites.example/v1">https://kites.example/v1</a>',
    "**Server**\n\nhttps://kites.example/v1",
    "[ Base URL: kites.example/v1 ]",
  ])("is told by: %s", (told) => {
    expect(contractOf("# Kites", told, "## List", "GET /kites")["servers"]).toEqual([
      { url: "https://kites.example/v1" },
    ]);
  });
});

describe("elements of HTML in Markdown", () => {
  test("are headings, boxes and breaks", () => {
    const contract = contractOf(
      "---\nlang: en\n---",
      '<h1 id="kites">Kites</h1>',
      "All of them.",
      "<details>\n<summary><code>POST</code> <code><b>/kites/{id}</b></code></summary>",
      '<h3 id="params">Parameters</h3>',
      "| Name | Type | Description |\n| --- | --- | --- |\n| size | integer | How long<br>between 1 and 9 |",
      '<h3 id="answers">Response</h3>',
      json('{"id": 1}'),
      "</details>",
    );
    expect(contract["paths"]!["/kites/{id}"]!["post"]).toMatchObject({ summary: "Kites" });
    expect(schemaOf(contract, "PostKitesByIdBody")["properties"]).toMatchObject({
      size: { type: "integer", minimum: 1, maximum: 9, description: "How long between 1 and 9" },
    });
    expect(schemaOf(contract, "Kite")["properties"]).toMatchObject({ id: { type: "integer" } });
  });
});

describe("samples of JSON", () => {
  test.each([
    [
      "comments",
      '{\n  "id": 1, // its "number" {\n  /* what { it\n  is called */ "name": "a // b",\n  "size": /* m */ 2\n}',
    ],
    ["what is left out", '{\n  "id": 1,\n  ...\n  "name": "a",\n  "size": 2,\n  …\n}'],
    ["what is left out first", '{ ..., "id": 1, "name": "a", "size": 2 }'],
  ])("may have %s in them", (_, text) => {
    const properties = schemaOf(contractOf("# Kites", "GET /kites/{id}", json(text)), "Kite")["properties"]!;
    expect(Object.keys(properties)).toEqual(["id", "name", "size"]);
  });

  test.each(["[{ROW}, {...}, { … }]", "[{ROW}, ...]", "[{...}, {ROW}]", "[\n{ROW},\n...\n{ROW}\n]"])(
    "may leave out rows: %s",
    (text) => {
      const row = '"id": 1, "name": "a"';
      const contract = contractOf("# Kites", "GET /kites", json(text.replaceAll("ROW", row)));
      expect(schemaOf(contract, "Kite")["required"]).toEqual(["id", "name"]);
    },
  );

  test("end what is told of the parameter above", () => {
    const contract = contractOf(
      "# Kites",
      "POST /kites",
      "Parameters:",
      "- `size` (integer): How long",
      "Example:",
      json('{"size": 1}'),
      "Kites are flown outside.",
    );
    expect(schemaOf(contract, "PostKitesBody")["properties"]).toMatchObject({ size: { description: "How long" } });
  });
});

describe("a column of examples", () => {
  test("shows values, and kinds where no other word does", () => {
    const contract = contractOf(
      "# Kites",
      "POST /kites",
      [
        "| Field | Type | Example |\n| --- | --- | --- |",
        "| name | string | `Red one` |\n| size | integer | 12 |\n| isNew | boolean | true |\n| day | date | 2026-01-02 |",
        '| tags | array of strings | `["a", "b"]` |\n| note | string | - |\n| cost | integer | much |',
      ].join("\n"),
    );
    const properties = schemaOf(contract, "PostKitesBody")["properties"]!;
    const examples = Object.entries(properties).map(([name, { examples: shown }]) => [name, shown]);
    expect(Object.fromEntries(examples)).toEqual({
      name: ["Red one"],
      size: [12],
      isNew: [true],
      day: ["2026-01-02"],
      tags: [["a", "b"]],
    });
  });

  test("tells the kind of what has no other word", () => {
    const contract = contractOf(
      "# Kites",
      "GET /kites",
      "| Parameter | Example |\n| --- | --- |\n| size | 12 |\n| zip | 01234 |\n| isNew | true |",
    );
    expect(contract["paths"]!["/kites"]!["get"]!["parameters"]).toMatchObject([
      { name: "size", schema: { type: "integer", examples: [12] } },
      { name: "zip", schema: { type: "string", examples: ["01234"] } },
      { name: "isNew", schema: { type: "boolean", examples: [true] } },
    ]);
  });

  test("a default that is among the values that are allowed is one, whatever its word is", () => {
    const contract = contractOf(
      "# Kites",
      "GET /kites",
      "| Parameter | Description |\n| --- | --- |\n| state | One of `new`, `old` or `all`. Default: `all` |",
    );
    expect(contract["paths"]!["/kites"]!["get"]!["parameters"]).toMatchObject([{ schema: { default: "all" } }]);
  });
});

describe("samples in cells of tables", () => {
  const answersOf = (contract: Tree): Tree => contract["paths"]!["/kites/{id}"]!["get"]!["responses"]!;
  const content = (name: string): object => ({
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  });

  test("are of the status of their row", () => {
    const contract = contractOf(
      "# Kites",
      "GET /kites/{id}",
      '| Status | Response |\n| --- | --- |\n| 200 | `{"id": 1, "name": "a"}` |\n| 404 | Gone `{"error": "x"}` |',
    );
    expect(answersOf(contract)).toMatchObject({
      "200": content("Kite"),
      "404": { description: "Gone", ...content("Failure") },
    });
    expect(schemaOf(contract, "Kite")["properties"]).toMatchObject({ id: {}, name: {} });
  });

  test("may go on over lines", () => {
    const contract = inHtml(
      '<h1>Kites</h1><p>GET /kites/{id}</p><table><tr><td>Code</td><td>Description</td></tr><tr><td>200</td><td><p>A kite</p><pre><code>{\n  "id": 1, // its number\n  "name": "a"\n}</code></pre></td></tr></table>',
    );
    expect(answersOf(contract)).toMatchObject({ "200": content("Kite") });
  });

  test("are what the cell before them says", () => {
    const contract = inHtml(
      '<h1>Kites</h1><table><tr><th>URL</th><td>/kites/{id}</td></tr><tr><th>Method</th><td>PUT</td></tr><tr><th>Description</th><td>Changes one</td></tr><tr><th>Request body</th><td>{"name": "a"}</td></tr><tr><th>Response</th><td>{"id": 1, "name": "a"}</td></tr></table>',
    );
    const put = contract["paths"]!["/kites/{id}"]!["put"]!;
    expect(put).toMatchObject({ description: "Changes one", responses: { "200": content("Kite") } });
    expect(put["requestBody"]).toMatchObject(content("PutKitesByIdBody"));
  });
});

test("a mark is no summary", () => {
  const operation = contractOf("# Kites", "## DELETE /kites/{id} (deprecated)")["paths"]!["/kites/{id}"]!["delete"]!;
  expect(operation["summary"]).toBeUndefined();
  expect(operation["deprecated"]).toBe(true);
});

test("numbers of XML that are written with a point are no whole numbers", () => {
  const contract = contractOf(
    "# Kites",
    "GET /kites/{id}",
    '```xml\n<kite length="3.0"><price>10.00</price><size>2</size><cost unit="EUR">1.00</cost></kite>\n```',
  );
  expect(schemaOf(contract, "Kite")["properties"]).toMatchObject({
    length: { type: "number" },
    price: { type: "number" },
    size: { type: "integer" },
  });
  expect(schemaOf(contract, "KiteCost")["properties"]).toMatchObject({ value: { type: "number" } });
});

describe("headers of answers", () => {
  const headersOf = (contract: Tree, status = "200"): Tree =>
    contract["paths"]!["/kites"]!["post"]!["responses"]![status]!["headers"]!;

  test.each([
    "### Response headers\n\n| Header | Type | Description |\n| --- | --- | --- |\n| X-Kites-Left | integer | How many are left |",
    "### Response\n\n#### Headers\n\n| Name | Type | Description |\n| --- | --- | --- |\n| X-Kites-Left | integer | How many are left |",
    "### Response headers\n\n| Status | Header | Type | Description |\n| --- | --- | --- | --- |\n| 200 | X-Kites-Left | integer | How many are left |",
    "### Response headers\n\n- `X-Kites-Left` (integer): How many are left",
  ])("are in tables and lists: %s", (told) => {
    const contract = contractOf("# Kites", "## Make one", "POST /kites", told);
    expect(headersOf(contract)).toMatchObject({
      "X-Kites-Left": {
        description: "How many are left",
        schema: { type: "integer", "x-standin-source": [expect.stringContaining("page:")] },
      },
    });
    expect(contract["paths"]!["/kites"]!["post"]!["parameters"]).toBeUndefined();
  });

  test("are shown in answers as they are sent", () => {
    const contract = contractOf(
      "# Kites",
      "## Make one",
      "POST /kites",
      '```\nHTTP/1.1 201 Created\nContent-Type: application/json\nLocation: /kites/2\n\n{"id": 2}\n```',
    );
    expect(headersOf(contract, "201")).toEqual({
      Location: { schema: { type: "string", examples: ["/kites/2"], "x-standin-source": ["page:10"] } },
    });
  });

  test.each([
    "Every response has the headers `X-Kites-Left` and `X-Kites-All`.",
    "`X-Kites-Left` and `X-Kites-All` headers are included in all responses.",
  ])("are told of all operations: %s", (told) => {
    const contract = contractOf("# Kites", told, "## Make one", "POST /kites");
    expect(Object.keys(headersOf(contract))).toEqual(["X-Kites-Left", "X-Kites-All"]);
  });

  test.each([
    "Send the `X-Kites-Left` header with the request; the response has it.",
    "The header `X-Kites-Left` is old.",
  ])("are not told by: %s", (told) => {
    expect(headersOf(contractOf("# Kites", "## Make one", "POST /kites", told))).toBeUndefined();
  });
});
