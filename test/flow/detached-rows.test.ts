import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

interface Person {
  readonly id: string;
  readonly name: string;
}

const person = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "string" }, name: { type: "string" } },
};
const at = (name: string): object => ({ name, in: "path", required: true, schema: { type: "string" } });
const ok = (schema: object): object => ({
  responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
});
const people = ok({ type: "array", items: { $ref: "#/components/schemas/Person" } });
const removed = { responses: { "204": { description: "gone" }, "404": { description: "none" } } };
const document = {
  openapi: "3.1.0",
  info: { title: "Clubs", version: "1" },
  components: { schemas: { Person: person } },
  paths: {
    "/people": { get: people },
    "/people/{personId}": {
      get: { parameters: [at("personId")], ...ok({ $ref: "#/components/schemas/Person" }) },
      delete: { parameters: [at("personId")], ...removed },
    },
    "/clubs/{clubId}/members": { get: { parameters: [at("clubId")], ...people } },
    "/clubs/{clubId}/members/{personId}": { delete: { parameters: [at("clubId"), at("personId")], ...removed } },
    "/teams/{teamId}/people": { get: { parameters: [at("teamId")], ...people } },
    "/teams/{teamId}/people/{personId}": { delete: { parameters: [at("teamId"), at("personId")], ...removed } },
  },
};

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ document })));
});
afterAll(() => close());

const list = async (path: string): Promise<readonly Person[]> =>
  (await (await fetch(`${url}${path}`)).json()) as readonly Person[];
const status = async (method: string, path: string): Promise<number> =>
  (await fetch(`${url}${path}`, { method })).status;

test.each(["/clubs/a/members", "/teams/a/people"])(
  "what is taken from an owner at %s stays elsewhere, and can be removed for good",
  async (path) => {
    const other = path.replace("/a/", "/b/");
    const [before, all, others] = [await list(path), await list("/people"), await list(other)];
    const { id = "" } = before[2] ?? {};
    expect(await status("DELETE", `${path}/${id}`)).toBe(204);
    expect(await list(path)).toEqual(before.filter((one) => one.id !== id));
    expect(await status("DELETE", `${path}/${id}`)).toBe(404);
    expect([await list("/people"), await list(other)]).toEqual([all, others]);
    expect(await status("GET", `/people/${id}`)).toBe(200);
    expect(await status("DELETE", `/people/${id}`)).toBe(204);
    expect(await status("GET", `/people/${id}`)).toBe(404);
  },
);
