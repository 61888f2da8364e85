import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesBelow, root } from "../support/source-files.ts";

const source = filesBelow("src");

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

test("says which name was meant in one place", () => {
  const said = source.filter(({ text }) => /did you mean/i.test(text)).map(({ path }) => path);
  expect(said).toEqual(["src/source/nearest.ts"]);
});

/** What one framework does stands in rooms of its own, and in the one list of each command. */
const rooms = ["wire/dialect", "serve/framework", "verify/framework", "derive/framework"].map((room) => `src/${room}`);
const lists = [
  "src/wire/dialect/dialects.ts",
  "src/serve/framework/frameworks.ts",
  "src/derive/framework/page-frameworks.ts",
  "src/verify/framework/promises-of.ts",
];

test("names a framework only in its own rooms and in the one list of each command, comments included", () => {
  const folders = rooms.filter((room) => existsSync(join(root, room))).flatMap((room) => readdirSync(join(root, room)));
  const names = [...new Set(folders)].filter((name) => !name.includes(".") && name !== "plain");
  expect(names).toContain("servicestack");
  const known = source.filter(({ path, text }) =>
    names.some(
      (name) =>
        `${path}\n${text}`.toLowerCase().includes(name) && !rooms.some((room) => path.startsWith(`${room}/${name}/`)),
    ),
  );
  expect(known.map(({ path }) => path).filter((path) => !lists.includes(path))).toEqual([]);
});

test("lets hosts of the tests answer without anything of src: a bug there must not be on both sides", () => {
  const hosts = filesBelow("test/support").filter(({ path }) => /-(host|writers)\.ts$/.test(path));
  expect(hosts.length).toBeGreaterThan(2);
  const used = hosts.filter(({ text }) => /^import (?!type\b)[^;]*from "[./]*\/src\//m.test(text));
  expect(used.map(({ path }) => path)).toEqual([]);
});

test("has no folder and no file that is called after nothing", () => {
  const empty = /(^|\/)(utils?|helpers?|common|manager|service|core|misc)(\.ts)?(\/|$)/;
  expect([...source, ...filesBelow("test")].map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
});

/** Every node of every file, read once for all rules; strings and comments are no code, tables of data have none. */
const nodes = source
  .filter(({ path }) => !path.includes("/pools/"))
  .map(({ path, text }) => ({ path, nodes: nodesOf(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)) }));

function nodesOf(tree: ts.Node): readonly ts.Node[] {
  const all: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    all.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return all;
}

function filesWith(wanted: (node: ts.Node) => boolean, allowed: readonly string[] = []): string[] {
  return nodes
    .filter((file) => !allowed.some((folder) => file.path.startsWith(folder)) && file.nodes.some(wanted))
    .map(({ path }) => path);
}

const calls = (names: readonly string[]) => (node: ts.Node) =>
  ts.isPropertyAccessExpression(node) && names.includes(node.getText().replace(/\s/g, ""));

test("says of everything that users may import what it is", () => {
  const parsed = (path: string) =>
    ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true).statements;
  const isSaid = (statement: ts.Node) => ts.getJSDocCommentsAndTags(statement).length > 0;
  const silent = ["src/index.ts", "src/vitest.ts", "src/playwright.ts", "src/msw.ts"].flatMap((entry) =>
    parsed(join(root, entry)).flatMap((statement) => {
      if (!ts.isExportDeclaration(statement))
        return /^export /.test(statement.getText()) && !isSaid(statement) ? [statement.getText().slice(0, 60)] : [];
      const from = parsed(join(root, "src", (statement.moduleSpecifier as ts.StringLiteral).text));
      const names = (statement.exportClause as ts.NamedExports).elements.map(({ name }) => name.text);
      const declares = (name: string) =>
        new RegExp(`^export (?:declare )?(?:async )?(?:function|class|interface|type|const) ${name}\\b`);
      return names.filter((name) => !from.some((one) => declares(name).test(one.getText()) && isSaid(one)));
    }),
  );
  expect(silent).toEqual([]);
});

test("uses no any", () => {
  expect(filesWith((node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
});

test("takes randomness from src/random and time from the clock that it is given", () => {
  const impure = calls(["Math.random", "Date.now", "performance.now", "crypto.randomUUID", "crypto.randomBytes"]);
  const today = (node: ts.Node): boolean =>
    ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
  // How long others have waited decides when work is done, never what it comes to.
  const turns = ["src/contract/model/slices.ts", "src/serve/operation/turns.ts"];
  expect(filesWith((node) => impure(node) || today(node), ["src/cli/", "src/verify/exchange/", ...turns])).toEqual([]);
});

test("reads the process only in the command line", () => {
  const used = (node: ts.Node): boolean =>
    ts.isPropertyAccessExpression(node) && node.expression.getText() === "process";
  expect(filesWith(used, ["src/cli/"])).toEqual([]);
});

test("makes validators of JSON Schema in one place", () => {
  const makes = (node: ts.Node): boolean => ts.isNewExpression(node) && node.expression.getText().startsWith("Ajv");
  expect(filesWith(makes)).toEqual(["src/contract/check/ajv.ts"]);
});

test("keeps a file within 250 lines, tables of data aside", () => {
  const long = source.filter(({ path, text }) => text.split("\n").length > 251 && !path.includes("/pools/"));
  expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length}`)).toEqual([]);
});
