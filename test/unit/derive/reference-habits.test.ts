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
