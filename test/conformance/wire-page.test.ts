import { readFileSync } from "node:fs";
import { request as send, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "../support/source-files.ts";
import { basic, createTestApp, listen } from "../support/stand-in.ts";

/** One request of the page and what the page says comes back. */
interface Try {
  /** Who is asked for what, as the page has it. */
  readonly title: string;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly body: string;
  readonly want: {
    readonly status: number;
    readonly reason: string | undefined;
    readonly headers: readonly (readonly [name: string, value: string | undefined])[];
    /** Undefined: the page says nothing about it. */
    readonly body: string | undefined;
  };
}

const page = readFileSync(join(root, "docs/wire.md"), "utf8");
const lines = page.split("\n").filter((line) => /^ +- /.test(line));
const words = new Map(
  [...page.matchAll(/`([A-Z]+)` stands for `([^`]+)`/g)].map(([, word = "", text = ""]) => [word, text]),
);

const form =
  /^ +- (?<host>[\w-]+)(?: as (?<user>\w+))? `(?<method>[A-Z]+) (?<path>\/[^`]*)`(?<sent>.*) → (?<status>\d{3})(?<reason> [^,]+)?(?<got>,.*)?$/;

const recorded = { contracts: ["contracts/bokamera", "contracts/pwc-reportfiling"], scenario: "recorded" };
const hosts = {
  bokamera: recorded,
  pwc: recorded,
  zoo: { contracts: ["fixtures/contracts/zoo"], scenario: "zoo" },
  "zoo-pascal": { contracts: ["fixtures/contracts/zoo-pascal"], scenario: "zoo" },
};
const servers = new Map<string, Awaited<ReturnType<typeof listen>>>();

beforeAll(async () => {
  for (const [name, options] of Object.entries(hosts)) servers.set(name, await listen(createTestApp(options)));
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

test("has at least 45 requests to try, each of which is understood", () => {
  expect(lines.filter((line) => readTry(line) === undefined)).toEqual([]);
  expect(lines.length).toBeGreaterThanOrEqual(45);
});

test("says what surprises above every request", () => {
  const orphans = page
    .split("\n")
    .filter((line, index, all) => /^ +- /.test(line) && !/^ *- /.test(all[index - 1] ?? ""));
  expect(orphans).toEqual([]);
});

const tries = lines.flatMap((line) => readTry(line) ?? []).map((tried) => [tried.title, tried] as const);

test.each(tries)("gets from %s what the page says", async (_, { want, ...asked }) => {
  const { status, reason, headers, body } = await ask(asked);
  const named = want.headers.map(([name]) => [name, headers[name.toLowerCase()]]);
  expect({ status, reason: want.reason && reason, headers: named }).toEqual({
    status: want.status,
    reason: want.reason,
    headers: want.headers,
  });
  if (want.body !== undefined && !isAbridged(body, want.body)) expect(body).toBe(want.body);
});

/** A line of the page as a request and its answer; undefined when it is written in another way. */
function readTry(line: string): Try | undefined {
  const parts = form.exec(line)?.groups;
  if (parts === undefined || !((parts["host"] ?? "") in hosts)) return undefined;
  const { host = "", user, method = "", path = "", sent = "", status, reason, got = "" } = parts;
  const asked = readParts(sent);
  const wanted = readParts(got);
  if (asked === undefined || wanted === undefined) return undefined;
  const credentials = user === undefined ? [] : ["Authorization", basic(user)];
  return {
    title: line.slice(line.indexOf(host), line.indexOf(" → ")).replaceAll("`", ""),
    host,
    method,
    path: spoken(path).replace(/[{}[\]" ]/g, encodeURIComponent),
    headers: [...credentials, ...asked.headers.flatMap(([name, value = ""]) => [name, spoken(value)])],
    body: asked.body ?? "",
    want: { status: Number(status), reason: reason?.trim(), headers: wanted.headers, body: wanted.body },
  };
}

/** ``, `Name: value`, no Name, body `text`, no body``. Undefined when anything else is among it. */
function readParts(text: string): Pick<Try["want"], "headers" | "body"> | undefined {
  const headers: [string, string | undefined][] = [];
  let body: string | undefined;
  const part = /, (?:body `([^`]*)`|no body|`([A-Z][\w-]*): ([^`]*)`|no ([A-Z][\w-]*))/y;
  for (; part.lastIndex < text.length;) {
    const match = part.exec(text);
    if (match === null) return undefined;
    const [whole, said, name, value, absent] = match;
    if (whole === ", no body") body = "";
    else if (said !== undefined) body = said;
    else headers.push([name ?? absent ?? "", value]);
  }
  return { headers, body };
}

/** Long texts have a word on the page. */
function spoken(text: string): string {
  return text.replace(/\b[A-Z]+\b/g, (word) => words.get(word) ?? word);
}

async function ask({ host, method, path, headers, body }: Omit<Try, "want">): Promise<{
  status: number | undefined;
  reason: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}> {
  const length =
    body === "" || headers.includes("Transfer-Encoding") ? [] : ["Content-Length", String(Buffer.byteLength(body))];
  const { hostname, port } = new URL(servers.get(host)?.url ?? "");
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const all = ["Host", "HOST", ...headers, ...length];
    send({ hostname, port, method, path, headers: all }, resolve).on("error", reject).end(body);
  });
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const { statusCode: status, statusMessage: reason } = answer;
  return { status, reason, headers: answer.headers, body: visible(Buffer.concat(parts).toString()) };
}

/** Control characters as the page shows them. */
function visible(text: string): string {
  return text
    .replaceAll("\r\n", "⏎")
    .replace(/\p{Cc}/gu, (sign) => (sign < " " ? String.fromCharCode(0x2400 + sign.charCodeAt(0)) : sign));
}

/** Whether a text is what is left of it on the page, `…` standing for any part. */
function isAbridged(text: string, shown: string): boolean {
  const pieces = shown.split("…");
  const last = pieces.pop() ?? "";
  const [first = last, ...middle] = pieces;
  if (pieces.length === 0) return text === shown;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of middle) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
