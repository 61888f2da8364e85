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

/** Expressions that may take longer than their text grows, and why that does no harm: what they read is short. */
const allowed: Readonly<Record<string, string>> = {};

const expressions = filesBelow("src").flatMap(({ path, text }) =>
  expressionsIn(text).map((literal) => ({ path, literal })),
);

test("writes no expression that takes longer than its text grows, but for those that read what is short", () => {
  expect(expressions.length).toBeGreaterThan(500);
  const long = expressions.filter(({ literal }) => mayTakeLong(literal));
  expect(long.map(({ path, literal }) => `${path}: ${literal}`)).toEqual(
    long.filter(({ path }) => Object.hasOwn(allowed, path)).map(({ path, literal }) => `${path}: ${literal}`),
  );
});
