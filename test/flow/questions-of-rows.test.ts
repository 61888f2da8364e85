import { expect, test } from "vitest";
import { asking } from "../support/asking.ts";
import { documentOf, get, inPath, listOf, object, row, send, text, type Row } from "../support/document-words.ts";

const order = object({ id: { type: "integer" }, note: text, total: { type: "integer" } }, ["id", "note"]);
const sent = object({ note: text, total: { type: "integer" } });
const one = inPath("id", { type: "integer" });
const document = documentOf(
  {
    "/orders": get(listOf(row("Order"))),
    "/orders/{id}": { ...get(row("Order"), one), patch: send(sent, row("Order"), one) },
    "/orders/{id}/approve": { post: send(sent, row("Order"), one) },
    "/orders/{id}/preview": { post: send(sent, row("Order"), one) },
    "/orders/{id}/calculate": { post: send(sent, row("Order"), one) },
    "/orders/{id}/validate": { put: send(sent, row("Order"), one) },
  },
  { Order: order },
);

test.each([
  ["POST", "preview"],
  ["POST", "calculate"],
  ["PUT", "validate"],
])("what is sent with a question about a row does not change it: %s …/%s", async (method, word) => {
  await asking(document, async (ask) => {
    const [first] = (await ask("GET", "/orders")).json as readonly Row[];
    const path = `/orders/${String(first?.["id"])}`;
    expect((await ask(method, `${path}/${word}`, { note: "as it may be", total: 5 })).status).toBe(200);
    expect((await ask("GET", path)).json).toEqual(first);
    expect((await ask("POST", `${path}/approve`, { note: "as it is" })).status).toBe(200);
    expect((await ask("GET", path)).json).toEqual({ ...first, note: "as it is" });
  });
});
