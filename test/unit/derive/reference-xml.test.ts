import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (...lines: readonly string[]): Tree =>
  derive([{ name: "page.md", text: lines.join("\n\n") }]).document as unknown as Tree;
const xml = (sample: string): string => `\`\`\`xml\n${sample}\n\`\`\``;
const schemasOf = (contract: Tree): Tree => contract["components"]!["schemas"]!;

const list = xml(`<?xml version="1.0" encoding="UTF-8"?>
<!-- all of them -->
<things total="2">
  <thing id="12" kind="new">
    <name>Tea</name>
    <price currency="EUR">3.50</price>
    <added>2026-01-31</added>
    <code>007</code>
    <tags><tag>a</tag></tags>
  </thing>
  <thing id="13"><name>Milk</name><price currency="EUR">1</price><code>1</code><tags/></thing>
</things>`);

describe("a sample in XML", () => {
  const contract = contractOf("GET /things", list, "GET /things/{id}", xml('<thing id="1"><name>Tea</name></thing>'));

  test("is the type of the answer: attributes, text, repeated elements, and what is not always there", () => {
    expect(schemasOf(contract)["ThingList"]).toMatchObject({
      xml: { name: "things" },
      properties: {
        total: { type: "integer", xml: { attribute: true } },
        thing: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
      },
    });
    expect(schemasOf(contract)["Thing"]).toMatchObject({
      xml: { name: "thing" },
      required: ["id", "name"],
      properties: {
        id: { type: "integer", xml: { attribute: true } },
        kind: { type: "string", xml: { attribute: true } },
        price: { $ref: "#/components/schemas/ThingPrice" },
        added: { type: "string", format: "date" },
        code: { type: "string" },
      },
    });
    expect(schemasOf(contract)["ThingPrice"]).toMatchObject({
      required: ["currency", "value"],
      properties: { currency: { xml: { attribute: true } }, value: { type: "number", xml: { "x-nodeType": "text" } } },
    });
  });

  test("is a list where an element is called by the plural of the one that it holds", () => {
    expect(schemasOf(contract)["ThingTags"]).toMatchObject({
      properties: { tag: { type: "array", items: { type: "string" } } },
    });
  });

  test("is one of the thing whose list shows its rows", () => {
    const { content } = contract["paths"]!["/things/{id}"]!["get"]!["responses"]!["200"]!;
    expect(content).toEqual({ "application/xml": { schema: { $ref: "#/components/schemas/Thing" } } });
  });

  test("has the namespace of its root", () => {
    const told = contractOf("GET /things/{id}", xml('<thing xmlns="urn:a"><id>1</id></thing>'));
    expect(schemasOf(told)["Thing"]!["xml"]).toEqual({ name: "thing", namespace: "urn:a" });
  });

  test("is the body, below a heading about it, and that of a failure below its status", () => {
    const told = contractOf(
      "## Make a thing",
      "POST /things",
      "### Request body",
      xml("<thing><name>Tea</name></thing>"),
      "### Response 201",
      xml("<thing><id>1</id><name>Tea</name></thing>"),
      "### Response 409",
      xml("<error><code>taken</code></error>"),
    );
    const { requestBody, responses } = told["paths"]!["/things"]!["post"]!;
    expect(Object.keys(requestBody!["content"]!)).toEqual(["application/xml"]);
    expect(Object.keys(responses!["201"]!["content"]!)).toEqual(["application/xml"]);
    expect(responses!["409"]!["content"]).toEqual({
      "application/xml": { schema: { $ref: "#/components/schemas/Failure" } },
    });
  });

  test("goes after one in JSON of the same answer", () => {
    const told = contractOf(
      "GET /things/{id}",
      "### Response",
      xml("<thing><id>1</id></thing>"),
      '{"id": 1, "size": 2}',
    );
    expect(Object.keys(told["paths"]!["/things/{id}"]!["get"]!["responses"]!["200"]!["content"]!)).toEqual([
      "application/json",
    ]);
  });

  test.each(["<thing><id>1</thing>", "<size>1</size>", "<thing a=b/>"])(
    "that shows no members says its form alone: %s",
    (sample) => {
      const told = contractOf("GET /things/{id}", xml(sample));
      expect(told["paths"]!["/things/{id}"]!["get"]!["responses"]!["200"]!["content"]).toEqual({
        "application/xml": { schema: {} },
      });
    },
  );
});

describe("what is shown in JSON and in XML", () => {
  const json = (sample: string): string => `\`\`\`json\n${sample}\n\`\`\``;
  const answer = (inJson: string, inXml: string): { forms: string[]; schemas: Tree } => {
    const contract = contractOf("# Things", "## One", "GET /things/{id}", "JSON", json(inJson), "XML", xml(inXml));
    const { content } = contract["paths"]!["/things/{id}"]!["get"]!["responses"]!["200"]!;
    return { forms: Object.keys(content!), schemas: schemasOf(contract) };
  };

  test.each([
    ['{"id": 1, "name": "Tea"}', '<thing id="1"><name>Tea</name></thing>'],
    ['{"id": 1, "by": {"name": "Ann"}}', '<thing id="1"><by><name>Ann</name></by></thing>'],
    ['{"id": 1, "tag": ["a", "b"]}', '<thing id="1"><tag>a</tag><tag>b</tag></thing>'],
  ])("is answered in both, where both show the same: %s", (inJson, inXml) => {
    const { forms, schemas } = answer(inJson, inXml);
    expect(forms).toEqual(["application/json", "application/xml"]);
    expect(schemas["Thing"]).toMatchObject({
      xml: { name: "thing" },
      properties: { id: { xml: { attribute: true } } },
    });
  });

  test.each([
    ['{"id": 1, "name": "Tea"}', "<thing><id>1</id></thing>"],
    ['{"id": 1, "tags": ["a", "b"]}', "<thing><id>1</id><tags><tag>a</tag></tags></thing>"],
    ['{"id": 1, "by": "Ann"}', "<thing><id>1</id><by><name>Ann</name></by></thing>"],
    ['{"id": 1, "by": {"name": "Ann"}}', "<thing><id>1</id><by>Ann</by></thing>"],
  ])("is answered in JSON alone, where its form in XML is another: %s", (inJson, inXml) => {
    expect(answer(inJson, inXml).forms).toEqual(["application/json"]);
  });

  test("is sent in both", () => {
    const sent = ["Request (JSON):", json('{"name": "Tea"}'), "Request (XML):", xml("<thing><name>Tea</name></thing>")];
    const contract = contractOf("# Things", "## Make", "POST /things", ...sent, "Response:", json('{"id": 1}'));
    const { content } = contract["paths"]!["/things"]!["post"]!["requestBody"]!;
    expect(Object.keys(content!)).toEqual(["application/json", "application/xml"]);
  });
});
