import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: "object",
  required,
  properties,
});
const of = (schema: object): object => ({ description: "", content: { "application/json": { schema } } });

/** What a login answers of this schema. */
const login = (schema: object, headers: object = {}): ReturnType<typeof standInFor> =>
  standInFor({
    openapi: "3.1.0",
    info: { title: "Logins", version: "1" },
    paths: {
      "/login": {
        post: {
          requestBody: of(object({ user: object({ email: text, password: text }) })),
          responses: { 200: { ...of(schema), headers } },
        },
      },
    },
  });
const sent = { user: { email: "jane@acme.example", password: "secret" } };
const answered = async (schema: object): Promise<unknown> => (await login(schema)("POST /login", sent)).json;

test.each([
  ["tokenType", { tokenType: text, accessToken: text }],
  ["token_type", { token_type: text, access_token: text }],
  ["type", { type: text, token: text, username: text }],
  ["type", { type: text, jwt: text }],
])("a token is of the type Bearer, as %s says", async (name, members) => {
  expect(await answered(object(members))).toMatchObject({ [name]: "Bearer" });
});

test("a type of anything else is none of a token", async () => {
  expect(await answered(object({ type: text, title: text }))).not.toMatchObject({ type: "Bearer" });
});

test("a token is one word, also one that is called jwt", async () => {
  expect(await answered(object({ jwt: text }))).toEqual({ jwt: expect.stringMatching(/^\w+$/) as string });
});

test("a header Authorization has a token of its scheme", async () => {
  const headers = { Authorization: { schema: text } };
  const { headers: told } = await login(object({}), headers)("POST /login", sent);
  expect(told.get("authorization")).toMatch(/^Bearer \w+$/);
});

test.each([
  ["around data", { code: whole, msg: text, data: object({ token: text }) }, { code: 200, msg: "success" }],
  [
    "around a list",
    { code: whole, message: text, data: { type: "array", items: text } },
    { code: 200, message: "success" },
  ],
  ["around data", { errCode: whole, errMsg: text, data: object({ token: text }) }, { errCode: 0 }],
  [
    "beside data",
    { status: object({ code: whole, message: text }), data: object({ email: text }) },
    { status: { code: 200, message: "success" } },
  ],
  ["that may not be so", { code: { ...whole, enum: [0, 7] }, msg: text, data: text }, { code: 0, msg: "success" }],
])("a code %s says that all went well", async (_, members, told) => {
  for (let count = 0; count < 3; count++) expect(await answered(object(members))).toMatchObject(told);
});

test("a code of a row is none of what was done", async () => {
  const row = object({ id: whole, code: whole, value: whole, content: text });
  expect(await answered(row)).not.toMatchObject({ code: 200 });
});

test("what was sent in an object is said in one that holds the data of the answer", async () => {
  const shown = object({ status: object({ code: whole, message: text }), data: object({ id: whole, email: text }) });
  expect(await answered(shown)).toMatchObject({ data: { email: "jane@acme.example" } });
});
