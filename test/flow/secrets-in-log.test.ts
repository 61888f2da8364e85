import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const login = {
  type: "object",
  required: ["password"],
  properties: {
    password: { type: "string", maxLength: 30 },
    pin: { type: "integer", maximum: 99 },
    level: { enum: ["low", "high"] },
    seal: { type: "string", pattern: "^[a-z]+$" },
    key: { type: "string", contentEncoding: "base64" },
    other: { type: "object", additionalProperties: false, properties: { name: { type: "string" } } },
  },
  additionalProperties: false,
};
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const multipart = "multipart/form-data; boundary=edge";

const problem = { schema: { type: "object", required: ["message"], properties: { message: { type: "string" } } } };
const silent = { schema: { type: "object", required: ["number"], properties: { number: { type: "integer" } } } };
const refusals: Readonly<Record<string, object>> = {
  undocumented: {},
  "in words": { "400": { description: "no", content: { [json]: problem } } },
  "without words": { "400": { description: "no", content: { [json]: silent } } },
  "as a text": { "400": { description: "no", content: { "text/plain": { schema: { type: "string" } } } } },
};

/** What the log says of a login that was sent so. */
async function logged(responses: object, mediaType: string, body: string): Promise<string> {
  const content = Object.fromEntries(
    [json, form, "multipart/form-data", "application/xml", "text/plain"].map((type) => [
      type,
      { schema: type === "text/plain" ? { type: "integer" } : login },
    ]),
  );
  const document = {
    openapi: "3.1.0",
    info: { title: "Logins", version: "1" },
    paths: {
      "/login": {
        post: { requestBody: { required: true, content }, responses: { "204": { description: "ok" }, ...responses } },
      },
    },
  };
  const standIn = createStandIn({ document, cors: false });
  const at = "http://localhost";
  const headers = { "Content-Type": mediaType };
  const answer = await standIn.fetch(new Request(`${at}/login`, { method: "POST", body, headers }));
  expect(answer.status).toBeGreaterThanOrEqual(400);
  return await (await standIn.fetch(new Request(`${at}/_standin/log`))).text();
}

const sent: readonly (readonly [type: string, body: string])[] = [
  [json, '{"password": HUNTER5}'],
  [json, '{"password": "HUNTER5'],
  [json, '{"password": "x" "HUNTER5"}'],
  [json, '{"password": "\\xHUNTER5"}'],
  [json, '"HUNTER5"'],
  [json, '{"password": ["HUNTER5"]}'],
  [json, '{"password": {"HUNTER": "HUNTER5"}}'],
  [json, '{"password": "x", "pin": "HUNTER5"}'],
  [json, '{"password": "x", "pin": 77123}'],
  [json, '{"password": "x", "pin": 77123.5}'],
  [json, '{"password": "x", "pin": 77123e99999}'],
  [json, '{"password": "x", "level": "HUNTER5"}'],
  [json, '{"password": "x", "seal": "HUNTER5"}'],
  [json, `{"password": "${"HUNTER5".repeat(9)}"}`],
  [json, '{"password": "x", "other": "HUNTER5"}'],
  [form, "HUNTER5"],
  [form, "pin=HUNTER5&password=x"],
  [form, '{"password":"HUNTER5"}'],
  [form, '{"password":"HUNTER5="}'],
  [form, "password=x&key=%21HUNTER5%21"],
  [multipart, "HUNTER5"],
  [multipart, '--edge\r\nContent-Disposition: form-data; name="pin"\r\n\r\nHUNTER5\r\n--edge--\r\n'],
  ["application/xml", "<login><password>HUNTER5</login>"],
  ["application/xml", "<login><pin>HUNTER5</pin></login>"],
  ["application/xml", "HUNTER5"],
  ["text/plain", "HUNTER5"],
];

test.each(Object.entries(refusals))("the log holds nothing of a refused body, refused %s", async (_, responses) => {
  for (const [type, body] of sent) {
    const log = await logged(responses, type, body);
    expect(log).toContain('"why"');
    expect(log).not.toMatch(/HUNTER5|77123/);
  }
});

test("the log says what was expected", async () => {
  expect(await logged({}, json, '{"password": HUNTER5}')).toContain('"why":"password expected a JSON value"');
});
