import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import request from "supertest";
import { expect, test } from "vitest";
import { root } from "../../../../support/source-files.ts";
import { createTestApp } from "../../../../support/stand-in.ts";

const folder = join(root, "assets/console");
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const load = async (name: string): Promise<unknown> => import(pathToFileURL(join(folder, name)).href);

test("is served whole, small enough for a package, and nothing beside it", async () => {
  const app = createTestApp();
  for (const { name, text } of files) {
    const answer = await request(app).get(`/_standin/console/${name}`).buffer(true);
    expect([name, answer.status, answer.text]).toEqual([name, 200, text]);
  }
  expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(80_000);
  for (const name of ["constructor", "..%2fconsole%2fconsole.mjs", "%2e%2e%2f%2e%2e%2fpackage.json", "nothing.mjs"])
    expect([name, (await request(app).get(`/_standin/console/${name}`)).status]).toEqual([name, 404]);
});

test("reads no text as markup and none as code, and asks no other host", () => {
  const forbidden =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createContextualFragment/;
  const found = files.filter(({ text }) => forbidden.test(text) || /https?:\/\/(?!stand-in\.invalid)/.test(text));
  expect(found.map(({ name }) => name)).toEqual([]);
});

interface Walk {
  readonly nextPage: (walk: object, values: object, body: unknown, header: (name: string) => string | null) => unknown;
}
const { nextPage } = (await load("walk.mjs")) as Walk;
const facts = { style: "cursor", parameter: "p", limit: "n", first: 0, rows: ["rows"], told: [], headers: {} };
const none = (): null => null;

test.each<[string, object, object, unknown, unknown]>([
  [
    "a position",
    {
      told: [
        [["Next"], "next"],
        [["Done"], "done"],
      ],
    },
    {},
    { next: "x", done: false },
    { p: "x" },
  ],
  [
    "a position at the end",
    {
      told: [
        [["Next"], "next"],
        [["Done"], "done"],
      ],
    },
    {},
    { next: "x", done: true },
    undefined,
  ],
  ["a turned walk", { told: [[["next"], "next"]], turn: "-" }, { p: "-a" }, { next: "x" }, { p: "-x" }],
  ["an inner position", { told: [[["meta", "next"], "next"]] }, {}, { meta: { next: 7 } }, { p: "7" }],
  ["no position", { told: [[["meta", "next"], "next"]] }, {}, { meta: { next: null } }, undefined],
  ["an offset", { style: "offset" }, { p: "4" }, { rows: [1, 2] }, { p: "6" }],
  [
    "an offset at the total",
    { style: "offset", told: [[["n"], "total"]] },
    { p: "4" },
    { rows: [1, 2], n: 6 },
    undefined,
  ],
  ["an empty page", { style: "offset" }, {}, { rows: [] }, undefined],
  ["a page", { style: "page", first: 1 }, {}, { rows: [1] }, { p: "2" }],
  ["a list that is the answer", { style: "page", first: 1, rows: [] }, { p: "2" }, [1], { p: "3" }],
  [
    "the last of some pages",
    { style: "page", first: 1, told: [[["n"], "pages"]] },
    { p: "3" },
    { rows: [1], n: 3 },
    undefined,
  ],
  [
    "the last by the total",
    { style: "page", told: [[["t"], "total"]] },
    { p: "1", n: "10" },
    { rows: [1], t: 20 },
    undefined,
  ],
  [
    "the row before",
    { style: "after", key: ["id"], told: [[["more"], "more"]] },
    {},
    { rows: [{ id: 5 }], more: true },
    { p: "5" },
  ],
  [
    "no row more",
    { style: "after", key: ["id"], told: [[["more"], "more"]] },
    {},
    { rows: [{ id: 5 }], more: false },
    undefined,
  ],
  ["an address", { style: "link", told: [[["next"], "nextLink"]] }, {}, { next: "/a?p=9&n=2" }, { p: "9", n: "2" }],
])("leads on from %s", (_, walk, values, body, expected) => {
  expect(nextPage({ ...facts, ...walk }, values, body, none)).toEqual(expected);
});

test("leads on by headers: a link of RFC 8288, and a count", () => {
  const link = '<http://a.example/x?page=1>; rel="first", <http://a.example/x?page=3&q=b%20c>; rel="prefetch next"';
  expect(nextPage({ ...facts, style: "link" }, {}, [], () => link)).toEqual({ page: "3", q: "b c" });
  const counted = { ...facts, style: "page", first: 1, rows: [], headers: { "X-Pages": "pages" } };
  const header = (name: string): string | null => (name === "X-Pages" ? "2" : null);
  expect(nextPage(counted, {}, [1], header)).toEqual({ p: "2" });
  expect(nextPage(counted, { p: "2" }, [1], header)).toBeUndefined();
});

interface Requests {
  readonly requestOf: (operation: object, asked: object) => object;
  readonly curlLine: (request: object, origin: string) => string;
  readonly fetchLine: (request: object, origin: string) => string;
  readonly indented: (text: string, type: string) => string;
}
const { requestOf, curlLine, fetchLine, indented } = (await load("requests.mjs")) as Requests;

test("writes a request as a line for a shell and for a program", () => {
  const operation = {
    method: "POST",
    path: "/a/{id}",
    parameters: [
      { name: "id", in: "path" },
      { name: "q", in: "query", repeats: true },
      { name: "X-Y", in: "header" },
      { name: "left", in: "query" },
    ],
  };
  const caller = { headers: [["Authorization", "Basic eDp5"]], flags: ["-u", "x:y"], query: ["key=any-key"] };
  const asked = {
    values: { id: "it's/1", q: "a b,c", "X-Y": "z", left: "" },
    type: "text/csv",
    caller,
    body: { type: "application/json", text: '{"a":"it\'s"}' },
    session: "mine",
  };
  const made = requestOf(operation, asked);
  expect(curlLine(made, "http://h")).toBe(
    "curl -X POST -u x:y -H 'Accept: text/csv' -H 'X-Y: z' -H 'Content-Type: application/json' " +
      "-H 'X-Standin-Session: mine' -d '{\"a\":\"it'\\''s\"}' 'http://h/a/it'\\''s%2F1?q=a%20b&q=c&key=any-key'",
  );
  expect(fetchLine(made, "http://h")).toContain('"Authorization": "Basic eDp5"');
});

test("breaks JSON and XML into lines without another change", () => {
  const json = '{"a":[1.10,12345678901234567890,"x, {y}: \\"z\\"",[],{}],"b":null}';
  const lines = indented(json, "application/json");
  expect(lines.split("\n").slice(0, 5)).toEqual([
    "{",
    '  "a": [',
    "    1.10,",
    "    12345678901234567890,",
    '    "x, {y}: \\"z\\"",',
  ]);
  expect(JSON.parse(lines)).toEqual(JSON.parse(json));
  const xml = "<?xml version='1.0'?><a><b c='1'>x y</b><d/></a>";
  expect(indented(xml, "application/xml")).toBe("<?xml version='1.0'?>\n<a>\n  <b c='1'>x y</b>\n  <d/>\n</a>");
  expect(indented("a,b\r\n", "text/csv")).toBe("a,b\r\n");
});
