import request from "supertest";
import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const row = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" }, name: { type: "string" } },
  additionalProperties: false,
};
const rows = { type: "array", items: { $ref: "#/components/schemas/Row" } };
const responses = { 204: { description: "taken" } };
const post = (content: object): object => ({ post: { requestBody: { required: true, content }, responses } });
const { app } = createStandIn({
  document: {
    openapi: "3.1.0",
    info: { title: "Rows", version: "1" },
    paths: {
      "/rows": post({ "application/json": { schema: rows }, "application/xml": { schema: rows } }),
      "/row": post({
        "application/json": { schema: { $ref: "#/components/schemas/Row" } },
        "application/x-www-form-urlencoded": { schema: { type: "object" } },
        "multipart/form-data": { schema: { type: "object" } },
      }),
    },
    components: { schemas: { Row: row } },
  },
});

const many = 200_000;
const times = (made: (index: number) => string, count = many): string[] =>
  Array.from({ length: count }, (_, i) => made(i));
const part = (index: number): string => `--x\r\nContent-Disposition: form-data; name=a${index}\r\n\r\n1\r\n`;
const multipart = "multipart/form-data; boundary=x";
const form = "application/x-www-form-urlencoded";

/** Work that grows with the square of what is sent would take minutes. */
test.each<[string, string, string, string, number]>([
  ["items that are all wrong", "/rows", "application/json", `[${times(() => '{"id":"x"}').join(",")}]`, 400],
  ["members that nobody allows", "/row", "application/json", `{${times((i) => `"k${i}":1`).join(",")}}`, 400],
  ["elements that are all wrong", "/rows", "application/xml", `<rows>${times(() => "<row/>").join("")}</rows>`, 400],
  ["fields of many names", "/row", form, times((i) => `k${i}=1`).join("&"), 413],
  ["fields of one name", "/row", form, times(() => "id=1").join("&"), 413],
  ["fields as many as may be", "/row", form, times((i) => `k${i}=1`, 10_000).join("&"), 204],
  ["fields in brackets", "/row", form, times((i) => `k[${i}]=1`, 10_000).join("&"), 204],
  ["parts of many names", "/row", multipart, `${times(part).join("")}--x--\r\n`, 413],
  ["parts as many as may be", "/row", multipart, `${times(part, 10_000).join("")}--x--\r\n`, 204],
])("answers a body of %s, with no more than a person reads", async (_, path, type, body, status) => {
  const answer = await request(app).post(path).set("Content-Type", type).send(body);
  expect(answer.status).toBe(status);
  expect(answer.text.length).toBeLessThan(1_000_000);
});
