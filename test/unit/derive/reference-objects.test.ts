import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (...lines: readonly string[]): Tree =>
  derive([{ name: "page.md", text: lines.join("\n\n") }]).document as unknown as Tree;
const schemasOf = (contract: Tree): Tree => contract["components"]!["schemas"]!;
const table = (...rows: readonly string[]): string =>
  ["| Field | Type | Description |", "| --- | --- | --- |", ...rows.map((row) => `| ${row} |`)].join("\n");
const answerOf = (contract: Tree, path: string, method = "get", status = "200"): Tree =>
  contract["paths"]![path]![method]!["responses"]![status]!["content"]!["application/json"]!["schema"]!;
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const boat = table(
  "id | integer | Its number",
  "name | string | What it is called",
  "kind | string | One of `sail`, `motor`",
);

describe("a table of an object outside of all operations", () => {
  test.each([
    "## The boat object",
    "## Boat object",
    "## Attributes of the boat object",
    "## Boat model",
    "# Objects\n\n## Boat",
  ])("is the type that operations name: %s", (heading) => {
    const contract = contractOf(
      "# Boats",
      "## Get a boat",
      "GET /boats/{id}",
      "Returns a boat object if the number is known.",
      "## List boats",
      "GET /boats",
      "Returns a list of [Boat](#boat) objects.",
      heading,
      boat,
    );
    expect(answerOf(contract, "/boats/{id}")).toEqual(ref("Boat"));
    expect(answerOf(contract, "/boats")).toEqual({ type: "array", items: ref("Boat") });
    expect(schemasOf(contract)["Boat"]).toMatchObject({
      properties: { id: { type: "integer" }, name: { type: "string" }, kind: { enum: ["sail", "motor"] } },
    });
  });

  test.each([
    ["Returns the created boat object.", ref("Boat")],
    ["Responds with an array of boats.", { type: "array", items: ref("Boat") }],
    ["### Returns\n\nA boat object.", ref("Boat")],
    ["### Response\n\nA list of boat objects, newest first.", { type: "array", items: ref("Boat") }],
  ])("is named by: %s", (prose, schema) => {
    expect(answerOf(contractOf("## The boat object", boat, "## Boats", "GET /boats", prose), "/boats")).toEqual(schema);
  });

  test.each([
    "Returns an error if the boat object is gone.",
    "The boat object is changed.",
    "Returns true for a boat object.",
  ])("is not named by: %s", (prose) => {
    expect(answerOf(contractOf("## The boat object", boat, "## Boats", "GET /boats", prose), "/boats")).toEqual({});
  });

  test("is what is sent, where the operation takes it", () => {
    const contract = contractOf("## The boat object", boat, "## Make a boat", "POST /boats", "Takes a boat object.");
    const { content } = contract["paths"]!["/boats"]!["post"]!["requestBody"]!;
    expect(content).toEqual({ "application/json": { schema: ref("Boat") } });
  });

  test("has the members that its sample shows, and what its table says of them", () => {
    const contract = contractOf(
      "## The boat object",
      boat,
      '```json\n{"id": 1, "name": "Ann", "built": "2001-02-03"}\n```',
      "## Get a boat",
      "GET /boats/{id}",
      "Returns a boat object.",
    );
    expect(schemasOf(contract)["Boat"]).toMatchObject({
      properties: {
        id: { type: "integer" },
        name: { description: "What it is called" },
        built: { format: "date" },
        kind: { enum: ["sail", "motor"] },
      },
    });
  });

  test("tells of the rows that operations show", () => {
    const contract = contractOf(
      "## The boat object",
      boat,
      "## List boats",
      "GET /boats",
      '```json\n[{"id": 1, "name": "Ann"}]\n```',
    );
    expect(schemasOf(contract)["Boat"]).toMatchObject({
      required: ["id", "name"],
      properties: { name: { description: "What it is called" }, kind: { enum: ["sail", "motor"] } },
    });
  });

  test("may be the type of a member", () => {
    const contract = contractOf(
      "## The boat object",
      boat,
      "## The harbour object",
      table("id | integer |", "boats | array of Boat | Those in it", "best | Boat object |"),
      "## Get a harbour",
      "GET /harbours/{id}",
      "Returns a harbour object.",
    );
    expect(schemasOf(contract)["Harbour"]).toMatchObject({
      properties: { boats: { type: "array", items: ref("Boat") }, best: ref("Boat") },
    });
  });
});

describe("names with dots", () => {
  test("are members of members", () => {
    const contract = contractOf(
      "## Make a boat",
      "POST /boats",
      "### Body",
      table(
        "owner | object | Whose it is",
        "owner.name | string | Required. Their name",
        "owner.home.city | string | Where they live",
        "sails[].size | integer | How large",
        "tags | array | Words",
        "tags[].text | string | One",
      ),
    );
    const schemas = schemasOf(contract);
    expect(schemas["PostBoatsBody"]).toMatchObject({
      properties: {
        owner: { ...ref("PostBoatsBodyOwner"), description: "Whose it is" },
        sails: { type: "array", items: ref("PostBoatsBodySails") },
        tags: { type: "array", items: ref("PostBoatsBodyTags") },
      },
    });
    expect(schemas["PostBoatsBodyOwner"]).toMatchObject({
      required: ["name"],
      properties: { name: { type: "string" }, home: ref("PostBoatsBodyOwnerHome") },
    });
  });
});

test("the type of rows is cited where they are shown, though an operation above names it in a sentence", () => {
  const lines = [
    "# Boats",
    "## Create a boat",
    "POST /harbours/{id}/moor",
    "Returns a boat.",
    "## List boats",
    "GET /boats",
  ];
  const sample = ["```json", '[{ "id": 1, "name": "Ann" }]', "```"];
  const text = [...lines, ...sample].join("\n");
  const schemas = schemasOf(derive([{ name: "page.md", text }]).document as unknown as Tree);
  expect(schemas["Boat"]!["x-standin-source"]).toEqual(["page:8"]);
});
