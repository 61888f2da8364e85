import { RegExpParser } from "@eslint-community/regexpp";
import ts from "typescript";
import { expect, test } from "vitest";
import { isLinear } from "../../src/pattern/is-linear.ts";
import { filesBelow } from "../support/source-files.ts";

/** Every regular expression that is written in src as one, with its flags. */
function expressionsIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true));
  return found;
}

const parser = new RegExpParser({ ecmaVersion: 2024 });

function mayTakeLong(literal: string): boolean {
  const { pattern, flags } = parser.parseLiteral(literal);
  return !isLinear(pattern, flags.raw);
}

/** Rooms that read names, lines and documents, never the text of a request or an answer; documents have a limit. */
const readNoRequests = /^src\/(?:citation|cli|contract|derive|generate|source)\b/;

/** Expressions of which the analysis cannot tell that they are harmless, and why they are. */
const harmless: Readonly<Record<string, string>> = {
  "src/serve/framework/plain/conditional.ts": "a header: all of them together have 40 KB",
  "src/serve/framework/plain/security.ts": "a header, and nothing behind the repetitions fails",
  "src/serve/framework/plain/write/accept.ts": "a header",
  "src/serve/operation/preference.ts": "a header",
  "src/serve/framework/plain/path.ts": "matches at the first place that it may begin at",
  "src/serve/framework/plain/read/brackets.ts": "is given the text up to the last bracket, so that each place matches",
  "src/serve/framework/servicestack/bind/binding.ts":
    "a message of the stand-in's own, of which a quoted part ends where the next begins",
  "src/serve/framework/servicestack/bind/date-token.ts":
    "is tried at one place, and each blank is read once by each part",
  "src/serve/framework/servicestack/bind/multipart.ts":
    "the head of a part, of which every quoted text ends where the next begins",
  "src/serve/framework/servicestack/bind/xml-tree.ts": "nothing behind it fails, so nothing is tried again",
  "src/serve/framework/servicestack/bind/xsd-duration.ts": "digits are read once for each of six parts",
  "src/verify/cases/callers/security-callers.ts": "what the suite itself sends",
  "src/verify/cases/lookups/lookups-near.ts": "what the suite itself sends",
  "src/verify/cases/path-in.ts": "an address of the contract",
  "src/verify/cases/values/rule-values.ts": "what the suite itself sends",
  "src/verify/deployment/expand-variables.ts": "a repetition stops where the next match could begin",
  "src/verify/exchange/token.ts": "what the suite itself sends",
  "src/verify/framework/servicestack/errors.ts": "a repetition of bounded length",
  "src/verify/framework/servicestack/servicestack.ts": "a repetition stops where the next match could begin",
  "src/verify/framework/servicestack/watch.ts": "a word is read once, and what follows it fails at once within it",
  "src/verify/verdict/judge-stack-trace.ts": "repetitions of bounded length",
  "src/verify/report/summary.ts": "the command line of this run",
  "src/wire/xml/xml-tree.ts": "what the parser says of a place",
};

const expressions = filesBelow("src").flatMap(({ path, text }) =>
  expressionsIn(text).map((literal) => ({ path, literal })),
);

test("writes no expression that takes longer than its text grows, but for those that read what is short", () => {
  expect(expressions.length).toBeGreaterThan(500);
  const long = expressions.filter(({ path, literal }) => !readNoRequests.test(path) && mayTakeLong(literal));
  expect(long.filter(({ path }) => !Object.hasOwn(harmless, path))).toEqual([]);
  expect(Object.keys(harmless).filter((path) => !long.some((one) => one.path === path))).toEqual([]);
});

test.each(["/[ \\t]+$/", "/a+b/", "/^(a+)+$/", "/\\s*,\\s*$/", "/^.*x.*y/"])("notices %s", (literal) => {
  expect(expressionsIn(`const x = ${literal};`)).toEqual([literal]);
  expect(mayTakeLong(literal)).toBe(true);
});

test.each(["/\\s+/g", "/(?<! ) +$/", "/^[a-z]+$/", '/"[^"]*"/g', "/\\bfail\\w*;/"])("lets %s be", (literal) => {
  expect(mayTakeLong(literal)).toBe(false);
});

/** Every place at which an expression is made of a text. */
function madeIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isMade = (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp";
    if (isMade) found.push(node.arguments?.[0]?.getText() ?? "");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true));
  return found;
}

/** Files beside `src/pattern` that make expressions of texts, and whose texts these are. */
const makers: Readonly<Record<string, string>> = {
  "src/cli/init/init.ts": "names of packages that stand in the code",
  "src/contract/check/patterns.ts": "made to see whether it is one, and never run",
  "src/derive/document/page/sample.ts": "names of headers that stand in the code",
  "src/derive/document/samples/read-samples.ts": "parts that stand in the code",
  "src/derive/document/reference/endpoint.ts": "methods and addresses that stand in the code",
  "src/derive/document/reference/objects.ts": "phrases that stand in the code",
  "src/derive/framework/lengths.ts": "words that stand in the code",
  "src/derive/framework/servicestack/phrases.ts": "parts that stand in the code",
  "src/derive/framework/servicestack/validators.ts": "made to see whether it is one, and never run",
  "src/msw.ts": "literal parts of an address, and runs without a slash between them",
  "src/serve/framework/servicestack/bind/guid.ts": "parts that stand in the code",
  "src/verify/cases/pages/list-page.ts": "a relation that stands in the code",
  "src/verify/exchange/redact.ts": "literal secrets of the target file",
};

test("makes expressions of texts from outside in src/pattern alone", () => {
  const found = filesBelow("src").filter(
    ({ path, text }) => !path.startsWith("src/pattern/") && madeIn(text).length > 0,
  );
  expect(found.map(({ path }) => path).toSorted()).toEqual(Object.keys(makers).toSorted());
});

test.each(["new RegExp(text)", "RegExp(`^${text}$`, 'u')"])("notices that an expression is made by %s", (code) => {
  expect(madeIn(`const x = ${code};`)).toHaveLength(1);
});
