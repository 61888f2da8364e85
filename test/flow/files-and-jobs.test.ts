import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

let url = "";
let close = async (): Promise<void> => {};

beforeAll(async () => {
  ({ url, close } = await listen(createTestApp({ contracts: ["test/support/depot.yaml"] })));
});
afterAll(() => close());

/** Each test asks in a session of its own. */
async function ask(session: string, method: string, target: string, init: RequestInit = {}): Promise<Response> {
  const headers = { "X-Standin-Session": session, ...(init.headers as Record<string, string>) };
  return await fetch(`${url}${target}`, { ...init, method, headers });
}

const json = (body: unknown): RequestInit => ({
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});
const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 13, 10, 200]);

async function sendForm(session: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([bytes]), "a.png");
  form.append("name", "a.png");
  const made = (await (await ask(session, "POST", "/files", { body: form })).json()) as { id: string };
  return made.id;
}

test("a file that is sent in a form comes back from below the row that it made, byte for byte", async () => {
  const id = await sendForm("form");
  const answer = await ask("form", "GET", `/files/${id}/content`);
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  // Other sessions, and other files, have what they had.
  const other = await ask("other", "GET", `/files/${id}/content`);
  expect(Buffer.from(await other.arrayBuffer()).equals(bytes)).toBe(false);
});

test("a file that is sent as it is comes back in its own media type, the last one that was sent", async () => {
  const put = (body: Buffer): Promise<Response> =>
    ask("put", "PUT", "/files/f1/content", { headers: { "Content-Type": "image/png" }, body });
  expect((await put(Buffer.from("first"))).status).toBe(204);
  expect((await put(bytes)).status).toBe(204);
  const answer = await ask("put", "GET", "/files/f1/content");
  expect(answer.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test.each([
  ["bytes=0-3", 206, "bytes 0-3/9", bytes.subarray(0, 4)],
  ["bytes=-2", 206, "bytes 7-8/9", bytes.subarray(7)],
  ["bytes=5-", 206, "bytes 5-8/9", bytes.subarray(5)],
  ["bytes=9-", 416, "bytes */9", undefined],
  ["bytes=0-1,4-5", 200, null, bytes],
  ["lines=0-3", 200, null, bytes],
])("of a file the part %s is given (RFC 9110 section 14)", async (range, status, told, part) => {
  const id = await sendForm("range");
  const answer = await ask("range", "GET", `/files/${id}/content`, { headers: { Range: range } });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([status, told]);
  if (part !== undefined) expect(Buffer.from(await answer.arrayBuffer()).equals(part)).toBe(true);
});

test("work that is only accepted is queued in its answer, and done when somebody looks", async () => {
  const accepted = await ask("job", "POST", "/exports", json({ format: "csv" }));
  expect(accepted.status).toBe(202);
  const shown = (await accepted.json()) as { id: string };
  expect(shown).toMatchObject({ status: "queued", format: "csv", finishedAt: null });
  const location = new URL(accepted.headers.get("location") ?? "");
  const later = await (await ask("job", "GET", location.pathname)).json();
  expect(later).toEqual({ ...shown, status: "done", finishedAt: "2026-09-18T10:00:00Z" });
  const [first] = (await (await ask("job", "GET", "/exports")).json()) as unknown[];
  expect(first).toEqual(later);
});

test("headers of rate limits agree with each other and with the clock", async () => {
  const { headers } = await ask("limits", "GET", "/files");
  const told = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "RateLimit-Policy"];
  const end = Date.parse("2026-09-18T10:01:00Z") / 1000;
  expect(told.map((name) => headers.get(name))).toEqual(["60", "59", String(end), "60;w=60"]);
  // What is no number of a limit is no limit.
  expect(headers.get("X-RateLimit-Resource")).toMatch(/^(?!.*limit=)./);
});

test("an event stream of text has events, and ends", async () => {
  expect(await (await ask("news", "GET", "/news")).text()).toBe("data: It rains\n\n");
});

test("below a row that was removed there is nothing, until something is created there", async () => {
  const notes = "/files/f7/notes";
  const statusOf = async (method: string, init?: RequestInit): Promise<number> =>
    (await ask("below", method, notes, init)).status;
  expect((await ask("below", "DELETE", "/files/f7")).status).toBe(204);
  expect(await statusOf("GET")).toBe(404);
  expect(await statusOf("POST", json({ text: "Again" }))).toBe(201);
  expect(await statusOf("GET")).toBe(200);
});
