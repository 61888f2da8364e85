import { expect, test } from "vitest";
import { standInFor } from "../support/small-stand-in.ts";

type Row = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const whole = { type: "integer" };
const object = (properties: object): object => ({ type: "object", required: Object.keys(properties), properties });
const said = (schema: object): object => ({
  "200": { description: "ok", content: { "application/json": { schema } } },
});

const company = object({ id: whole, name: text, city: text });

/** Users who show their company so, and companies, which are listed where somebody says so. */
function users(shown: object, listed: object | null = company): ReturnType<typeof standInFor> {
  const user = object({ id: whole, name: text, ...shown });
  const sent = { type: "object", properties: { name: text, city: text, companyId: whole, company: {} } };
  const requestBody = { content: { "application/json": { schema: sent } } };
  const id = { name: "id", in: "path", required: true, schema: whole };
  const companyName = { name: "companyName", in: "query", schema: text };
  const rows = (schema: object): object => ({ type: "array", items: schema });
  return standInFor({
    openapi: "3.1.0",
    info: { title: "Users", version: "1" },
    paths: {
      ...(listed && {
        "/companies": { get: { responses: said(rows(listed)) }, post: { requestBody, responses: said(listed) } },
        "/companies/{id}": {
          parameters: [id],
          get: { responses: said(listed) },
          patch: { requestBody, responses: said(listed) },
          delete: { responses: { "204": { description: "gone" } } },
        },
      }),
      "/users": {
        get: { parameters: [companyName], responses: said(rows(user)) },
        post: { requestBody, responses: said(user) },
      },
      "/users/{id}": {
        parameters: [id],
        get: { responses: said(user) },
        patch: { requestBody, responses: said(user) },
      },
    },
  });
}

const shapes: readonly (readonly [string, object])[] = [
  ["an object", { company }],
  ["an object beside its id", { company, companyId: whole }],
  ["an object of less", { company: object({ id: whole, name: text }) }],
];

/** The company of a row is the one that its own path shows. */
async function expectOwn(ask: ReturnType<typeof standInFor>, row: Row): Promise<void> {
  const held = row["company"] as Row;
  expect((await ask(`GET /companies/${String(held["id"])}`)).json).toMatchObject(held);
  if (row["companyId"] !== undefined) expect(row["companyId"]).toBe(held["id"]);
}

test.each(shapes)("rows that show another one as %s show what that one says of itself", async (_, shown) => {
  const ask = users(shown);
  for (const row of ((await ask("GET /users")).json as readonly Row[]).slice(0, 5)) await expectOwn(ask, row);
});

test.each(
  shapes.flatMap(([name, shown]) => [
    [name, "its key alone", shown, { company: 3 }] as const,
    [name, "its key under its own name", shown, { companyId: 3 }] as const,
    [name, "an object of its key", shown, { company: { id: 3 } }] as const,
  ]),
)("rows that show another one as %s and are written with %s show that one", async (_, _how, shown, sent) => {
  const ask = users(shown);
  const made = (await ask("POST /users", { name: "Ann", ...sent })).json as Row;
  const changed = (await ask("PATCH /users/1", sent)).json as Row;
  for (const row of [made, changed]) {
    expect(row["company"]).toMatchObject({ id: 3 });
    await expectOwn(ask, row);
    expect((await ask(`GET /users/${String(row["id"])}`)).json).toEqual(row);
  }
});

test("what is sent of another row beside its key stays, and of rows that nobody lists the key does", async () => {
  const sent = { company: { id: 3, name: "Mine", city: "Oslo" } };
  expect((await users({ company })("POST /users", sent)).json).toMatchObject(sent);
  expect((await users({ company }, null)("POST /users", { company: 3 })).json).toMatchObject({ company: { id: 3 } });
});

test("rows that are written show of a row what the session wrote of it, and nothing of the row before", async () => {
  const ask = users({
    company: { type: "object", required: ["id"], properties: { id: whole, name: text, city: text } },
  });
  await ask("PATCH /companies/3", { name: "Acme" });
  const made = (await ask("POST /companies", { name: "Own", city: "Oslo" })).json as Row;
  const own = { id: made["id"], name: "Own", city: "Oslo" };
  expect((await ask("POST /users", { name: "Ann", company: 3 })).json).toMatchObject({
    company: { id: 3, name: "Acme" },
  });
  expect((await ask("POST /users", { name: "Ann", companyId: own.id })).json).toMatchObject({ company: own });
  expect((await ask("PATCH /users/1", { company: own.id })).json).toMatchObject({ company: own });
  const { company } = (await ask("PATCH /users/1", { company: { id: 999999, name: "Other" } })).json as Row;
  expect(company).toEqual({ id: 999999, name: "Other" });
});

const beside = { company, companyId: whole, companyName: text };

test("rows that nobody wrote show what the session wrote of the row that they show, and what that was when it is gone", async () => {
  const ask = users(beside);
  const before = (await ask("GET /users")).json as readonly Row[];
  const { companyId: key } = before[0] as Row;
  const changed = (await ask(`PATCH /companies/${String(key)}`, { name: "Acme" })).json as Row;
  const after = before.map((row) =>
    row["companyId"] === key ? { ...row, company: changed, companyName: "Acme" } : row,
  );
  expect((await ask("GET /users")).json).toEqual(after);
  expect((await ask(`GET /users/${String(before[0]?.["id"])}`)).json).toEqual(after[0]);
  expect((await ask("GET /users?companyName=Acme")).json).toEqual(after.filter((row) => row["companyName"] === "Acme"));
  expect((await ask(`DELETE /companies/${String(key)}`)).status).toBe(204);
  expect((await ask("GET /users")).json).toEqual(after);
});

test("rows that were written show what was written later of the row that they name, but for what was sent of it", async () => {
  const ask = users(beside);
  const named = (await ask("POST /users", { name: "Ann", companyId: 3 })).json as Row;
  const sent = { company: { id: 3, name: "Mine", city: "Oslo" } };
  const own = (await ask("POST /users", { name: "Bob", ...sent })).json as Row;
  const first = (await ask("PATCH /users/1", { name: "Eve" })).json as Row;
  expect((await ask("PATCH /companies/3", { name: "Acme" })).status).toBe(200);
  const key = String(first["companyId"]);
  const changed = (await ask(`PATCH /companies/${key}`, { name: "Other" })).json as Row;
  expect((await ask(`GET /users/${String(own["id"])}`)).json).toMatchObject(sent);
  expect((await ask("GET /users/1")).json).toEqual({ ...first, company: changed, companyName: "Other" });
  const shown = (await ask("GET /companies/3")).json as Row;
  expect((await ask(`GET /users/${String(named["id"])}`)).json).toEqual({
    ...named,
    company: shown,
    companyName: shown["name"],
  });
});

test("an object shows of another row what that has, and lacks what it lacks", async () => {
  const loose = { type: "object", required: ["id"], properties: { id: whole, name: text, city: text, motto: text } };
  const ask = users({ company: loose }, loose);
  const held = ((await ask("GET /users")).json as readonly Row[]).map((row) => row["company"] as Row);
  expect(new Set(held.map((row) => Object.keys(row).length)).size).toBeGreaterThan(1);
  for (const row of held) expect((await ask(`GET /companies/${String(row["id"])}`)).json).toEqual(row);
});

test("rows that are written show one that only lists of its owner have as it is fetched", async () => {
  const room = object({ id: whole, siteId: whole, name: text });
  const booking = object({ id: whole, roomId: whole, room });
  const requestBody = { content: { "application/json": { schema: object({ roomId: whole }) } } };
  const id = { name: "id", in: "path", required: true, schema: whole };
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Rooms", version: "1" },
    paths: {
      "/sites/{siteId}/rooms": {
        parameters: [{ ...id, name: "siteId" }],
        get: { responses: said({ type: "array", items: room }) },
      },
      "/rooms/{id}": { parameters: [id], get: { responses: said(room) } },
      "/bookings": { post: { requestBody, responses: said(booking) } },
      "/bookings/{id}": { parameters: [id], get: { responses: said(booking) } },
    },
  });
  const [listed] = (await ask("GET /sites/4/rooms")).json as readonly Row[];
  for (const roomId of [listed?.["id"], 67_745]) {
    const made = (await ask("POST /bookings", { roomId })).json as Row;
    expect(made["room"]).toEqual((await ask(`GET /rooms/${String(roomId)}`)).json);
    expect((await ask(`GET /bookings/${String(made["id"])}`)).json).toEqual(made);
  }
});

test("what is created without being asked for anything is there afterwards", async () => {
  const cart = object({ id: whole, name: text });
  const id = { name: "id", in: "path", required: true, schema: whole };
  const { "200": created } = said(cart) as Record<string, object>;
  const ask = standInFor({
    openapi: "3.1.0",
    info: { title: "Carts", version: "1" },
    paths: {
      "/carts": { post: { responses: { "201": created } } },
      "/carts/{id}": { parameters: [id], get: { responses: said(cart) } },
    },
  });
  const made = [await ask("POST /carts"), await ask("POST /carts")].map(({ json }) => json as Row);
  expect(made[0]?.["id"]).not.toBe(made[1]?.["id"]);
  for (const row of made) expect((await ask(`GET /carts/${String(row["id"])}`)).json).toEqual(row);
});
