import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (text: string, name = "page.md"): Tree => derive([{ name, text }]).document as unknown as Tree;
const schemaOf = (contract: Tree, name: string): Tree => contract["components"]!["schemas"]![name]!;
const bodyOf = (contract: Tree): Tree =>
  contract["paths"]!["/crates"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

/** Rows of a table, each name with what stands before it. */
const rows = (deep: string, deeper: string): readonly (readonly string[])[] => [
  ["label", "string", "What is printed"],
  ["size", "object", "In millimetres"],
  [`${deep}width`, "integer", "Width"],
  ["items", "array of objects", "What is in it"],
  [`${deep}sku`, "string", "Article"],
  [`${deep}batch`, "object", "Batch"],
  [`${deeper}number`, "string", "Number of it"],
  ["note", "string", "Note"],
];

const inMarkdown = (deep: string, deeper: string): string =>
  [
    "# Crates\n\nPOST /crates\n",
    "| Field | Type | Description |\n| --- | --- | --- |",
    ...rows(deep, deeper).map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");

const inHtml = (deep: string, deeper: string): string =>
  `<html><body><h1>Crates</h1><p>POST /crates</p><table><tr><th>Field</th><th>Type</th><th>Description</th></tr>${rows(
    deep,
    deeper,
  )
    .map(([name, type, words]) => `<tr><td>${name}</td><td>${type}</td><td>${words}</td></tr>`)
    .join("\n")}</table></body></html>`;

function expectNested(contract: Tree): void {
  expect(bodyOf(contract)).toEqual(ref("PostCratesBody"));
  expect(Object.keys(schemaOf(contract, "PostCratesBody")["properties"]!)).toEqual(["label", "size", "items", "note"]);
  expect(schemaOf(contract, "PostCratesBody")["properties"]).toMatchObject({
    size: ref("PostCratesBodySize"),
    items: { type: "array", items: ref("PostCratesBodyItems") },
  });
  expect(schemaOf(contract, "PostCratesBodySize")["properties"]).toMatchObject({ width: { type: "integer" } });
  expect(schemaOf(contract, "PostCratesBodyItems")["properties"]).toMatchObject({
    sku: { type: "string" },
    batch: ref("PostCratesBodyItemsBatch"),
  });
  expect(schemaOf(contract, "PostCratesBodyItemsBatch")["properties"]).toMatchObject({ number: { type: "string" } });
}

describe("members further in than the one above are members of it", () => {
  test.each([
    ["&nbsp;&nbsp;", "&nbsp;&nbsp;&nbsp;&nbsp;"],
    ["\u00a0\u00a0", "\u00a0\u00a0\u00a0\u00a0"],
    ["&emsp;", "&emsp;&emsp;"],
    ["» ", "»» "],
    ["↳ ", "&nbsp;&nbsp;↳ "],
    ["└─ ", "&nbsp;└─ "],
    ["→ ", "→ → "],
    ["> ", ">> "],
    ["- ", "-- "],
  ])("in a table of Markdown: %s", (deep, deeper) => {
    expectNested(contractOf(inMarkdown(deep, deeper)));
  });

  test.each([
    ["&nbsp;&nbsp;", "&nbsp;&nbsp;&nbsp;&nbsp;"],
    ["<p>&#160;&#160;</p>", "<p>&#160;&#160;&#160;</p>"],
    ["&raquo;&nbsp;", "&raquo;&nbsp;&raquo;&nbsp;"],
    ['<p style="margin-left: 30.0px;">', '<p style="margin-left: 60.0px;">'],
    ['<span style="padding-left:1em"></span>', '<span style="padding-left:2em"></span>'],
  ])("in a table of HTML: %s", (deep, deeper) => {
    expectNested(contractOf(inHtml(deep, deeper), "page.html"));
  });

  test("in lists of Markdown", () => {
    const lines = rows("    ", "        ").map(([name = "", type, words]) =>
      name.replace(/^(\s*)(.*)$/, (_, space: string, plain: string) => `${space}- \`${plain}\` (${type}): ${words}`),
    );
    expectNested(contractOf(["# Crates", "POST /crates", "Parameters:", lines.join("\n")].join("\n\n")));
  });

  test("in lists of HTML", () => {
    const item = (name: string, type: string, inside = ""): string =>
      `<li><code>${name}</code> <em>${type}</em>${inside === "" ? "" : `<ul>${inside}</ul>`}</li>`;
    const list = [
      item("label", "string"),
      item("size", "object", item("width", "integer")),
      item("items", "array", item("sku", "string") + item("batch", "object", item("number", "string"))),
      item("note", "string"),
    ].join("\n");
    expectNested(
      contractOf(
        `<html><body><h1>Crates</h1><p>POST /crates</p><h3>Body parameters</h3><ul>${list}</ul></body></html>`,
        "page.html",
      ),
    );
  });

  test("beside a sample they describe what is in it", () => {
    const contract = contractOf(
      [
        "# Crates\n\nGET /crates/{id}\n\n### Response\n",
        "| Field | Type | Description |\n| --- | --- | --- |\n| id | integer | Number |",
        "| size | object | Size |\n| &nbsp;&nbsp;unit | string | One of `mm`, `in` |",
        '\n```json\n{"id": 1, "size": {"unit": "mm", "width": 5}}\n```',
      ].join("\n"),
    );
    expect(schemaOf(contract, "CrateSize")["properties"]).toMatchObject({ unit: { enum: ["mm", "in"] } });
  });

  test("below a text they are its values", () => {
    const contract = contractOf(
      "# Crates\n\nPOST /crates\n\nParameters:\n\n- `state` (string): One of\n    - `open` - not yet full\n    - `shut` - full\n- `note` (string): Note",
    );
    expect(schemaOf(contract, "PostCratesBody")["properties"]).toMatchObject({ state: { enum: ["open", "shut"] } });
    expect(Object.keys(schemaOf(contract, "PostCratesBody")["properties"]!)).toEqual(["state", "note"]);
  });

  test("a row that is the body itself has its members below it", () => {
    const contract = contractOf(
      [
        "# Crates\n\nPOST /crates\n",
        "|Name|In|Type|Required|Description|\n|---|---|---|---|---|\n|body|body|object|true|none|",
        "|» label|body|string|true|none|\n|» size|body|object|false|none|\n|»» width|body|integer|true|none|",
      ].join("\n"),
    );
    expect(schemaOf(contract, "PostCratesBody")["properties"]).toMatchObject({
      label: { type: "string" },
      size: ref("PostCratesBodySize"),
    });
  });

  test("thousands deep are read in time", () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `| ${"&nbsp;".repeat(i)}a${i} | object |`);
    const contract = contractOf(["# Crates\n\nPOST /crates\n", "| Field | Type |\n| --- | --- |", ...rows].join("\n"));
    expect(Object.keys(contract["components"]!["schemas"]!).length).toBeLessThan(30);
  });

  test("thousands of names with dots between them are one from where they are deep", () => {
    const name = `${"a.".repeat(5000)}b`;
    const contract = contractOf(`# Crates\n\nPOST /crates\n\n| Field | Type |\n| --- | --- |\n| ${name} | string |`);
    expect(Object.keys(contract["components"]!["schemas"]!).length).toBeLessThan(300);
  });

  test("names that all stand as far in are beside each other", () => {
    const contract = contractOf(
      "# Crates\n\nPOST /crates\n\n| Field | Type |\n| --- | --- |\n| - size | object |\n| - label | string |",
    );
    expect(Object.keys(schemaOf(contract, "PostCratesBody")["properties"]!)).toEqual(["size", "label"]);
  });
});
