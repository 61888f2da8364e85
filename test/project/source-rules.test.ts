import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "../support/source-files.ts";

const source = filesBelow("src");
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:"'`\\])\/\/.*$/gm, "$1");
const hits = (pattern: RegExp, allowed: (path: string) => boolean = () => false): string[] =>
  source.filter(({ path, text }) => !allowed(path) && pattern.test(withoutComments(text))).map(({ path }) => path);

test("names no API in the source: what is special about one stands in its contract", () => {
  const apis = readdirSync(join(root, "contracts"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [name, name.split("-")[0] ?? name]);
  for (const api of [...new Set([...apis, "zoo"])]) {
    expect(
      source.filter(({ text }) => new RegExp(`\\b${api}`, "i").test(text)).map(({ path }) => `${api}: ${path}`),
    ).toEqual([]);
  }
});

test("has no folder and no file that is called after nothing", () => {
  const empty = /(^|\/)(utils?|helpers?|common|manager|service|core|misc)(\.ts)?(\/|$)/;
  expect([...source, ...filesBelow("test")].map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
});

test("uses no any", () => {
  expect(hits(/[:<,|&(\s]any\b(?=[\s[\]>,;)|&=])/m, (path) => path === "src/contract/type.ts")).toEqual([]);
});

test("takes randomness from src/random and time from the clock that it is given", () => {
  expect(
    hits(
      /Math\.random|Date\.now\(|new Date\(\)|performance\.now|randomUUID|randomBytes/,
      (path) => path.startsWith("src/verify/exchange/") || path.startsWith("src/cli/"),
    ),
  ).toEqual([]);
});

test("reads the process only in the command line", () => {
  expect(hits(/\bprocess\./, (path) => path.startsWith("src/cli/"))).toEqual([]);
});

test("keeps a file within 250 lines, tables of data aside", () => {
  const long = source.filter(({ path, text }) => text.split("\n").length > 251 && !path.includes("/pools/"));
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length}`)).toEqual([]);
});
