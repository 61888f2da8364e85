import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (name: string, text: string): Tree => derive([{ name, text }]).document as unknown as Tree;
const inMarkdown = (...parts: readonly string[]): Tree => contractOf("page.md", ["# Kites", ...parts].join("\n\n"));
const inHtml = (body: string, title = ""): Tree =>
  contractOf("page.html", `<html><head><title>${title}</title></head><body>${body}</body></html>`);
const sh = (text: string): string => `\`\`\`sh\n${text}\n\`\`\``;

function bodyOf(contract: Tree, path: string): { readonly mediaTypes: readonly string[]; readonly schema: Tree } {
  const { content } = contract["paths"]![path]!["post"]!["requestBody"]!;
  const mediaTypes = Object.keys(content!);
  const { $ref } = content![mediaTypes[0] ?? ""]!["schema"] as unknown as { readonly $ref: string };
  const name = $ref.split("/").at(-1);
  return { mediaTypes, schema: contract["components"]!["schemas"]![name ?? ""]! };
}

describe("a form that a command sends", () => {
  test("has fields and files, sent in parts", () => {
    const command =
      "curl -F 'file=@kite.png' -F \"name=Red kite\" -F size=12 -F open=true \\\n  https://kites.example/kites";
    const { mediaTypes, schema } = bodyOf(inMarkdown(sh(command)), "/kites");
    expect(mediaTypes).toEqual(["multipart/form-data"]);
    expect(schema).toMatchObject({
      required: ["file", "name", "size", "open"],
      properties: {
        file: { type: "string", contentMediaType: "application/octet-stream" },
        name: { type: "string", examples: ["Red kite"] },
        size: { type: "integer", examples: [12] },
        open: { type: "boolean" },
      },
    });
  });

  test.each([
    "curl -d user=ann -d 'word=tea leaf' https://kites.example/login",
    'curl -X POST --data-urlencode user=ann --data-urlencode word="tea leaf" https://kites.example/login',
    "curl https://kites.example/login -d 'user=ann&word=tea leaf'",
  ])("is one of an address: %s", (command) => {
    const { mediaTypes, schema } = bodyOf(inMarkdown(sh(command)), "/login");
    expect(mediaTypes).toEqual(["application/x-www-form-urlencoded"]);
    expect(schema).toMatchObject({
      required: ["user", "word"],
      properties: { user: { type: "string" }, word: { type: "string", examples: ["tea leaf"] } },
    });
  });

  test("adds to a table what only the command shows, and needs none of it", () => {
    const table = "| Name | Type | Required |\n|---|---|---|\n| size | integer | yes |";
    const command = sh("curl -d size=3 -d colour=red https://kites.example/kites");
    const { schema } = bodyOf(inMarkdown("## Add", command, "POST /kites", "### Body", table), "/kites");
    expect(schema).toMatchObject({
      required: ["size"],
      properties: { size: { type: "integer" }, colour: { type: "string" } },
    });
  });

  test("has a file where the page shows what is told of files, too", () => {
    const send = sh("curl -F file=@a.png https://kites.example/upload");
    const read = [sh("curl https://kites.example/files/12"), '```json\n{"id": 12, "size": 3}\n```'];
    expect(bodyOf(inMarkdown("## Send", send, "## Read", ...read), "/upload").schema).toMatchObject({
      properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
    });
  });

  test("asks by -G", () => {
    expect(Object.keys(inMarkdown(sh("curl -G https://kites.example/kites -d limit=3"))["paths"]!["/kites"]!)).toEqual([
      "get",
    ]);
  });
});

test.each([
  ["Encoding type: `application/x-www-form-urlencoded`", "string", "application/x-www-form-urlencoded"],
  ["Sent as multipart/form-data.", "string", "multipart/form-data"],
  ["What it takes:", "file", "multipart/form-data"],
  ["Sent as application/json or application/x-www-form-urlencoded.", "string", "application/json"],
])("a body is sent in the form that lines and types tell: %s %s", (words, type, mediaType) => {
  const table = `| Field | Type |\n|---|---|\n| name | ${type} |`;
  expect(bodyOf(inMarkdown("POST /kites", words, "### Body", table), "/kites").mediaTypes).toEqual([mediaType]);
});

describe("a row over all columns", () => {
  const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const over = (text: string): string => `<tr><td colspan="3"><b>${text}</b></td></tr>`;
  const head = row("Name", "Type", "Description");
  const parametersOf = (...rows: string[]): Tree =>
    inHtml(`<h1>Kites</h1><h2>List</h2><p>GET /kites</p><table>${head}${rows.join("")}</table>`)["paths"]!["/kites"]![
      "get"
    ]!["parameters"]!;

  test("is no parameter, and says which of those below it are needed", () => {
    expect(
      parametersOf(over("Required fields"), row("wind", "integer", ""), over("Optional fields"), row("hue", "", "")),
    ).toMatchObject([
      { name: "wind", required: true },
      { name: "hue", required: false },
    ]);
  });

  test("says where those below it travel", () => {
    expect(
      parametersOf(over("Headers"), row("X-Wind", "string", ""), over("Query parameters"), row("hue", "", "")),
    ).toMatchObject([
      { name: "X-Wind", in: "header" },
      { name: "hue", in: "query" },
    ]);
  });

  test("may have cells that are empty", () => {
    const rows = [
      "| Name | Type | Text |",
      "|---|---|---|",
      "| **Optional fields** | | |",
      "| hue | | |",
      "| Wind | | |",
    ];
    const { parameters } = inMarkdown("## List", "GET /kites", rows.join("\n"))["paths"]!["/kites"]!["get"]!;
    expect(parameters).toMatchObject([{ name: "hue" }, { name: "Wind" }]);
  });
});

describe("an API is called", () => {
  test.each([
    ["List kites | Kite Hill API", "<h1>List kites</h1><p>GET /kites</p>", "Kite Hill API"],
    ["Kite Hill &amp; Co API - Engineering", "<h2>List</h2><p>GET /kites</p>", "Kite Hill & Co API"],
    ["Kite Hill", "<h1>API Reference</h1><h2>List</h2><p>GET /kites</p>", "Kite Hill"],
    ["Docs - Kites", "<h1>Kite Hill</h1><h2>List</h2><p>GET /kites</p>", "Kite Hill"],
    ["", "<h1>API Reference</h1><h2>List</h2><p>GET /kites</p>", "API Reference"],
  ])("%s with %s: %s", (title, body, called) => {
    expect(inHtml(body, title)["info"]!["title"]).toBe(called);
  });
});

test("a success stands behind the caption of its sample", () => {
  const contract = inMarkdown("POST /kites", "Response (201):", '```json\n{"id": 1}\n```');
  expect(Object.keys(contract["paths"]!["/kites"]!["post"]!["responses"]!)).toEqual(["201"]);
});

test("values stand behind the word that says that they are listed", () => {
  const table = "| Field | Type |\n|---|---|\n| wind | Enum: LOW, HIGH |";
  expect(bodyOf(inMarkdown("POST /kites", "### Body", table), "/kites").schema).toMatchObject({
    properties: { wind: { enum: ["LOW", "HIGH"] } },
  });
});
