import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const answer = (schema: object): object => ({
  responses: { "200": { description: "ok", content: { "application/json": { schema } } } },
});
const list = (row: object): object => ({ get: answer({ type: "array", items: row }) });
const removal = { delete: { responses: { "204": { description: "gone" } } } };
const change = (properties: object): object => ({
  requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
});

/** A document whose paths take text wherever they have a parameter. */
function withPaths(paths: Readonly<Record<string, object>>): object {
  const parameters = (path: string): object[] =>
    [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: text }));
  const all = Object.entries(paths).map(([path, item]) => [path, { parameters: parameters(path), ...item }]);
  return { openapi: "3.0.3", info: { title: "Club", version: "1" }, paths: Object.fromEntries(all) as object };
}

test("rows that can only be removed are told apart by what the path of the removal names", async () => {
  const member = object({ permissionGroupId: whole, teamId: text, fullName: text, userId: text });
  const ask = standInFor(
    withPaths({ "/teams/{teamId}/members": list(member), "/teams/{teamId}/members/{userId}": removal }),
  );
  const rows = (await ask("GET /teams/1/members")).json as readonly Row[];
  const [first] = rows;
  expect((await ask(`DELETE /teams/1/members/${String(first?.["userId"])}`)).status).toBe(204);
  expect((await ask("GET /teams/1/members")).json).toEqual(rows.slice(1));
});

test("a path parameter called like the thing names its id rather than a text of the same name", async () => {
  const comment = object({ id: text, comment: text, author: text });
  const ask = standInFor(
    withPaths({
      "/scores/{score}/comments": list(comment),
      "/scores/{score}/comments/{comment}": { put: { ...change({ comment: text }), ...answer(comment) }, ...removal },
    }),
  );
  const rows = (await ask("GET /scores/7/comments")).json as readonly Row[];
  const [first, second] = rows;
  expect((await ask(`PUT /scores/7/comments/${String(first?.["id"])}`, { comment: "Slower." })).json).toMatchObject({
    id: first?.["id"],
    comment: "Slower.",
  });
  expect((await ask(`DELETE /scores/7/comments/${String(second?.["id"])}`)).status).toBe(204);
  const after = (await ask("GET /scores/7/comments")).json as readonly Row[];
  expect(after).toHaveLength(rows.length - 1);
  expect(after[0]).toMatchObject({ id: first?.["id"], comment: "Slower." });
});

test("a parameter called like the thing names what is a name, where that is what tells things apart", async () => {
  const tag = object({ id: whole, tag: text });
  const ask = standInFor(withPaths({ "/tags": list(tag), "/tags/{tag}": { get: answer(tag) } }));
  const [first] = (await ask("GET /tags")).json as readonly Row[];
  expect((await ask(`GET /tags/${String(first?.["tag"])}`)).json).toEqual(first);
});

test("what is fetched is the thing of the list, though things inside it have what the parameter is called after", async () => {
  const feed = object({ key: text, name: text });
  const group = object({ id: whole, name: text, feeds: { type: "array", items: feed } });
  const ask = standInFor(
    withPaths({
      "/groups": list(group),
      "/groups/{group_key}": { get: answer(group), ...removal },
      "/feeds": list(feed),
    }),
  );
  const rows = (await ask("GET /groups")).json as readonly Row[];
  const [first] = rows;
  expect((await ask(`GET /groups/${String(first?.["id"])}`)).json).toMatchObject({ name: first?.["name"] });
  await ask(`DELETE /groups/${String(first?.["id"])}`);
  expect((await ask("GET /groups")).json).toEqual(rows.slice(1));
});
