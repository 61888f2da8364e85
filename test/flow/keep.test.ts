import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { platform } from "node:process";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { run } from "../../src/cli/program.ts";
import { serveCommand } from "../../src/cli/serve-command.ts";
import { ProblemError } from "../../src/problem.ts";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";
import { root } from "../support/source-files.ts";
import { createTestApp, listen } from "../support/stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-keep-"));
const closing: (() => Promise<void>)[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

const headers = { "X-Staff-Key": "k", "Content-Type": "application/json" };
const tea = { name: "Moonlight", kind: "white", price: 7.5 };

async function standIn(keep: string, contracts = ["teahouse"]): Promise<string> {
  const { url, close } = await listen(createTestApp({ contracts, keep }));
  closing.push(close);
  return url;
}

async function post(url: string, body: unknown = tea, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  return await fetch(`${url}/teas`, { method: "POST", headers: { ...headers, ...more }, body: JSON.stringify(body) });
}

async function control(url: string, method: string, path: string, body?: unknown): Promise<Response> {
  return await fetch(`${url}/_standin/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const total = async (url: string): Promise<string | null> =>
  (await fetch(`${url}/teas?per_page=1`)).headers.get("x-total-count");

test("what was written is there after a restart, and what was removed is gone", async () => {
  const file = join(folder, "restart.json");
  const first = await standIn(file);
  const made = (await (await post(first)).json()) as { readonly id: number };
  const changed = await fetch(`${first}/teas/7`, { method: "PATCH", headers, body: '{"price":9.5}' });
  expect((await fetch(`${first}/teas/3`, { method: "DELETE", headers })).status).toBe(204);
  const list = await (await fetch(`${first}/teas`)).text();

  const second = await standIn(file);
  expect(await (await fetch(`${second}/teas/${made.id}`)).json()).toEqual(made);
  expect(await (await fetch(`${second}/teas/7`)).json()).toEqual(await changed.json());
  expect((await fetch(`${second}/teas/3`)).status).toBe(404);
  expect(await (await fetch(`${second}/teas`)).text()).toBe(list);
  expect(await (await post(second)).json()).toMatchObject({ id: made.id + 1 });
});

test("what the control interface changed is kept, a reset too", async () => {
  const file = join(folder, "control.json");
  const first = await standIn(file);
  await post(first);
  await control(first, "PUT", "seed", { seed: "blue" });
  await control(first, "PUT", "clock", { now: "2026-12-01T00:00:00Z" });
  await control(first, "POST", "faults", { status: 503, times: 1 });
  const state: unknown = await (await control(first, "GET", "")).json();

  const second = await standIn(file);
  expect(await (await control(second, "GET", "")).json()).toEqual(state);
  await control(second, "POST", "reset");
  const third = await standIn(file);
  expect(await (await control(third, "GET", "")).json()).toMatchObject({ changed: [], faults: [] });
  expect(await total(third)).toBe("41");
});

test("a property that was overridden is overridden after a restart", async () => {
  const file = join(folder, "override.json");
  const contracts = ["bokamera"];
  const first = await standIn(file, contracts);
  const override = {
    entity: "attempts",
    key: "atmpt_34xhRFr7q0vdVdYGewt4wVKassa",
    property: "Url",
    value: "https://a.example",
  };
  expect((await control(first, "POST", "overrides", override)).status).toBe(201);
  const second = await standIn(file, contracts);
  expect(await (await control(second, "GET", "overrides")).json()).toEqual({
    overrides: [{ ...override, api: "bokamera" }],
  });
});

test("other sessions are not kept", async () => {
  const file = join(folder, "others.json");
  const first = await standIn(file);
  await post(first, tea, { "X-Standin-Session": "mine" });
  expect(existsSync(file)).toBe(false);
  await post(first);
  expect(readFileSync(file, "utf8").match(/Moonlight/g)).toHaveLength(1);
});

test("many writes at once are all kept", async () => {
  const file = join(folder, "many.json");
  const first = await standIn(file);
  const made = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => await (await post(first, { ...tea, price: index })).json()),
  );
  expect(new Set(made.map((row) => (row as { id: number }).id)).size).toBe(40);
  expect(await total(await standIn(file))).toBe("81");
});

test("a change that cannot be kept is refused with 507, and nothing has changed", async () => {
  const place = join(folder, "gone");
  mkdirSync(place);
  const url = await standIn(join(place, "kept.json"));
  rmSync(place, { recursive: true });
  expect((await post(url)).status).toBe(507);
  expect((await control(url, "PUT", "seed", { seed: "blue" })).status).toBe(507);
  expect(await (await control(url, "GET", "")).json()).toMatchObject({ changed: [] });
  expect(await total(url)).toBe("41");
  mkdirSync(place);
  expect((await post(url)).status).toBe(201);
});

/** A document whose rows have keys of a type, and whole numbers of any size. */
function digitsContract(name: string, keyType: string): string {
  const contract = join(folder, `${name}.yaml`);
  writeFileSync(
    contract,
    `openapi: 3.1.0
info: { title: Digits, version: "1" }
paths:
  /numbers:
    get: { responses: { "200": { description: All, content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/N" } } } } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/N" } } } }
      responses: { "201": { description: Made, content: { application/json: { schema: { $ref: "#/components/schemas/N" } } } } }
  /numbers/{id}:
    parameters: [{ name: id, in: path, required: true, schema: ${keyType} }]
    get: { responses: { "200": { description: One, content: { application/json: { schema: { $ref: "#/components/schemas/N" } } } } } }
    delete: { responses: { "204": { description: Gone } } }
components: { schemas: { N: { type: object, required: [id, value], properties: { id: ${keyType}, value: { type: integer } } } } }
`,
  );
  return contract;
}

async function digitsStandIn(contract: string, keep: string): Promise<string> {
  const { url, close } = await listen(createStandIn({ contracts: [contract], keep }).app);
  closing.push(close);
  return url;
}

test.each([
  ["text", "{ type: string }", '"a"', "a", "9007199254740993"],
  ["int64", "{ type: integer, format: int64 }", "9007199254740993", "9007199254740993", "-9007199254740993"],
  [
    "any",
    "{ type: integer }",
    "123456789012345678901234567890",
    "123456789012345678901234567890",
    "18446744073709551615",
  ],
])("digits that JavaScript would round are kept, in rows and keys (%s)", async (name, keyType, key, place, value) => {
  const contract = digitsContract(name, keyType);
  const file = join(folder, `${name}-digits.json`);
  const first = await digitsStandIn(contract, file);
  const body = `{"id":${key},"value":${value}}`;
  expect((await fetch(`${first}/numbers`, { method: "POST", headers, body })).status).toBe(201);
  const second = await digitsStandIn(contract, file);
  expect(await (await fetch(`${second}/numbers/${place}`)).text()).toBe(body);
  expect(await (await fetch(`${second}/numbers`)).text()).toContain(body);
  expect((await fetch(`${second}/numbers/${place}`, { method: "DELETE" })).status).toBe(204);
  const third = await digitsStandIn(contract, file);
  expect((await fetch(`${third}/numbers/${place}`)).status).toBe(404);
});

/** A file that was kept, and one thing done to it. */
function kept(name: string, change: (text: string) => string): string {
  const file = join(folder, `${name}.json`);
  const row =
    '{"key":7,"within":[],"isNew":false,"isGone":false,"place":"thing/teas/7","row":{"id":7,"name":"A","kind":"white","price":1,"in_stock":true,"created_at":"2026-09-18T10:00:00Z"}}';
  const text = `{"kept":"session of standin serve --keep","version":1,"apis":[{"name":"teahouse","title":"Teahouse"}],"changes":{"overrides":[],"faults":[]},"replies":{},"writes":{"teahouse":{"teas":[${row}]}}}`;
  writeFileSync(file, change(text));
  return file;
}

test("a file that was written by hand like a kept one is one", () => {
  expect(() =>
    createStandIn({ contracts: [join(root, "contracts/teahouse")], keep: kept("right", (text) => text) }),
  ).not.toThrow();
});

test.each([
  ["cut", (text: string) => text.slice(0, 200), "this is not what --keep writes: expected"],
  ["empty", () => "", "this is not what --keep writes: expected"],
  ["other", () => '{"rows":[]}', 'this is not what --keep writes: at / "kept" is missing here'],
  ["later", (text: string) => text.replace('"version":1', '"version":2'), "at /version 2 is not valid here"],
  [
    "contract",
    (text: string) => text.replace("Teahouse", "Coffeehouse"),
    'it was kept for teahouse ("Coffeehouse"), and what is served is teahouse ("Teahouse")',
  ],
  [
    "entity",
    (text: string) => text.replace('"teas":', '"coffees":'),
    'it holds rows of "coffees", which teahouse does not have any more',
  ],
  [
    "row",
    (text: string) => text.replace('"kind":"white"', '"kind":"coffee"'),
    'its row 7 of "teas" is none any more: /kind must be',
  ],
  [
    "scenario",
    (text: string) => text.replace('"overrides"', '"scenario":"nowhere","overrides"'),
    'there is no scenario "nowhere"',
  ],
  [
    "override",
    (text: string) => text.replace('"overrides":[]', '"overrides":[{"entity":"x","key":"a","property":"b","value":1}]'),
    'its override of b: no API here has an entity "x"',
  ],
])("a kept file that is broken (%s) stops the start, and is left as it is", (name, change, found) => {
  const file = kept(name, change);
  const before = readFileSync(file);
  try {
    createStandIn({ contracts: [join(root, "contracts/teahouse")], keep: file });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    const { problems } = error as ProblemError;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ place: `--keep ${file}`, found: expect.stringContaining(found) as string });
    expect(problems[0]?.found).not.toContain("\n");
  }
  expect(readFileSync(file)).toEqual(before);
});

test.each([
  ["a folder", () => folder, "this is a folder, not a file"],
  ["in no folder", () => join(folder, "nowhere/kept.json"), "it cannot be written (ENOENT)"],
  [
    "below a file",
    () =>
      join(
        kept("below", (text) => text),
        "kept.json",
      ),
    "it cannot be written (ENOTDIR)",
  ],
  ["a device", () => "/dev/null", "this is a pipe or a device, not a file"],
])("a file that cannot be kept (%s) stops the start", (_, fileOf, found) => {
  const keep = fileOf();
  expect(() => createStandIn({ contracts: [join(root, "contracts/teahouse")], keep })).toThrow(
    `--keep ${keep}: ${found}`,
  );
});

test.skipIf(process.getuid?.() === 0)("a file without permission stops the start", () => {
  const keep = kept("forbidden", (text) => text);
  chmodSync(keep, 0o444);
  expect(() => createStandIn({ contracts: [join(root, "contracts/teahouse")], keep })).toThrow(
    "it cannot be written (EACCES)",
  );
});

test("a file that a running process keeps is refused to another with exit code 2, until that one ends", async () => {
  const file = join(folder, "shared.json");
  const { url, child } = await started(file);
  const told: string[] = [];
  const screen = { out: () => undefined, error: (text: string) => told.push(text) };
  const console = { ...screen, colour: false, width: 100, env: {}, cwd: root };
  expect(await run(["serve", "teahouse", "--port", "0", "--keep", file], [serveCommand], console)).toBe(2);
  expect(told.join("")).toContain(`--keep ${file}: it is kept by another running process (${child.pid})`);
  expect((await post(url)).status).toBe(201);

  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  expect(existsSync(`${file}.lock`)).toBe(false);
  expect(await total(await standIn(file))).toBe("42");
});

test("the lock of a process that is gone is taken over", async () => {
  const file = join(folder, "stale.json");
  writeFileSync(`${file}.lock`, `${goneProcess()}\n`);
  expect((await post(await standIn(file))).status).toBe(201);
  expect(readFileSync(`${file}.lock`, "utf8")).toBe(`${process.pid}\n`);
});

test.runIf(platform === "linux")("a process that has ended and that nobody has waited for is gone", async () => {
  // Its parent becomes a program that waits for no child, as the first one of a container may be.
  const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"]);
  try {
    const [printed] = (await once(parent.stdout, "data")) as [Buffer];
    const ended = String(printed).trim();
    await vi.waitFor(() => expect(readFileSync(`/proc/${ended}/stat`, "utf8")).toContain(") Z "), { timeout: 5000 });
    const file = join(folder, "waited-for-by-nobody.json");
    writeFileSync(`${file}.lock`, `${ended}\n`);
    expect((await post(await standIn(file))).status).toBe(201);
  } finally {
    parent.kill();
  }
});

test.each([
  ["text", (lock: string) => writeFileSync(lock, "mine")],
  ["nothing", (lock: string) => writeFileSync(lock, "")],
  ["a folder", (lock: string) => mkdirSync(lock)],
])("a lock that is none (%s) stops the start, and stays as it is", (name, make) => {
  const file = join(folder, `foreign ${name}.json`);
  make(`${file}.lock`);
  expect(() => createTestApp({ contracts: ["teahouse"], keep: file })).toThrow(
    `--keep ${file}: ${file}.lock is there, and does not say which process keeps the file\n    → move it away`,
  );
  expect(existsSync(`${file}.lock`)).toBe(true);
});

test("a start that is refused leaves no lock", () => {
  const file = kept("unlocked", () => "{}");
  expect(() => createTestApp({ contracts: ["teahouse"], keep: file })).toThrow("this is not what --keep writes");
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test("a link stays a link", async () => {
  const file = kept("behind", (text) => text);
  const link = join(folder, "link.json");
  symlinkSync(file, link);
  await post(await standIn(link));
  expect(readFileSync(file, "utf8")).toContain("Moonlight");
});

test("files beside the kept one that are not its own stay as they are", async () => {
  const file = join(folder, "neighbours.json");
  const target = join(folder, "precious.txt");
  writeFileSync(target, "precious");
  symlinkSync(target, `${file}.unfinished`);
  writeFileSync(`${file}.old.unfinished`, "mine");
  await post(await standIn(file));
  expect(readFileSync(file, "utf8")).toContain("Moonlight");
  expect(readFileSync(target, "utf8")).toBe("precious");
  expect(lstatSync(`${file}.unfinished`).isSymbolicLink()).toBe(true);
  expect(readFileSync(`${file}.old.unfinished`, "utf8")).toBe("mine");
});

test("a draft that a killed process left is removed at the next start", async () => {
  const file = join(folder, "drafts.json");
  const draft = `${file}.0123456789abcdef.unfinished`;
  writeFileSync(draft, "{");
  await standIn(file);
  expect(existsSync(draft)).toBe(false);
});

test("only its owner may read a new kept file, and an old one keeps its permissions", async () => {
  const file = join(folder, "permissions.json");
  const url = await standIn(file);
  const mode = (): number => statSync(file).mode & 0o777;
  await post(url);
  expect(mode()).toBe(0o600);
  chmodSync(file, 0o664);
  await post(url);
  expect(mode()).toBe(0o664);
});

/** The number of a process that has ended. */
function goneProcess(): number {
  return spawnSync(process.execPath, ["--version"]).pid;
}

/** The program as users start it; what it is killed with it does not hear. */
async function started(keep: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const args = ["serve", "teahouse", "--port", "0", "--keep", keep];
  const child = spawn(process.execPath, [join(root, "dist/cli/standin.js"), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  let said = "";
  return await new Promise((resolve) =>
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString();
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (url !== undefined) resolve({ url, child });
    }),
  );
}

test("what was acknowledged survives kill -9 in the middle of writes", async () => {
  const file = join(folder, "killed.json");
  const { url, child } = await started(file);
  const acknowledged: number[] = [];
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const writers = Array.from({ length: 6 }, async (_, writer) => {
    for (let index = 0; ; index++) {
      const answer = await post(url, { ...tea, price: writer * 1000 + index }).catch(() => undefined);
      if (answer?.status !== 201) return;
      const { id } = (await answer.json().catch(() => ({}))) as { id?: number };
      if (id !== undefined) acknowledged.push(id);
      if (acknowledged.length >= 60) child.kill("SIGKILL");
    }
  });
  await Promise.all([gone, ...writers]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(60);
  const again = await standIn(file);
  for (const id of acknowledged) expect((await fetch(`${again}/teas/${id}`)).status).toBe(200);
  expect(Number(await total(again))).toBeGreaterThanOrEqual(41 + acknowledged.length);
});
