import { describe, expect, test } from "vitest";
import { derive } from "../../../src/derive/derive.ts";

type Tree = { readonly [key: string]: Tree };

const contractOf = (text: string, name = "page.md"): Tree => derive([{ name, text }]).document as unknown as Tree;

/** The schema that an operation answers with: the name of a type, of a list of them, or none. */
function answerOf(text: string, method: string, path: string): string {
  const { content } = Object.values(contractOf(text)["paths"]![path]![method]!["responses"]!)[0] as unknown as Tree;
  const schema = content?.["application/json"]?.["schema"] as unknown as { $ref?: string; items?: { $ref?: string } };
  const name = ({ $ref = "nothing" }: { $ref?: string }): string => $ref.split("/").at(-1) ?? "";
  return schema.items === undefined ? name(schema) : `list of ${name(schema.items)}`;
}

const order = '{"orderId": 1, "customer": "Ann", "lines": [{"sku": "A", "count": 2}]}';

describe("an object that holds one list", () => {
  test.each([
    ["post", "/orders", order, "Order"],
    ["put", "/orders/{orderId}/cancel", order, "Cancel"],
    ["get", "/orders/latest", order, "Latest"],
    ["get", "/reports/daily", '{"city": "Oslo", "author": "Ann", "readings": [{"at": 1}]}', "Daily"],
    ["get", "/orders", '{"orders": [{"id": 1}], "total": 1, "nextCursor": "a"}', "OrderList"],
    ["get", "/orders", '{"orders": [{"id": 1}], "shop": "North", "owner": "Ann"}', "OrderList"],
    ["get", "/orders", '{"data": [{"id": 1}], "shop": "North", "owner": "Ann"}', "OrderList"],
    ["get", "/search", '{"books": [{"id": 1}], "query": "sea", "took": 3}', "SearchList"],
    ["get", "/search", '{"books": [{"id": 1}], "shop": "North"}', "SearchList"],
  ])("is what %s %s answers with: %s is one of %s", (method, path, sample, type) => {
    const page = `## ${method.toUpperCase()} ${path}\n\nResponse:\n\n\`\`\`json\n${sample}\n\`\`\`\n`;
    expect(answerOf(page, method, path)).toBe(type);
  });
});

describe("an object below a heading that is its name alone", () => {
  const page = (words: string): string => `# Parts API

## Part

| Field | Type |
| --- | --- |
| partId | integer |
| name | string |

## Limits

| Name | Type |
| --- | --- |
| perMinute | integer |

## Ask

\`GET /asked\`

${words}
`;

  test.each([
    ["Returns: a list of Part objects", "list of Part"],
    ["Returns: a Part object", "Part"],
    ["Returns the created Part.", "Part"],
    ["**Returns:** the updated `Part`", "Part"],
    ["**Response:** Array of [Part](#part)", "list of Part"],
    ["Returns nothing of it.", "nothing"],
  ])("is what sentences name: %s", (words, type) => {
    expect(answerOf(page(words), "get", "/asked")).toBe(type);
  });

  test("is no type where nothing names it", () => {
    expect(Object.keys(contractOf(page("Returns a Part."))["components"]!["schemas"]!)).toEqual(["Part"]);
  });

  test("may be told by a sample", () => {
    const shown = `## Ask\n\n\`GET /asked\`\n\nReturns the Order.\n\n## Order\n\n\`\`\`json\n${order}\n\`\`\`\n`;
    expect(answerOf(shown, "get", "/asked")).toBe("Order");
  });
});

test("what stands below the address of a request without a body is its answer, also where that is shown as code", () => {
  const page = '## One\n\n```\nGET https://shop.example/orders/{id}\n```\n\n```json\n{"id": 1, "sku": "A"}\n```\n';
  expect(answerOf(page, "get", "/orders/{id}")).toBe("Order");
});

test("a heading above several operations is the title of none", () => {
  const page = "# Users API\nGET /users/{id}\n\nOne user.\n\nGET /users\n\nAll users.\n";
  const { info, paths } = contractOf(page);
  expect(info).toMatchObject({ title: "Users API" });
  expect(paths!["/users/{id}"]!["get"]!["summary"]).toBeUndefined();
});
