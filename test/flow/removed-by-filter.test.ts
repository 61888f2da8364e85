import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const droplet = {
  type: "object",
  required: ["id", "name", "region", "tags"],
  properties: {
    id: { type: "integer" },
    name: text,
    region: { ...text, enum: ["ams", "fra", "nyc"] },
    tags: { type: "array", items: text },
  },
};
const json = (schema: object): object => ({ content: { "application/json": { schema } } });

/** Droplets, which are removed at their list by these parameters. */
function droplets(parameters: readonly object[]): ReturnType<typeof standInFor> {
  const named = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Droplets", version: "1" },
    paths: {
      "/droplets": {
        get: {
          parameters: [{ name: "tag_name", in: "query", schema: text }],
          responses: { "200": { description: "ok", ...json({ type: "array", items: droplet }) } },
        },
        post: { requestBody: json(droplet), responses: { "201": { description: "ok", ...json(droplet) } } },
        delete: {
          parameters: parameters.map((parameter) => ({ in: "query", schema: text, ...parameter })),
          responses: { "204": { description: "removed" } },
        },
      },
      "/droplets/{id}": { get: { parameters: named, responses: { "200": { description: "ok", ...json(droplet) } } } },
    },
  });
}

test.each([[{ name: "tag_name", required: true }], [{ name: "tag_name" }], [{ name: "tag" }]])(
  "at a list the rows are removed that a filter keeps, and no others: %j",
  async (parameter) => {
    const ask = droplets([parameter]);
    const before = (await ask("GET /droplets")).json as readonly Row[];
    for (const name of ["one", "two"]) {
      const made = await ask("POST /droplets", {
        id: name === "one" ? 900_001 : 900_002,
        name,
        region: "ams",
        tags: ["blue", "old"],
      });
      expect(made.status).toBe(201);
    }
    expect(((await ask("GET /droplets?tag_name=blue")).json as readonly Row[]).length).toBe(2);
    expect((await ask(`DELETE /droplets?${parameter.name}=nobody-has-this`)).status).toBe(204);
    expect(((await ask("GET /droplets")).json as readonly Row[]).length).toBe(before.length + 2);
    expect((await ask(`DELETE /droplets?${parameter.name}=blue`)).status).toBe(204);
    expect((await ask("GET /droplets")).json).toEqual(before);
  },
);

test("what is removed by words of a state is gone from its address, and who sends no filter removes nothing", async () => {
  const ask = droplets([{ name: "region" }]);
  const before = (await ask("GET /droplets")).json as readonly Row[];
  expect((await ask("DELETE /droplets")).status).toBe(204);
  expect((await ask("GET /droplets")).json).toEqual(before);
  expect((await ask("DELETE /droplets?region=ams,fra")).status).toBe(204);
  expect((await ask("GET /droplets")).json).toEqual(before.filter(({ region }) => region === "nyc"));
  const gone = before.find(({ region }) => region !== "nyc");
  expect((await ask(`GET /droplets/${String(gone?.["id"])}`)).status).toBe(404);
});

test.each(["created_before=yesterday", "created_before=30d", "q=%20", "q=lamp"])(
  "nothing is removed by what is not sure to keep fewer rows: %s",
  async (query) => {
    const ask = droplets([{ name: "created_before" }, { name: "q" }]);
    const before = (await ask("GET /droplets")).json;
    expect((await ask(`DELETE /droplets?${query}`)).status).toBe(204);
    expect((await ask("GET /droplets")).json).toEqual(before);
  },
);

test("what is removed from the list of an owner stays where it is besides", async () => {
  const id = (name: string): object => ({ name, in: "path", required: true, schema: text });
  const user = {
    type: "object",
    required: ["id", "city"],
    properties: { id: text, city: { ...text, enum: ["Bath", "Ely"] } },
  };
  const users = {
    "200": { description: "ok", ...json({ type: "array", items: { $ref: "#/components/schemas/User" } }) },
  };
  const one = { "200": { description: "ok", ...json({ $ref: "#/components/schemas/User" }) } };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Lists", version: "1" },
    paths: {
      "/lists/{id}/users": {
        parameters: [id("id")],
        get: { responses: users },
        delete: {
          parameters: [{ name: "city", in: "query", schema: text }],
          responses: { "204": { description: "removed" } },
        },
      },
      "/users": { get: { responses: users } },
      "/users/{user_id}": { get: { parameters: [id("user_id")], responses: one } },
    },
    components: { schemas: { User: user } },
  });
  const [shown] = (await ask("GET /lists/l1/users")).json as readonly Row[];
  expect((await ask(`DELETE /lists/l1/users?city=${String(shown?.["city"])}`)).status).toBe(204);
  const left = (await ask("GET /lists/l1/users")).json as readonly Row[];
  expect(left.filter(({ city }) => city === shown?.["city"])).toEqual([]);
  expect((await ask(`GET /users/${String(shown?.["id"])}`)).status).toBe(200);
});
