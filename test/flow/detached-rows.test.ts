import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

const list = async (path: string, at = url): Promise<readonly Person[]> =>
  (await (await fetch(`${at}${path}`)).json()) as readonly Person[];
const status = async (method: string, path: string, at = url): Promise<number> =>
  (await fetch(`${at}${path}`, { method })).status;

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

test("what was taken from an owner is away after a restart, and stays elsewhere", async () => {
  const folder = mkdtempSync(join(tmpdir(), "standin-detached-"));
  const keep = join(folder, "kept.json");
  const path = "/clubs/a/members";
  const first = await listen(createTestApp({ document, keep }));
  const [, taken, , removed] = await list(path, first.url);
  expect(await status("DELETE", `${path}/${taken?.id}`, first.url)).toBe(204);
  expect(await status("DELETE", `/people/${removed?.id}`, first.url)).toBe(204);
  const [left, all] = [await list(path, first.url), await list("/people", first.url)];
  await first.close();

  const second = await listen(createTestApp({ document, keep }));
  expect(await list(path, second.url)).toEqual(left);
  expect(left.map(({ id }) => id)).not.toContain(taken?.id);
  expect(await status("DELETE", `${path}/${taken?.id}`, second.url)).toBe(404);
  expect(await list("/people", second.url)).toEqual(all);
  expect(await status("GET", `/people/${taken?.id}`, second.url)).toBe(200);
  expect(await status("GET", `/people/${removed?.id}`, second.url)).toBe(404);
  expect(await status("DELETE", `/people/${taken?.id}`, second.url)).toBe(204);
  await second.close();

  // What is removed for good after it was taken away is so after the next start, too.
  const third = await listen(createTestApp({ document, keep }));
  expect(await status("GET", `/people/${taken?.id}`, third.url)).toBe(404);
  expect(await list(path, third.url)).toEqual(left);
  expect(JSON.parse(readFileSync(keep, "utf8"))).toHaveProperty("writes");
  await third.close();
  rmSync(folder, { recursive: true });
});
