import { readFileSync } from "node:fs";
import type { Entity } from "../../contract/contract.ts";
import { isObjectValue, type Value } from "../../contract/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { ReadError } from "../../wire/format.ts";
import { type JsonTree, parseJsonTree } from "../../wire/json/json-tree.ts";
import { readPlain } from "../../wire/plain/read-plain.ts";
import type { StoredRow } from "./scenario.ts";

/** More problems than these are not listed one by one. */
const mostProblems = 20;

/**
 * Reads a file of rows: a JSON array of objects, members named as in the code behind or as on the wire; hidden properties stand beside them.
 * Every digit is kept.
 * @param named the file as problems name it
 * @throws {ProblemError} with every row that does not fit the entity
 */
export function readRows(path: string, named: string, entity: Entity): readonly StoredRow[] {
  const text = textOf(path, named);
  const tree = parse(text, named);
  if (tree.kind !== "array")
    throw problem(named, "/", "this is not a list", "write a JSON array with one object per row");
  const problems: Problem[] = [];
  const rows = tree.items.flatMap((item, index) => {
    try {
      return [rowOf(item, entity, `/${index}`)];
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      const place = `${error.pointer}${error.offset === undefined ? "" : ` (line ${lineAt(text, error.offset)})`}`;
      problems.push({ file: named, place, found: error.message, cure: `correct this row of "${entity.name}"` });
      return [];
    }
  });
  if (problems.length > mostProblems) {
    const more = problems.length - mostProblems;
    problems.splice(mostProblems, more, {
      file: named,
      found: `${more} more rows do not fit`,
      cure: "correct those above first",
    });
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return rows;
}

function textOf(path: string, named: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") throw problem(named, undefined, "there is no such file", "check the path of the rows file");
    throw problem(named, undefined, `the file cannot be read (${code})`, "save it as UTF-8 where it can be read");
  }
}

function parse(text: string, named: string): JsonTree {
  try {
    return parseJsonTree(text);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw problem(
      named,
      `line ${lineAt(text, error.offset ?? 0)}`,
      `this is not JSON: ${error.message}`,
      "correct the JSON there",
    );
  }
}

function rowOf(tree: JsonTree, entity: Entity, pointer: string): StoredRow {
  if (tree.kind !== "object") throw new ReadError("expected an object, found something else", pointer, tree.at);
  if (entity.type === undefined)
    throw new ReadError(`"${entity.name}" has no schema, so it has no rows`, pointer, tree.at);
  const shown = tree.members.filter(({ key }) => !entity.hidden.has(key));
  const value = readPlain({ ...tree, members: shown }, { type: entity.type, nullable: false }, pointer);
  const hidden: Record<string, Value> = {};
  for (const [name, slot] of entity.hidden) {
    const member = tree.members.find(({ key }) => key === name);
    hidden[name] = member === undefined ? null : readPlain(member.value, slot, `${pointer}/${name}`);
  }
  return { value: isObjectValue(value) ? value : {}, hidden };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function problem(file: string, place: string | undefined, found: string, cure: string): ProblemError {
  return new ProblemError([place === undefined ? { file, found, cure } : { file, place, found, cure }]);
}
