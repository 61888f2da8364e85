import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: object }>>;
}

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties: object }>> };
}

function contractOf(...lines: readonly string[]): Contract {
  return derive([{ name: "page.md", text: lines.join("\n\n") }]).document as unknown as Contract;
}

const parametersOf = ({ paths }: Contract, path: string, method = "get"): Readonly<Record<string, object>> =>
  Object.fromEntries(
    (paths[path]![method]!.parameters ?? [])
      .filter((one) => one.in !== "path")
      .map(({ name, schema }) => [name, schema]),
  );

const table = (...names: readonly string[]): string =>
  ["| Name | Type |", "| --- | --- |", ...names.map((name) => `| ${name} | string |`)].join("\n");

describe("samples in CSV", () => {
  test("may have commas, quotes and line ends in values that are quoted", () => {
    const csv = '```csv\n"id",name,note\n1,"Smith, Ann","says ""hi"""\n2,Bo,"one\ntwo, three"\n```';
    const { components } = contractOf("GET /people.csv", csv);
    expect(components.schemas["People"]).toMatchObject({
      properties: { id: { type: "integer" }, name: { type: "string" }, note: { type: "string" } },
    });
  });
});

describe("samples in XML", () => {
  const typesOf = (sample: string): readonly string[] =>
    Object.keys(
      contractOf("GET /things", `\`\`\`\n${sample}\n\`\`\``).paths["/things"]!["get"]!.responses["200"]!.content!,
    );

  test.each([
    '<?xml version="1.0"?>\n<a>1</a>',
    "<thing>\n  <id>1</id>\n</thing>",
    '<things count="2"><thing/></things>',
  ])("say that answers are XML: %j", (sample) => {
    expect(typesOf(sample)).toEqual(["application/xml"]);
  });

  test.each(["<div>1</div>", '<script src="/a.js"></script>', "curl /things\n<thing>", "a < b"])(
    "are none: %j",
    (sample) => {
      expect(typesOf(sample)).toEqual(["application/json"]);
    },
  );
});

test.each([
  ["12", { type: "integer" }],
  ['"8c1f2f0e-2b7a-4c53-9d0c-5a1f3f0b7e11"', { type: "string", format: "uuid" }],
  ['"t-12"', { type: "string" }],
])("a variable at the end of a path is of the kind that samples show: %s", (id, schema) => {
  const { paths } = contractOf(
    "GET /things/{id}",
    `{"id": ${id}, "name": "a"}`,
    "GET /things/{id}/parts",
    '[{"id": "p"}]',
  );
  for (const path of ["/things/{id}", "/things/{id}/parts"])
    expect(paths[path]!["get"]!.parameters).toMatchObject([{ name: "id", in: "path", schema }]);
});

describe("a table below the name of an object", () => {
  const sample = '```json\n{"id": 1, "name": "a", "kind": "new"}\n```';
  const object =
    "| Field | Type | Description |\n|---|---|---|\n| name | string | What it is called |\n| kind | string | One of `new`, `old` |";

  test.each([
    "### The thing object",
    "### Thing object",
    "### Attributes of the thing object",
    "### The thing object attributes",
  ])("tells of the answer: %s", (heading) => {
    const contract = contractOf(
      "## Get a thing",
      "GET /things/{id}",
      table("expand"),
      "Response:",
      sample,
      heading,
      object,
    );
    expect(Object.keys(parametersOf(contract, "/things/{id}"))).toEqual(["expand"]);
    expect(contract.components.schemas["Thing"]).toMatchObject({
      properties: { kind: { enum: ["new", "old"] }, name: { description: "What it is called" } },
    });
  });

  test("tells of nothing where another object was told before it", () => {
    const contract = contractOf(
      "## Get a thing",
      "GET /things/{id}",
      sample,
      "### The thing object",
      object,
      "### The part object",
      table("name", "weight"),
    );
    expect(parametersOf(contract, "/things/{id}")).toEqual({});
    expect(Object.keys(contract.components.schemas["Thing"]!.properties)).toEqual(["id", "name", "kind"]);
  });

  test("tells of what is sent, where it is that of the request", () => {
    const contract = contractOf("## Make a thing", "POST /things", "### The request object", table("name"));
    expect(contract.paths["/things"]!["post"]!.requestBody).toBeDefined();
  });
});

describe("bodies of failures", () => {
  const failure = '```json\n{"error": "gone", "code": 3}\n```';
  const contentOf = ({ responses }: Operation, status: string): string =>
    JSON.stringify(responses[status]?.content ?? "");

  test("below a heading of errors are those of every failure without one of its own", () => {
    const { paths } = contractOf(
      "## Get a thing",
      "GET /things/{id}",
      "### Errors",
      "404 if there is none",
      "409 if it is taken",
      '```json\n{"taken": true}\n```',
      "# Errors",
      failure,
    );
    const operation = paths["/things/{id}"]!["get"]!;
    expect(contentOf(operation, "404")).toContain("Failure");
    expect(contentOf(operation, "409")).toContain("Failure2");
  });

  test("below a heading of errors are those of any failure, where no status is told", () => {
    const { paths, components } = contractOf(
      "## Get a thing",
      "GET /things/{id}",
      '```json\n{"id": 1}\n```',
      "# Errors",
      failure,
    );
    expect(contentOf(paths["/things/{id}"]!["get"]!, "default")).toContain("Failure");
    expect(Object.keys(components.schemas["Failure"]!.properties)).toEqual(["error", "code"]);
  });

  test("have the status that ends the sentence above them", () => {
    const { paths } = contractOf("## Get a thing", "GET /things/{id}", "### Errors", "When it is gone (410):", failure);
    expect(contentOf(paths["/things/{id}"]!["get"]!, "410")).toContain("Failure");
  });
});

describe("a sentence about the parameters of another operation", () => {
  const list = ["## List things", "GET /things", table("size", "kind")];
  const make = ["## Create a thing", "POST /things", "### Body", table("name", "weight")];

  test.each([
    "Takes the same parameters as the list.",
    "Accepts the same query parameters as [List things](#list-things).",
    "It has the same filters as `GET /things`.",
    "Same parameters as the list endpoint, above.",
    "Es gelten dieselben Parameter wie List things.",
  ])("gives them to this one: %s", (sentence) => {
    const contract = contractOf(...list, "## Old things", "GET /things/old", sentence, "### Query", table("since"));
    expect(Object.keys(parametersOf(contract, "/things/old"))).toEqual(["since", "size", "kind"]);
  });

  test.each([
    "Takes the same body as Create a thing.",
    "Same fields as when creating, see POST /things.",
    "Same body as the create call.",
  ])("gives its body to this one: %s", (sentence) => {
    const { paths, components } = contractOf(...make, "## Replace a thing", "PUT /things/{id}", sentence);
    expect(paths["/things/{id}"]!["put"]!.requestBody).toBeDefined();
    expect(Object.keys(components.schemas["PutThingsByIdBody"]!.properties)).toEqual(["name", "weight"]);
  });

  test("gives those that the other one has of a third", () => {
    const same = (path: string, as: string): string[] => [
      `## ${path}`,
      `GET /things/${path}`,
      `Takes the same parameters as ${as}.`,
    ];
    const contract = contractOf(
      ...same("a", "`GET /things/b`"),
      ...same("b", "`GET /things/c`"),
      ...same("c", "List things"),
      ...list,
    );
    for (const path of ["a", "b", "c"])
      expect(Object.keys(parametersOf(contract, `/things/${path}`))).toEqual(["size", "kind"]);
  });

  test("ends where two take each other's", () => {
    const contract = contractOf(
      "## A",
      "GET /a",
      "Same parameters as `GET /b`.",
      table("x"),
      "## B",
      "GET /b",
      "Same parameters as `GET /a`.",
      table("y"),
    );
    expect(Object.keys(parametersOf(contract, "/a"))).toEqual(["x", "y"]);
    expect(Object.keys(parametersOf(contract, "/b"))).toEqual(["y", "x"]);
  });

  test("is followed through ten thousand operations", () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `## Op ${i}\n\nGET /p${i}\n\nSame parameters as \`GET /p${i + 1}\`.`,
    );
    const contract = contractOf(...lines, "## Last", "GET /p10000", table("x"));
    expect(Object.keys(parametersOf(contract, "/p0"))).toEqual(["x"]);
  });

  test.each([
    "At the same time as the list.",
    "Rows have the same order as the list.",
    "Same parameters as something else.",
  ])("is none: %s", (sentence) => {
    expect(parametersOf(contractOf(...list, "## Old things", "GET /things/old", sentence), "/things/old")).toEqual({});
  });
});

describe("a sentence about pages", () => {
  const rows = '```json\n{"things": [{"id": 1}], "next_cursor": "abc"}\n```';

  test("names the parameters of its list, and their limits", () => {
    const prose = "Returns up to 100 things per page. Use `cursor` to get the next page, and `limit` to ask for fewer.";
    expect(parametersOf(contractOf("## List things", "GET /things", prose, rows), "/things")).toEqual({
      cursor: { type: "string" },
      limit: { type: "integer", maximum: 100 },
    });
  });

  test("names those of all lists, where it is of all", () => {
    const contract = contractOf(
      "# Pages",
      "Lists are paginated: pass `page` and `per_page` (default 20, max 100).",
      "# Things",
      "## List things",
      "GET /things",
      '```json\n[{"id": 1}]\n```',
      "## Get a thing",
      "GET /things/{id}",
      '```json\n{"id": 1}\n```',
      "## List parts",
      "GET /parts",
      table("offset"),
      '```json\n[{"id": 1}]\n```',
    );
    expect(parametersOf(contract, "/things")).toEqual({
      page: { type: "integer" },
      per_page: { type: "integer", maximum: 100, default: 20 },
    });
    expect(parametersOf(contract, "/things/{id}")).toEqual({});
    expect(Object.keys(parametersOf(contract, "/parts"))).toEqual(["offset"]);
  });

  test("names parameters by names that no word of prose is", () => {
    const html = "<h2>List things</h2><p>GET /things</p><p>Use <code>page_token</code> to get the next page.</p>";
    expect(parametersOf(contractOf(html), "/things")).toEqual({ page_token: { type: "string" } });
  });

  test.each([
    "The answer has `page` and `limit` members.",
    "Each response comes by pages, with `page` and `limit`.",
    "See the page about `limit`.",
    "Use `name` to filter the page.",
  ])("names none: %s", (prose) => {
    expect(parametersOf(contractOf("## List things", "GET /things", prose, rows), "/things")).toEqual({});
  });
});

describe("a sentence about how many rows a page has", () => {
  const rows = '```json\n{"things": [{"id": 1}]}\n```';
  const page = (description = ""): string =>
    `| Name | Type | Description |\n| --- | --- | --- |\n| page | integer | ${description} |`;
  const mostOf = ({ components }: Contract): unknown =>
    (components.schemas["ThingList"]!.properties as { things: { maxItems?: number } }).things.maxItems;

  test.each([
    "Up to 50 things per page.",
    "Results come in pages of 50.",
    "There are 50 per page.",
    "The page size is 50.",
    "Lists are paged (default 20, maximum 50).",
  ])("limits the list of an operation that takes no size: %s", (prose) => {
    const contract = contractOf("## List things", "GET /things", prose, page("Which page"), rows);
    expect(parametersOf(contract, "/things")).toEqual({ page: { type: "integer" } });
    expect(mostOf(contract)).toBe(50);
  });

  test("may stand beside the number of the page, whose limit it is not", () => {
    const contract = contractOf("## List things", "GET /things", page("Page, from 1, up to 50 per page"), rows);
    expect(parametersOf(contract, "/things")).toEqual({ page: { type: "integer" } });
    expect(mostOf(contract)).toBe(50);
  });

  test("is one of all lists, outside of all operations", () => {
    const contract = contractOf("# Pages", "At most 30 rows per page.", "## List things", "GET /things", page(), rows);
    expect(mostOf(contract)).toBe(30);
  });

  test.each([
    ["size and page", "Up to 50 per page.", `${page()}\n| limit | integer | |`],
    ["no page", "Up to 50 per page.", ""],
    ["a number of pages", "There are at most 50 pages.", page()],
    ["requests", "Up to 50 requests per page.", page()],
  ])("limits nothing beside %s", (_, prose, table) => {
    expect(mostOf(contractOf("## List things", "GET /things", prose, table, rows))).toBeUndefined();
  });

  test("limits the bare list that is answered", () => {
    const { paths } = contractOf("## List things", "GET /things", "50 per page.", page(), '```json\n[{"id": 1}]\n```');
    expect(paths["/things"]!["get"]!.responses["200"]!.content).toMatchObject({
      "application/json": { schema: { type: "array", maxItems: 50 } },
    });
  });
});

describe("a sentence about who calls", () => {
  const key = "Send your key in the `X-Api-Key` header.";
  const operations = ["## List things", "GET /things", "## Make a thing", "POST /things"];
  const openIn = ({ paths }: Contract): readonly string[] =>
    Object.entries(paths["/things"]!).flatMap(([method, { security }]) => (security === undefined ? [method] : []));

  test.each([
    "No authentication is needed for reading.",
    "Read-only requests do not require an API key.",
    "The API key is only required for creating or changing things.",
  ])("opens what only reads: %s", (sentence) => {
    expect(openIn(contractOf("# API", key, sentence, ...operations))).toEqual(["get"]);
  });

  test.each([
    "This endpoint does not require authentication.",
    "No API key required.",
    "It may be called without a token.",
    "**Auth required** : NO",
  ])("opens the operation below which it stands: %s", (sentence) => {
    expect(
      openIn(contractOf("# API", key, "## Make a thing", "POST /things", "## List things", "GET /things", sentence)),
    ).toEqual(["get"]);
  });

  test.each([
    "Answers with 401 if no token is sent.",
    "A token is not required if you call from the office.",
    "**Auth required** : YES",
    "Without a token nothing is shown.",
  ])("opens nothing: %s", (sentence) => {
    expect(
      openIn(contractOf("# API", key, "## Make a thing", "POST /things", "## List things", "GET /things", sentence)),
    ).toEqual([]);
  });
});
