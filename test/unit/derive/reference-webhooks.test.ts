import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (...parts: readonly string[]): Tree =>
  derive([{ name: "page.md", text: ["# Kites", "## List", "GET /kites", ...parts].join("\n\n") }])
    .document as unknown as Tree;
const json = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;
const flown = json('{"event": "kite.flown", "kite": {"id": 1}}');
const bodyOf = (contract: Tree, name: string): Tree => {
  const schema = contract["webhooks"]![name]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!;
  return contract["components"]!["schemas"]![(schema["$ref"] as unknown as string).split("/").at(-1) ?? ""]![
    "properties"
  ]!;
};

describe("what an API sends by itself", () => {
  test.each(["## Webhooks", "## Webhook events", "# Callbacks"])(
    "is a webhook for each heading below: %s",
    (heading) => {
      const contract = contractOf(
        heading,
        "We send a POST request to your address.",
        `#${heading.split(" ", 1)[0]} kite.flown`,
        "Sent when it is in the air.",
        flown,
        `#${heading.split(" ", 1)[0]} Kite lost`,
        "| Field | Type | Description |\n| --- | --- | --- |\n| id | integer | Which |\n| place | string | Where |",
      );
      expect(contract["webhooks"]).toMatchObject({
        "kite.flown": { post: { description: "Sent when it is in the air.", "x-standin-source": [expect.anything()] } },
      });
      expect(bodyOf(contract, "kite.flown")).toMatchObject({ event: { type: "string" }, kite: {} });
      expect(bodyOf(contract, "Kite lost")).toMatchObject({
        id: { type: "integer", description: "Which" },
        place: { type: "string" },
      });
      expect(Object.keys(contract["paths"]!)).toEqual(["/kites"]);
    },
  );

  test.each([
    ["", "kite.flown"],
    ["### Payload", "kite.flown"],
  ])("is one, called as its sample says, where no heading is about an event: %s", (below, name) => {
    const contract = contractOf("## Webhooks", "We send this:", below, flown);
    expect(Object.keys(contract["webhooks"]!)).toEqual([name]);
  });

  test("is no operation that manages webhooks", () => {
    const contract = contractOf(
      "## Webhooks",
      "### Create a webhook",
      "POST /webhooks",
      json('{"url": "https://a.example"}'),
      "### kite.flown",
      flown,
    );
    expect(Object.keys(contract["paths"]!)).toEqual(["/kites", "/webhooks"]);
    expect(Object.keys(contract["webhooks"]!)).toEqual(["kite.flown"]);
  });

  test("is not made up where nothing is shown", () => {
    expect(contractOf("## Webhooks", "We send a POST request to your address.")["webhooks"]).toBeUndefined();
  });

  test("is found in a part of a hundred and fifty thousand lines", () => {
    const contract = contractOf("## Webhooks", "a line\n".repeat(150_000), flown);
    expect(Object.keys(contract["webhooks"]!)).toEqual(["kite.flown"]);
  });
});
