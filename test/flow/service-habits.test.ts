import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ contracts: ["test/support/workshop.yaml"], cors: true })));
});
afterAll(() => close());

type Row = Readonly<Record<string, unknown>>;

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** Each test asks in a session of its own. */
async function ask(session: string, method: string, target: string, body?: unknown): Promise<Answered> {
  const answer = await fetch(`${url}${target}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Standin-Session": session },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    json: text === "" ? undefined : (JSON.parse(text) as unknown),
  };
}

const id = "11111111-1111-4111-8111-111111111111";
const job = `/jobs/${id}`;
const list = async (session: string, query = ""): Promise<readonly Row[]> =>
  ((await ask(session, "GET", `/jobs?limit=100${query}`)).json as { readonly items: readonly Row[] }).items;

test("an action sets the state that an enum names, and shows the row where its answer does", async () => {
  const before = (await ask("cancel", "GET", job)).json as Row;
  const done = await ask("cancel", "POST", `${job}/cancel`);
  expect(done).toMatchObject({ status: 200, json: { ...before, state: "canceled" } });
  expect((await ask("cancel", "GET", job)).json).toEqual({ ...before, state: "canceled" });
  expect((await ask("cancel", "PUT", `${job}/archive`)).status).toBe(204);
  expect((await ask("cancel", "GET", job)).json).toEqual({ ...before, state: "archived" });
  const [first] = await list("cancel");
  await ask("cancel", "POST", `/jobs/${String(first?.["id"])}/cancel`);
  expect((await list("cancel", "&state=canceled")).map((row) => row["id"])).toContain(first?.["id"]);
});

test("an action sets a property that is true or false, and its opposite takes that back", async () => {
  const before = (await ask("lock", "GET", job)).json as Row;
  expect((await ask("lock", "POST", `${job}/lock`, { note: "why" })).json).toEqual({ ...before, locked: true });
  expect((await ask("lock", "POST", `${job}/unlock`)).status).toBe(204);
  expect((await ask("lock", "GET", job)).json).toEqual({ ...before, locked: false });
  await ask("lock", "POST", `${job}/lock`);
  expect((await ask("lock", "DELETE", `${job}/lock`)).status).toBe(204);
  expect((await ask("lock", "GET", job)).json).toEqual({ ...before, locked: false });
});

test("an action of which no property speaks changes nothing", async () => {
  const before = (await ask("notify", "GET", job)).json;
  expect((await ask("notify", "POST", `${job}/notify`)).status).toBe(200);
  expect((await ask("notify", "GET", job)).json).toEqual(before);
});

test("an action on a row that is gone is refused", async () => {
  await ask("gone", "DELETE", job);
  expect((await ask("gone", "POST", `${job}/cancel`)).status).toBe(404);
  expect((await ask("gone", "GET", job)).status).toBe(404);
});

test("one thing that has no key is changed where it is shown", async () => {
  const before = (await ask("me", "GET", "/me")).json as Row;
  const change = { nickname: "Ada", address: { town: "Lund", street: "Main" } };
  expect((await ask("me", "PATCH", "/me", change)).json).toEqual({ ...before, ...change });
  expect((await ask("me", "PATCH", "/me", { address: { town: null } })).json).toEqual({
    ...before,
    nickname: "Ada",
    address: { street: "Main" },
  });
  expect((await ask("me", "PUT", "/me", { nickname: "Eve" })).status).toBe(204);
  expect((await ask("me", "GET", "/me")).json).toEqual({ id: before["id"], nickname: "Eve" });
  expect((await ask("other", "GET", "/me")).json).toEqual(before);
});

test("a PUT of a row that is not there makes it, where 201 is documented", async () => {
  const size = (await list("put")).length;
  const made = await ask("put", "PUT", job, { title: "new" });
  expect(made).toMatchObject({ status: 201, json: { id, title: "new" } });
  expect((await ask("put", "GET", job)).json).toEqual(made.json);
  expect((await list("put"))[0]).toEqual(made.json);
  expect(await list("put")).toHaveLength(size + 1);
  expect((await ask("put", "PUT", job, { title: "newer" })).status).toBe(200);
  await ask("put", "DELETE", job);
  expect((await ask("put", "PUT", job, { title: "newest" })).status).toBe(201);
  expect(await list("put")).toHaveLength(size + 1);
});

test("a PUT that makes a row is refused by If-None-Match where the row is there", async () => {
  const put = async (): Promise<number> => {
    const headers = { "Content-Type": "application/json", "X-Standin-Session": "none", "If-None-Match": "*" };
    return (await fetch(`${url}${job}`, { method: "PUT", headers, body: '{"title":"new"}' })).status;
  };
  expect(await put()).toBe(201);
  expect(await put()).toBe(412);
});

test("a DELETE that answers the row shows what was removed", async () => {
  const before = (await ask("delete", "GET", job)).json;
  expect(await ask("delete", "DELETE", job)).toMatchObject({ status: 200, json: before });
});

test("a search by POST filters and pages by what its body says", async () => {
  const all = await list("search");
  const open = all.filter((row) => row["state"] === "open");
  expect(open.length).toBeGreaterThan(1);
  const found = await ask("search", "POST", "/jobs/search", { state: "open", limit: 100 });
  expect(found.json).toEqual({ items: open, total: open.length });
  const second = await ask("search", "POST", "/jobs/search", { state: "open", limit: 1, offset: 1 });
  expect(second.json).toEqual({ items: [open[1]], total: open.length });
  expect((await ask("search", "POST", "/jobs/search", {})).json).toMatchObject({ total: all.length });
});

test("many rows are made at once, each with a key of its own, all or none", async () => {
  const before = await list("batch");
  const jobs = ["one", "two", "three"].map((title) => ({ title }));
  const made = await ask("batch", "POST", "/jobs/batch", { jobs });
  const rows = (made.json as { readonly jobs: readonly Row[] }).jobs;
  expect(rows).toMatchObject(jobs);
  expect(new Set(rows.map((row) => row["id"])).size).toBe(3);
  expect(await list("batch")).toEqual([...rows.toReversed(), ...before]);
  for (const row of rows) expect((await ask("batch", "GET", `/jobs/${String(row["id"])}`)).json).toEqual(row);
  expect((await ask("batch", "POST", "/jobs/batch", { jobs: [{ title: "right" }, { title: "" }] })).status).toBe(400);
  expect(await list("batch")).toHaveLength(before.length + 3);
});

test("a page of another origin may read every header, and send cookies", async () => {
  const { headers } = await fetch(`${url}${job}`, { headers: { Origin: "https://shop.example" } });
  expect(headers.get("access-control-allow-origin")).toBe("https://shop.example");
  expect(headers.get("access-control-allow-credentials")).toBe("true");
  expect(headers.get("access-control-expose-headers")?.split(", ")).toContain("ETag");
});
