import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ contracts: ["test/support/workshop.yaml"] })));
});
afterAll(() => close());

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function ask(
  session: string,
  method: string,
  target: string,
  body?: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const answer = await fetch(`${url}${target}`, {
    method,
    headers: { "Content-Type": "application/json", "X-Standin-Session": session, ...more },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const id = "11111111-1111-4111-8111-111111111111";
const job = `/jobs/${id}`;
const total = async (session: string): Promise<unknown> =>
  (JSON.parse((await ask(session, "GET", "/jobs?limit=1")).text) as { total: unknown }).total;

test("a row has a tag, and who has that version already is told so without a body", async () => {
  const first = await ask("tag", "GET", job);
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^"[\w-]{22}"$/);
  for (const given of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
    const again = await ask("tag", "GET", job, undefined, { "If-None-Match": given });
    expect(again).toMatchObject({ status: 304, text: "" });
    expect(again.headers.get("etag")).toBe(tag);
  }
  expect((await ask("tag", "GET", job, undefined, { "If-None-Match": '"other"' })).text).toBe(first.text);
  expect((await ask("tag", "GET", job, undefined, { Accept: "application/xml" })).headers.get("etag")).toBe(tag);
  expect((await ask("tag", "HEAD", job)).headers.get("etag")).toBe(tag);
});

test("a change is carried out only on the version that it means, and tells the next one", async () => {
  const before = await ask("match", "GET", job);
  const tag = before.headers.get("etag") ?? "";
  for (const given of ['"other"', `W/${tag}`]) {
    const refused = await ask("match", "PUT", job, { title: "new" }, { "If-Match": given });
    expect(refused.status).toBe(412);
  }
  expect((await ask("match", "DELETE", job, undefined, { "If-Match": '"other"' })).status).toBe(412);
  expect((await ask("match", "GET", job)).text).toBe(before.text);
  const done = await ask("match", "PUT", job, { title: "new" }, { "If-Match": tag });
  expect(done.status).toBe(200);
  const next = done.headers.get("etag");
  expect(next).not.toBe(tag);
  expect((await ask("match", "GET", job)).headers.get("etag")).toBe(next);
  expect((await ask("match", "PUT", job, { title: "newer" }, { "If-Match": tag })).status).toBe(412);
  expect((await ask("match", "PUT", job, { title: "newer" }, { "If-Match": "*" })).status).toBe(200);
});

test("where 428 is documented, a change has to say which version it means", async () => {
  const before = await ask("required", "GET", job);
  expect((await ask("required", "PATCH", job, { title: "new" })).status).toBe(428);
  expect((await ask("required", "GET", job)).text).toBe(before.text);
  const tag = before.headers.get("etag") ?? "";
  expect((await ask("required", "PATCH", job, { title: "new" }, { "If-Match": tag })).status).toBe(200);
});

test("a request of the same key and body is carried out once, and answered as the first was", async () => {
  const key = { "Idempotency-Key": "k-1" };
  const first = await ask("again", "POST", "/jobs", { title: "once", hours: 2 }, key);
  expect(first.status).toBe(201);
  const before = await total("again");
  const second = await ask("again", "POST", "/jobs", '{ "hours": 2, "title": "once" }', key);
  expect(second).toMatchObject({ status: 201, text: first.text });
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(await total("again")).toBe(before);
  expect((await ask("again", "POST", "/jobs", { title: "once", hours: 2 })).text).not.toBe(first.text);
});

test("another request under a used key is refused with the documented status, and nothing changes", async () => {
  const key = { "Idempotency-Key": "k-2" };
  await ask("used", "POST", "/jobs", { title: "once" }, key);
  const before = await total("used");
  expect((await ask("used", "POST", "/jobs", { title: "twice" }, key)).status).toBe(422);
  expect(await total("used")).toBe(before);
  expect((await ask("other", "POST", "/jobs", { title: "twice" }, key)).status).toBe(201);
});

test("a key of a refused request is free, and a reset frees every key", async () => {
  const key = { "Idempotency-Key": "k-3" };
  expect((await ask("free", "POST", "/jobs", { title: "" }, key)).status).toBe(422);
  expect((await ask("free", "POST", "/jobs", { title: "right" }, key)).status).toBe(201);
  await fetch(`${url}/_standin/reset`, { method: "POST", headers: { "X-Standin-Session": "free" } });
  expect((await ask("free", "POST", "/jobs", { title: "other" }, key)).status).toBe(201);
});

test.each([
  ["identity", { Authorization: "Bearer ann" }, { Authorization: "Bearer bob" }],
  ["identity beside nobody", {}, { Authorization: "Bearer bob" }],
  ["media type", { Accept: "application/json" }, { Accept: "application/xml" }],
])("another %s under a used key is not given the first one's answer", async (name, one, other) => {
  const key = { "Idempotency-Key": "k-4" };
  const send = async (more: Readonly<Record<string, string>>): Promise<Answered> =>
    await ask(`whose ${name}`, "POST", "/jobs", { title: "mine" }, { ...key, ...more });
  const first = await send(one);
  expect(first.status).toBe(201);
  expect((await send(other)).status).toBe(422);
  expect(await send(one)).toMatchObject({ status: 201, text: first.text });
});

test("a repeated answer claims no preference, since it is the first one's", async () => {
  const key = { "Idempotency-Key": "k-5" };
  const first = await ask("claims", "POST", "/jobs", { title: "once" }, key);
  const preferring = { ...key, Prefer: "dynamic=true" };
  const again = await ask("claims", "POST", "/jobs", { title: "once" }, preferring);
  expect(again).toMatchObject({ status: 201, text: first.text });
  expect(again.headers.get("preference-applied")).toBeNull();
  const refused = await ask("claims", "POST", "/jobs", { title: "twice" }, preferring);
  expect(refused.status).toBe(422);
  expect(refused.headers.get("preference-applied")).toBeNull();
});
