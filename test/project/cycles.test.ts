import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { filesBelow, type SourceFile } from "../support/source-files.ts";

/** File → the files that it imports. */
type Graph = ReadonlyMap<string, readonly string[]>;

/** Whether a declaration imports (or passes on) nothing that exists when the program runs. */
function isOfTypesOnly(declaration: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(declaration)) {
    const { isTypeOnly, exportClause } = declaration;
    return isTypeOnly || (exportClause !== undefined && areTypes(exportClause));
  }
  const clause = declaration.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return clause.name === undefined && clause.namedBindings !== undefined && areTypes(clause.namedBindings);
}

function areTypes(bindings: ts.NamedImportBindings | ts.NamedExportBindings): boolean {
  return (
    (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) &&
    bindings.elements.length > 0 &&
    [...bindings.elements].every(({ isTypeOnly }) => isTypeOnly)
  );
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isOfTypesOnly: boolean;
}

/** What a file imports; `import()` loads when it is called, so it makes no cycle of loading. */
function importsOf({ path, text }: SourceFile): readonly Import[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    if (!moduleSpecifier.text.startsWith(".")) return [];
    const to = normalize(join(dirname(path), moduleSpecifier.text));
    return [{ from: path, to, isOfTypesOnly: isOfTypesOnly(statement) }];
  });
}

function graphOf(imports: readonly Import[]): Graph {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) graph.set(from, [...(graph.get(from) ?? []), to]);
  return graph;
}

/** The groups of files that import each other in a circle, each sorted (Tarjan's strongly connected components). */
function cyclesIn(graph: Graph): readonly (readonly string[])[] {
  const found = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const number = found.size;
    found.set(file, number);
    open.push(file);
    let lowest = number;
    for (const next of graph.get(file) ?? [])
      if (!found.has(next)) lowest = Math.min(lowest, visit(next));
      else if (open.includes(next)) lowest = Math.min(lowest, found.get(next) ?? number);
    if (lowest < number) return lowest;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || graph.get(file)?.includes(file) === true) cycles.push(group.sort());
    return lowest;
  };
  for (const file of graph.keys()) if (!found.has(file)) visit(file);
  return cycles;
}

const imports = filesBelow("src").flatMap(importsOf);
const ofValues = (list: readonly Import[]): readonly Import[] => list.filter((one) => !one.isOfTypesOnly);

test("has no cycle of imports that exist when the program runs", () => {
  expect(cyclesIn(graphOf(ofValues(imports)))).toEqual([]);
});

/** Everything that is loaded with a file. */
function loadedWith(file: string, graph: Graph, known = new Set<string>()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const next of graph.get(file) ?? []) loadedWith(next, graph, known);
  return known;
}

test.each([
  ["src/cli/serve.ts", /^src\/(derive|verify)\//],
  ["src/cli/verify.ts", /^src\/(derive|serve)\//],
  ["src/cli/standin.ts", /^src\/(derive|serve|verify)\/(?!http\/(control\/control-path|stand-in-defaults)\.ts$)/],
])("loads with %s nothing of what other commands need", (file, others) => {
  const loaded = [...loadedWith(file, graphOf(ofValues(imports)))];
  expect(loaded.length).toBeGreaterThan(1);
  expect(loaded.filter((path) => others.test(path))).toEqual([]);
});

test("loads with `serve` no package that most starts do not need", () => {
  const loaded = loadedWith("src/cli/serve.ts", graphOf(ofValues(imports)));
  const packages = filesBelow("src")
    .filter(({ path }) => loaded.has(path))
    .flatMap(packagesOf);
  expect(packages).toContain("express");
  expect(packages.filter((name) => /^(ajv|ajv-formats|saxes|htmlparser2|@fastify\/|@faker-js\/)/.test(name))).toEqual(
    [],
  );
});

/** What a file imports from elsewhere that exists when the program runs. */
function packagesOf({ path, text }: SourceFile): readonly string[] {
  const { statements } = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || isOfTypesOnly(statement)) return [];
    const { moduleSpecifier: from } = statement;
    return ts.isStringLiteral(from) && !/^(\.|node:)/.test(from.text) ? [from.text] : [];
  });
}

/** Types that hold each other may stand in two files of one room; two rooms may not know each other. */
test("has no cycle of types from one folder to another", () => {
  const across = cyclesIn(graphOf(imports)).filter((cycle) => new Set(cycle.map((file) => dirname(file))).size > 1);
  expect(across).toEqual([]);
});

test.each([
  ['import { b } from "./b.ts";', 'import { a } from "./a.ts";', 1],
  ['import { b } from "./b.ts";', 'import type { A } from "./a.ts";', 0],
  ['import { b } from "./b.ts";', 'import { type A } from "./a.ts";', 0],
  ['import { b } from "./b.ts";', 'import { type A, a } from "./a.ts";', 1],
  ['export { b } from "./b.ts";', 'import "./a.ts";', 1],
  ['export type { B } from "./b.ts";', 'import "./a.ts";', 0],
])("counts the imports of values in %s and %s", (a, b, count) => {
  const files = [
    { path: "src/a.ts", text: a },
    { path: "src/b.ts", text: b },
  ].flatMap(importsOf);
  expect(cyclesIn(graphOf(ofValues(files)))).toHaveLength(count);
  expect(cyclesIn(graphOf(files))).toHaveLength(1);
});
