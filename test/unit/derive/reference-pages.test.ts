import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (text: string): Tree => derive([{ name: "page.md", text }]).document as unknown as Tree;
const operationOf = (text: string, method = "get", path = "/things"): Tree =>
  contractOf(text)["paths"]![path]![method]!;
const parametersOf = (operation: Tree): Readonly<Record<string, Tree>> =>
  Object.fromEntries(
    ((operation["parameters"] ?? []) as unknown as Tree[]).map((one) => [one["name"] as unknown as string, one]),
  );
const schemasOf = (text: string): Tree => contractOf(text)["components"]!["schemas"]!;
const table = (...rows: readonly string[]): string =>
  ["| Field | Type | Description |", "| --- | --- | --- |", ...rows.map((row) => `| ${row} |`)].join("\n");

describe("pages in lists of Markdown", () => {
  const page = `# Things

## Things [/things{?page,kind}]

+ Parameters
    + page: 1 (number, optional) - Page of things
        + Default: \`1\`
    + kind: \`new\` (string, optional) - Which

### List [GET]

+ Response 200 (application/json)

        [{"id": 3, "name": "a"}]

### Make [POST]

+ Request (application/json)

        {"name": "a"}

+ Response 201 (application/json)

    + Headers

            Location: /things/2

    + Body

            {"id": 3, "name": "a"}
`;

  test("tell of the parameters of a resource once for all of its methods", () => {
    expect(parametersOf(operationOf(page))).toMatchObject({
      page: { description: "Page of things", schema: { type: "number", default: 1 } },
      kind: { description: "Which" },
    });
  });

  test("have the body below the request, and the answer below the body of the response", () => {
    expect(schemasOf(page)).toMatchObject({
      PostThingsBody: { required: ["name"] },
      Thing: { required: ["id", "name"] },
    });
  });

  test("may have marks around names and types", () => {
    const text =
      "## Make\n\n`POST` `/things`\n\n**Body params**\n\n- `day` *date*, required — When, from today\n- `kind` *string*, optional — one of `new`, `old`\n";
    expect(schemasOf(text)["PostThingsBody"]).toMatchObject({
      required: ["day"],
      properties: { day: { format: "date", description: "When, from today" }, kind: { enum: ["new", "old"] } },
    });
  });
});

describe("pages in HTML", () => {
  const page = `<html><body><h1>Things<a class="headerlink" href="#a">¶</a></h1>
<dl><dt><span>GET</span> <span>/things</span><a class="headerlink" href="#b">¶</a></dt><dd><p>All.</p>
<dl><dt>Query Parameters:</dt><dd><ul><li><p><strong>room</strong> (<em>string</em>) – name of the room. Required.</p></li></ul></dd>
<dt>Request Headers:</dt><dd><ul><li><p><strong>X-Zone</strong> – which zone</p></li></ul></dd>
<dt>Status Codes:</dt><dd><ul><li><p><a>404 Not Found</a> – no room</p></li></ul></dd></dl></dd></dl>
<dl><dt><span>POST</span> <span>/things</span></dt><dd><p>New.</p><dl><dt>Status Codes:</dt><dd><ul><li><p><a>202 Accepted</a> – will be</p></li></ul></dd></dl></dd></dl></body></html>`;

  test("lead to their headings by marks that are no part of paths", () => {
    expect(Object.keys(contractOf(page)["paths"]!)).toEqual(["/things"]);
  });

  test("have names, types in brackets and dashes", () => {
    expect(parametersOf(operationOf(page))).toMatchObject({
      room: { in: "query", required: true, description: "name of the room. Required.", schema: { type: "string" } },
      "X-Zone": { in: "header", description: "which zone" },
    });
  });

  test("have statuses in lists, also of the last operation, and none is a title", () => {
    const post = operationOf(page, "post");
    expect(Object.keys(post["responses"]!)).toEqual(["202"]);
    expect(post["summary"]).toBeUndefined();
  });

  test("have the method and the path in a table of two columns", () => {
    const rows = "<tr><th>URL</th><td>/things</td></tr><tr><th>Method</th><td>GET</td></tr>";
    expect(contractOf(`<html><body><h2>All</h2><table>${rows}</table></body></html>`)["paths"]).toHaveProperty([
      "/things",
      "get",
    ]);
  });
});

test("a table below a sentence about the answer is one of parameters", () => {
  const text = `## All\n\nGET /things\n\nReturns things as they are.\n\n${table("from | xs:date | First day")}`;
  expect(parametersOf(operationOf(text))["from"]!["schema"]).toEqual({ type: "string", format: "date" });
});

test("types and places may stand below names, in one cell", () => {
  const cell =
    "<td><div>id <span>*</span></div><div>integer<span>($int64)</span></div><div>(path)</div></td><td>Which</td>";
  const page = `<html><body><p>GET /things/{id}</p><table><tr><th>Name</th><th>Description</th></tr><tr>${cell}</tr></table></body></html>`;
  expect(parametersOf(operationOf(page, "get", "/things/{id}"))["id"]).toMatchObject({
    in: "path",
    schema: { type: "integer", format: "int64" },
  });
});

test("a scheme of HTTP may be told by its name", () => {
  expect(
    contractOf("# A\n\nHTTP Authorization Scheme: bearer\n\nGET /things")["components"]!["securitySchemes"],
  ).toEqual({
    bearer: { type: "http", scheme: "bearer" },
  });
});

describe("pages in plain text", () => {
  const page = `                The Thing Service

1.  Introduction

   The service is found at https://things.example/v3.

2.  Operations

2.1.  List things

   GET /things

2.2.  Read a thing

   GET /things/{id}

   Errors:

      410    The thing was closed
`;
  test("have headings by their numbers, so that failures are those of their operation", () => {
    expect(operationOf(page)).toMatchObject({ summary: "List things" });
    expect(Object.keys(operationOf(page)["responses"]!)).toEqual(["200"]);
    expect(Object.keys(operationOf(page, "get", "/things/{id}")["responses"]!)).toEqual(["200", "410"]);
  });

  test("are called as their first line, where their first part is no title", () => {
    expect(contractOf(page)["info"]!["title"]).toBe("The Thing Service");
  });

  test("say where the service is found", () => {
    expect(contractOf(page)["servers"]).toEqual([{ url: "https://things.example/v3" }]);
  });
});

describe("words about values", () => {
  test.each([
    ["One of `a`, `b` or `c`. Default: `c`", ["a", "b", "c"]],
    ["Sort order: `asc` or `desc`", ["asc", "desc"]],
    ["`asc` or `desc`", ["asc", "desc"]],
    ["As `a`, `b` and others", undefined],
  ])("list them: %s", (description, allowed) => {
    const { kind } = parametersOf(operationOf(`GET /things\n\n${table(`kind | string | ${description}`)}`));
    expect(kind!["schema"]!["enum"]).toEqual(allowed);
  });

  test.each([
    ["string (ISO 8601 date)", "date"],
    ["string (ISO 8601 timestamp)", "date-time"],
    ["string (date-time, required)", "date-time"],
  ])("say their form: %s", (type, format) => {
    const { since } = parametersOf(operationOf(`GET /things\n\n${table(`since | ${type} | When`)}`));
    expect(since!["schema"]).toMatchObject({ type: "string", format });
  });

  test.each([
    ["In the form YYYY-MM-DD", "date"],
    ["As YYYY-MM-DDThh:mm:ssZ", "date-time"],
    ["An RFC 3339 timestamp", "date-time"],
    ["As YYYY-MM-DD hh:mm:ss", undefined],
    ["YYYY-MM-DDThh:mm:ss", undefined],
  ])("say how dates are written: %s", (description, format) => {
    const { since } = parametersOf(operationOf(`GET /things\n\n${table(`since | string | ${description}`)}`));
    expect(since!["schema"]!["format"]).toBe(format);
  });

  test("list values one below the other", () => {
    const text =
      "## List [GET /things{?kind}]\n\n+ Parameters\n    + kind (string, optional) - Which\n        + Members\n            + `new`\n            + `old`\n";
    expect(parametersOf(operationOf(text))["kind"]).toMatchObject({
      description: "Which",
      schema: { enum: ["new", "old"] },
    });
  });

  test("name what is answered by what samples show of it", () => {
    const text =
      '## Change\n\nPATCH /things/{id}\n\nReturns the changed thing.\n\n## One\n\nGET /things/{id}\n\n```json\n{"id": 1, "name": "a"}\n```\n';
    expect(operationOf(text, "patch", "/things/{id}")["responses"]!["200"]!["content"]).toEqual({
      "application/json": { schema: { $ref: "#/components/schemas/Thing" } },
    });
  });

  test("say what is not to be used any more", () => {
    const text = `## List things (deprecated)\n\nGET /things\n\n${table("old | string | Deprecated: use new", "new | string | Which")}`;
    const operation = operationOf(text);
    expect(operation["deprecated"]).toBe(true);
    expect(parametersOf(operation)["old"]!["deprecated"]).toBe(true);
    expect(parametersOf(operation)["new"]!["deprecated"]).toBeUndefined();
  });

  test("leave the type of a variable to what samples show", () => {
    const text =
      '## One\n\nGET /things/{id}\n\n| Parameter | Description |\n|---|---|\n| id | Which |\n\n```json\n{"id": 2, "name": "a"}\n```\n';
    expect(parametersOf(operationOf(text, "get", "/things/{id}"))["id"]).toMatchObject({
      description: "Which",
      schema: { type: "integer" },
    });
  });
});
