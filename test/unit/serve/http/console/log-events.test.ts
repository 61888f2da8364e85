import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../../../../support/stand-in.ts";

let standIn: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => (standIn = await listen(createTestApp())));
afterAll(async () => standIn.close());

/** Reads events until so many have come. */
async function events(
  count: number,
  meanwhile: () => Promise<unknown>,
  headers: Record<string, string> = {},
): Promise<string[]> {
  const abort = new AbortController();
  const answer = await fetch(`${standIn.url}/_standin/log/events`, { headers, signal: abort.signal });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
  const done = meanwhile();
  let text = "";
  const told = (): string[] => text.split("\n\n").filter((one) => /^(id|event):/.test(one));
  for await (const part of answer.body ?? []) {
    text += Buffer.from(part as Uint8Array).toString();
    if (told().length >= count) break;
  }
  await done;
  abort.abort();
  return told().slice(0, count);
}

const ask = async (path: string, session: string, init: RequestInit = {}): Promise<Response> =>
  fetch(standIn.url + path, { ...init, headers: { "X-Standin-Session": session } });

test("tells what is in the log, then each request of its session as it happens, and when the log is cleared", async () => {
  await ask("/teas?page=1", "mine");
  const told = await events(
    4,
    async () => {
      await ask("/teas?page=2", "another");
      await ask("/teas?api_key=abc", "mine");
      await ask("/_standin/reset", "mine", { method: "POST" });
    },
    { "X-Standin-Session": "mine" },
  );
  expect(told.map((one) => one.split("\n")[0])).toEqual(["event: cleared", "id: 1", "id: 2", "event: cleared"]);
  expect(told[1]).toContain('"target":"/teas?page=1"');
  expect(told[2]).toContain('"target":"/teas?api_key=(redacted)"');
});

test("goes on behind the last event that a browser has seen", async () => {
  for (const page of [1, 2, 3]) await ask(`/teas?page=${page}`, "again");
  const told = await events(1, () => Promise.resolve(), { "X-Standin-Session": "again", "Last-Event-ID": "2" });
  expect(told[0]).toContain('"target":"/teas?page=3"');
});

test("serves no more watchers than it can, and forgets those that have gone", async () => {
  const watchers = Array.from({ length: 64 }, () => new AbortController());
  const open = async ({ signal }: AbortController): Promise<number> =>
    (await fetch(`${standIn.url}/_standin/log/events`, { signal })).status;
  expect(new Set(await Promise.all(watchers.map(open)))).toEqual(new Set([200]));
  expect((await ask("/_standin/log/events", "mine")).status).toBe(503);
  for (const watcher of watchers) watcher.abort();
  await expect.poll(async () => open(new AbortController())).toBe(200);
});
