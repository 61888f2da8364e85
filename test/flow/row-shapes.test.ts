import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-shapes-"));
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Account {
  readonly id: number;
  readonly owner_id: number;
  readonly owner: { readonly id: number };
}

async function standIn(keep = join(folder, "accounts.json")): Promise<string> {
  const { url, close } = await listen(createTestApp({ contracts: ["test/support/accounts.yaml"], keep }));
  closing.push(close);
  return url;
}

async function send<T>(method: string, address: string, body?: unknown): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  const init = body === undefined ? {} : { headers, body: JSON.stringify(body) };
  return (await (await fetch(address, { method, ...init })).json()) as T;
}

test("a member that only the answers of writing operations name is there in them, after a restart too", async () => {
  const first = await standIn();
  const sent = { name: "Current", owner_id: 7, street: "Mill Lane", pin: "0000" };
  const made = await send<Account>("POST", `${first}/accounts`, sent);
  expect(made).toEqual({ id: made.id, name: "Current", owner_id: 7, street: "Mill Lane" });
  expect(await send("GET", `${first}/accounts/${made.id}`)).not.toHaveProperty("street");
  const second = await standIn();
  expect(await send("PATCH", `${second}/accounts/${made.id}`, { name: "Savings" })).toEqual({
    ...made,
    name: "Savings",
  });
  expect(await send("PATCH", `${second}/accounts/${made.id}`, { street: null })).not.toHaveProperty("street");
});

test("an id that a row shows twice is one: in lists, in items, and after it was written", async () => {
  const url = await standIn(join(folder, "ids.json"));
  const rows = await send<readonly Account[]>("GET", `${url}/accounts`);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.map(({ owner }) => owner.id)).toEqual(rows.map(({ owner_id: id }) => id));
  const made = await send<Account>("POST", `${url}/accounts`, { name: "Current", owner_id: 4711 });
  expect((await send<Account>("GET", `${url}/accounts/${made.id}`)).owner.id).toBe(4711);
  await send("PATCH", `${url}/accounts/${made.id}`, { owner_id: 4712 });
  expect((await send<Account>("GET", `${url}/accounts/${made.id}`)).owner.id).toBe(4712);
});

test("what is created answers with its key alone where the document says so", async () => {
  const url = await standIn(join(folder, "notes.json"));
  const made = await send<{ readonly noteID: string }>("POST", `${url}/notes`, { text: "Tea at four" });
  expect(Object.keys(made)).toEqual(["noteID"]);
  expect(await send("GET", `${url}/notes/${made.noteID}`)).toMatchObject({ id: made.noteID, text: "Tea at four" });
});

interface OneParcel {
  readonly parcel: { readonly id: number; readonly code: string };
}

test("of several answers that a document allows, the one that shows what was made is given", async () => {
  const url = await standIn(join(folder, "parcels.json"));
  for (const weight of [1, 2, 3]) {
    const parcel = { code: `P-${weight}`, weight };
    const made = await send<OneParcel>("POST", `${url}/parcels`, { parcel });
    expect(made).toEqual({ parcel: { ...parcel, id: made.parcel.id } });
  }
});

test("things of one schema that are fetched by other keys are two things, each found by its own", async () => {
  const url = await standIn(join(folder, "keys.json"));
  const { parcels } = await send<{ readonly parcels: readonly OneParcel["parcel"][] }>("GET", `${url}/parcels`);
  for (const parcel of parcels.slice(0, 5))
    expect(await send("GET", `${url}/parcels/${parcel.id}`)).toEqual({ parcel });
  expect((await send<OneParcel>("GET", `${url}/shops/7/parcels/X-1`)).parcel.code).toBe("X-1");
});

test("a path with several keys removes all their rows, or none", async () => {
  const url = await standIn(join(folder, "tags.json"));
  const ids = async (): Promise<readonly number[]> =>
    (await send<{ readonly data: readonly { readonly id: number }[] }>("GET", `${url}/tags`)).data.map(({ id }) => id);
  const remove = async (keys: readonly number[]): Promise<number> =>
    (await fetch(`${url}/tags/${keys.join(",")}`, { method: "DELETE" })).status;
  const [first = 0, second = 0, third = 0, ...others] = await ids();
  expect(await remove([first, second])).toBe(204);
  expect(await remove([third, first])).toBe(404);
  expect(await ids()).toEqual([third, ...others]);
});

test("what is made has the clock as its time of creation, said by a format or by the name alone", async () => {
  const url = await standIn(join(folder, "times.json"));
  const made = await send<Readonly<Record<string, unknown>>>("POST", `${url}/notes`, { text: "Tea at five" });
  const note = await send<Readonly<Record<string, unknown>>>("GET", `${url}/notes/${String(made["noteID"])}`);
  expect(note["created_at"]).toBe("2026-09-18T10:00:00Z");
  expect(note["updatedAt"]).toBe("Fri, 18 Sep 2026 10:00:00 +0000");
});
