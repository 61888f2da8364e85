import request from "supertest";
import { expect, test } from "vitest";
import type { RequestListener } from "node:http";
import { createTestApp } from "../support/stand-in.ts";
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
const document = {
  openapi: "3.1.0",
  info: { title: "Rows", version: "1" },
  paths: {
    "/rows": post({ "application/json": { schema: rows }, "application/xml": { schema: rows } }),
    "/row": post({
      "application/json": { schema: { $ref: "#/components/schemas/Row" } },
      "application/x-www-form-urlencoded": { schema: { type: "object" } },
      "multipart/form-data": { schema: { type: "object" } },
      "application/octet-stream": {},
    }),
  },
  components: { schemas: { Row: row } },
};
// So many that time would tell how it grows.
const { app } = createStandIn({ document, limits: { bodyValues: 2_000_000 } });

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
  ["fields as many as may be", "/row", form, times((i) => `k${i}=1`, 5000).join("&"), 204],
  ["fields in brackets", "/row", form, times((i) => `k[${i}]=1`, 5000).join("&"), 204],
  ["parts of many names", "/row", multipart, `${times(part).join("")}--x--\r\n`, 413],
  ["parts as many as may be", "/row", multipart, `${times(part, 5000).join("")}--x--\r\n`, 204],
])("answers a body of %s, with no more than a person reads", async (_, path, type, body, status) => {
  const answer = await request(app).post(path).set("Content-Type", type).send(body);
  expect(answer.status).toBe(status);
  expect(answer.text.length).toBeLessThan(1_000_000);
});

const zoo = createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo" });
const plain = createStandIn({ document }).app;
const tiny = 60_000;

/** Each would keep others waiting: counted before it is read. */
test.each<[string, RequestListener, string, string, string]>([
  ["lists", plain, "/rows", "application/json", `[${"[],".repeat(tiny)}1]`],
  ["numbers", plain, "/rows", "application/json", `[${"1,".repeat(tiny)}1]`],
  ["escapes", plain, "/rows", "application/json", `"${"\\n".repeat(8 * tiny)}"`],
  ["elements", plain, "/rows", "application/xml", `<r>${"<a/>".repeat(tiny)}</r>`],
  ["attributes", plain, "/rows", "application/xml", `<r ${times((i) => `a${i}="1"`, 2 * tiny).join(" ")}/>`],
  ["JSON in a field", plain, "/row", form, `a=[${"1,".repeat(tiny)}1]`],
  ["JSON for code", zoo, "/echo.json", "application/json", `{"Ints":[${"1,".repeat(tiny)}1]}`],
  ["members for code", zoo, "/echo.json", "application/json", `{${times((i) => `"a${i}":1`, tiny).join(",")}}`],
  ["JSV", zoo, "/echo.json", "application/jsv", `{Strings:[${"a,".repeat(tiny)}a]}`],
  ["CSV", zoo, "/echo.json", "text/csv", `Text\n${"1\n".repeat(tiny)}`],
  ["XML for code", zoo, "/echo.json", "application/xml", `<Echo>${"<a/>".repeat(tiny)}</Echo>`],
  ["fields for code", zoo, "/echo.json", form, "Text=a&".repeat(tiny)],
  ["items in a field", zoo, "/echo.json", form, `Ints=${"1,".repeat(tiny)}`],
  ["parts for code", zoo, "/echo.json", multipart, `${times(part, tiny).join("")}--x--\r\n`],
  ["requests in a list", zoo, "/json/reply/Echo[]", "application/json", `[${"{},".repeat(1001)}{}]`],
  ["digits", zoo, "/echo.json", "application/json", `{"Big":${"1".repeat(1_000_000)}}`],
  ["letters of an enum", zoo, "/echo.json", "application/json", `{"Colour":"${"1".repeat(1_000_000)}"}`],
  [
    "digits in XML",
    zoo,
    "/echo.json",
    "application/xml",
    `<Echo xmlns="urn:zoo"><Text/><Big>${"1".repeat(1_000_000)}</Big></Echo>`,
  ],
])("refuses a body of too many %s", async (_, host, path, type, body) => {
  const answer = await request(host).post(path).set("Content-Type", type).send(body);
  expect([413, 400]).toContain(answer.status);
  expect(answer.text).toMatch(/larger one is taken with --limit [a-z-]+=…|Error: /);
});

test("namespaces of elements around are not copied for each that adds one", async () => {
  const around = times((i) => `xmlns:a${i}="u"`, 15_000).join(" ");
  const xml = `<Echo ${around}>${'<b xmlns:c="d"/>'.repeat(5000)}</Echo>`;
  expect((await request(zoo).post("/echo.json").set("Content-Type", "application/xml").send(xml)).status).toBe(400);
});

test("what is not read as a value is not counted", async () => {
  const commas = Buffer.from(",[{<&".repeat(200_000));
  const octets = request(plain).post("/row").set("Content-Type", "application/octet-stream").send(commas);
  expect((await octets).status).toBe(204);
  const file = request(plain).post("/row").attach("a", commas, { filename: "a.bin", contentType: "image/png" });
  expect((await file).status).toBe(204);
  const text = request(plain)
    .post("/rows")
    .set("Content-Type", "application/json")
    .send(`"${"a, [{".repeat(200_000)}"`);
  expect((await text).status).toBe(400);
});
