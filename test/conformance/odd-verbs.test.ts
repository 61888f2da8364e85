import { expect, test } from "vitest";
import { ask } from "./ask.ts";
import { opened } from "./facts/asked.ts";
import { at, documentOf } from "./facts/document.ts";

const override = "X-HTTP-Method-Override";

test.each([
  ["GET /api/GetList", { [override]: "" }],
  ["POST /json/reply/GetList", { [override]: "" }],
  ["POST /api/GetList?X-Http-Method-Override=", {}],
])("no verb at all is refused: %s %j", async (line, headers) => {
  const answer = await ask("zoo", line, { headers });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain("ArgumentOutOfRangeException");
});

test.each([
  ["zoo", "DELETE /api/GetList", "Could not find method named Delete(GetList) or Any(GetList) on Service ZooServices"],
  ["zoo", "PUT /json/reply/Text", "Could not find method named Put(Text) or Any(Text) on Service ZooServices"],
])("at %s %s is told the class behind", async (host, line, message) => {
  const answer = await ask(host, line);
  expect(answer.status).toBe(405);
  expect(answer.body).toContain(message);
});

const admin = { Authorization: `Basic ${Buffer.from("admin:secret").toString("base64")}` };
test.each([
  ["?Limit=256", 404],
  ["?Limit=256&Status=27", 404],
  ["?Iterator=none", 404],
  ["?Limit=x", 400],
])("an endpoint that nobody knows is said before what is wrong with the page: %s is %i", async (query, status) => {
  const answer = await ask("bokamera", `GET /webhook/endpoints/ep_nobody/attempts${query}`, { headers: admin });
  expect(answer.status).toBe(status);
});

const known = "/webhook/endpoints/ep_34rJxAwZyqwUQpG7RO0kz74tsWZ/attempts";
test.each([
  ["?Iterator=none&Status=27&Limit=256", "Limit"],
  ["?Status=27&Iterator=none", "Iterator"],
  ["?Status=27", "Status"],
])("of several faults the size comes first, then the iterator, then filters: %s", async (query, field) => {
  const answer = await ask("bokamera", `GET ${known}${query}`, { headers: admin });
  expect(answer.status).toBe(400);
  expect(answer.body).toContain(field);
});

const questions = {
  owner: { query: "", says: '"Message":"Entity not found"' },
  limit: { query: "Limit=256", says: '"FieldName":"Limit"' },
  position: { query: "Iterator=none", says: '"FieldName":"Iterator"' },
  filters: { query: "Status=27", says: '"FieldName":"Status"' },
} as const;
type Question = keyof typeof questions;
const names = Object.keys(questions) as Question[];
const orders = names.flatMap((first) => {
  const others = names.filter((name) => name !== first);
  return others.map((second): Question[] => [first, second, ...others.filter((name) => name !== second)]);
});

test.each(orders)("a host whose contract asks for %s, %s, %s, %s says the first that is wrong", (...order) => {
  const document = documentOf("bokamera");
  at(document, "paths", "/webhook/endpoints/{EndpointId}/attempts", "get", "x-standin-pagination")["checks"] = order;
  const host = opened(document, "bokamera");
  for (const [index, first] of order.entries()) {
    const wrong = order.slice(index);
    const path = wrong.includes("owner") ? known.replace(/ep_\w+/, "ep_nobody") : known;
    const query = wrong.map((name) => questions[name].query).filter((text) => text !== "");
    const asked = { method: "GET", headers: Object.entries(admin), body: "", format: undefined };
    expect(host({ ...asked, target: `${path}?${query.join("&")}` })).toContain(questions[first].says);
  }
});
