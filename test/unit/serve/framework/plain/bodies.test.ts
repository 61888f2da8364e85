import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { echoing, smallService } from "./small-service.ts";

const order = {
  type: "object",
  required: ["id", "tea"],
  additionalProperties: false,
  properties: {
    id: { type: "string", readOnly: true },
    tea: { type: "string", minLength: 2 },
    cups: { type: "integer" },
    sizes: { type: "array", items: { type: "integer" } },
    to: {
      type: "object",
      required: ["street"],
      properties: { street: { type: "string" }, floor: { type: "integer" } },
    },
    photo: { type: "string", format: "binary" },
    notes: { type: "array" },
    seal: { type: "string", contentEncoding: "base64" },
  },
};
const media = (type: string, more: object = {}): object => ({ [type]: { schema: order, ...more } });

/** A service whose only operation takes an order in one media type. */
function taking(content: object, responses: object = {}): ReturnType<typeof smallService> {
  const post = echoing(
    ["tea", "cups", "sizes", "to", "notes"].map((name) => ({ name, in: "query", schema: {} })),
    { requestBody: { required: true, content } },
  );
  const all = { ...(Reflect.get(post, "responses") as object), ...responses };
  return smallService({ paths: { "/orders": { post: { ...post, parameters: [], responses: all } } } });
}

const form = "application/x-www-form-urlencoded";
const mark = "edge";
const part = (name: string, text: string, more = ""): string =>
  `--${mark}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;

test.each([
  ["application/json", '{"tea":"assam","cups":2}', { tea: "assam", cups: 2 }],
  ["application/vnd.tea+json", '{"tea":"assam"}', { tea: "assam" }],
  [form, "tea=as+sam&cups=2&sizes=1&sizes=2", { tea: "as sam", cups: 2, sizes: [1, 2] }],
  [
    form,
    "tea=assam&to[street]=Main&to[floor]=3&sizes[]=1",
    { tea: "assam", sizes: [1], to: { street: "Main", floor: 3 } },
  ],
  [form, "tea=assam&to=%7B%22street%22%3A%22Main%22%7D", { tea: "assam", to: { street: "Main" } }],
  [form, "tea=assam&notes=%7B%22a%22%3A1%7D", { tea: "assam", notes: ['{"a":1}'] }],
  [
    `multipart/form-data; boundary=${mark}`,
    `${part("tea", "assam")}${part("cups", "2")}${part("photo", "\u0001", '; filename="a.png"')}--${mark}--\r\n`,
    { tea: "assam", cups: 2 },
  ],
  [
    "application/xml",
    "<order><tea>assam</tea><sizes>1</sizes><sizes>2</sizes></order>",
    { tea: "assam", sizes: [1, 2] },
  ],
  ["application/form-data", '{"tea":"assam","cups":2}', { tea: "assam", cups: 2 }],
  ["application/form-data", "tea=assam&cups=2", { tea: "assam", cups: 2 }],
])("reads %s: %s", async (type, body, read) => {
  const bare = type.split(";", 1)[0] ?? "";
  const answer = await taking(media(bare)).ask("/orders", { method: "POST", headers: { "Content-Type": type }, body });
  expect([answer.status, answer.json]).toEqual([200, read]);
});

test.each([
  ["application/json", '{"tea":', 400, "", /JSON/],
  ["application/json", '{"tea":"assam","cups":"two"}', 422, "#/cups", /integer|number/],
  ["application/json", '{"tea":"assam","milk":true}', 422, "#", /milk/],
  ["application/json", "{}", 422, "#", /tea/],
  [form, "tea=assam&cups=two", 422, "#/cups", /integer|number/],
  [form, "tea=assam&seal=%3F", 400, "#/seal", /base64/],
  [`multipart/form-data; boundary=${mark}`, "no form", 400, "#", /multipart/],
  ["application/xml", "<order>", 400, "#", /XML/],
])("refuses %s: %s", async (type, body, status, pointer, detail) => {
  const bare = type.split(";", 1)[0] ?? "";
  const documented = { "400": { description: "no" }, "422": { description: "no" } };
  const service = taking(media(bare), documented);
  const { json, status: given } = await service.ask("/orders", {
    method: "POST",
    headers: { "Content-Type": type },
    body,
  });
  expect(given).toBe(status);
  const [first] = (json as { errors: { pointer: string; detail: string }[] }).errors;
  if (pointer !== "") expect(first?.pointer).toBe(pointer);
  expect(first?.detail).toMatch(detail);
});

const deep = 15_000;
const anything = { type: "object", properties: { a: {} } };

test.each([
  [form, `a${"[b]".repeat(deep / 3)}=1`, /levels deep/],
  [`multipart/form-data; boundary=${mark}`, `${part(`a${"[b]".repeat(2000)}`, "1")}--${mark}--\r\n`, /levels deep/],
  ["application/json", "[".repeat(deep), /500 levels/],
  ["application/json", '{"a":'.repeat(deep), /500 levels/],
  ["application/xml", "<a>".repeat(deep), /500 elements/],
])("refuses %s that is nested without end, in few words", async (type, body, detail) => {
  const service = taking({ [type.split(";", 1)[0] ?? ""]: { schema: anything } });
  const answer = await service.ask("/orders", { method: "POST", headers: { "Content-Type": type }, body });
  expect([answer.status, (answer.json as { errors: { detail: string }[] }).errors[0]?.detail]).toEqual([
    400,
    expect.stringMatching(detail),
  ]);
  expect(answer.text.length).toBeLessThan(1500);
});

test("ignores members that are only read, and does not ask for them", async () => {
  const headers = { "Content-Type": "application/json" };
  const body = '{"id":"7","tea":"assam"}';
  const answer = await taking(media("application/json")).ask("/orders", { method: "POST", headers, body });
  expect(answer.json).toEqual({ tea: "assam" });
});

test("takes media types by range, and refuses others with those on offer", async () => {
  const service = taking(media("application/*"));
  const ask = (type: string) =>
    service.ask("/orders", { method: "POST", headers: { "Content-Type": type }, body: '{"tea":"assam"}' });
  expect((await ask("application/json")).status).toBe(200);
  const refused = await ask("text/plain");
  expect([refused.status, refused.headers.get("accept")]).toEqual([415, "application/*"]);
});

test("refuses a request without the body that has to be there", async () => {
  const answer = await taking(media("application/json")).ask("/orders", { method: "POST" });
  expect([answer.status, answer.json]).toEqual([400, expect.objectContaining({ detail: "the body is missing" })]);
});

test("reads compressed bodies, and refuses codings that nobody knows", async () => {
  const service = taking(media("application/json"));
  const ask = (coding: string, body: Uint8Array) =>
    service.ask("/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Content-Encoding": coding },
      body,
    });
  expect((await ask("gzip", gzipSync('{"tea":"assam"}'))).json).toEqual({ tea: "assam" });
  expect((await ask("gzip", Buffer.from("{}"))).status).toBe(400);
  expect((await ask("rot13", Buffer.from("{}"))).status).toBe(415);
});
