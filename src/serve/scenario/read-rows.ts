import type { Contract, Entity } from "../../contract/model/contract.ts";
import { readText } from "../../source/read-text.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { ReadError } from "../../wire/format.ts";
import { type JsonTree, parseJsonTree } from "../../wire/json/json-tree.ts";
import { readPlain } from "../../wire/plain/read-plain.ts";
import { type Misfit, rowCheck } from "./check-rows.ts";
import type { StoredRow } from "./scenario.ts";

/** Problems beyond these are not listed one by one. */
const mostProblems = 20;

/** What is wrong at an offset of the text. */
interface Found extends Misfit {
  readonly at: number | undefined;
}

/**
 * Reads a file of rows: a JSON array of objects, members named as in the code behind or as on the wire; hidden properties stand beside them.
 * Every digit is kept.
 * @param named the file as problems name it
 * @throws {ProblemError} with every row that does not fit the entity: its types, its schema, its owner, its key
 */
export function readRows(path: string, named: string, entity: Entity, contract: Contract): readonly StoredRow[] {
  const text = textOf(path, named);
  const tree = parse(text, named);
  if (tree.kind !== "array")
    throw problem(named, "/", "this is not a list", "write a JSON array with one object per row");
  const check = rowCheck(entity, contract);
  const found: Found[] = [];
  const rows = tree.items.flatMap((item, index) => {
    const pointer = `/${index}`;
    try {
      const row = rowOf(item, entity, pointer);
      found.push(...check(row, pointer).map((misfit) => ({ ...misfit, at: item.at })));
      return [row];
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      found.push({ pointer: error.pointer, at: error.offset, found: error.message });
      return [];
    }
  });
  if (found.length > 0) throw new ProblemError(problemsOf(found, text, named, entity));
  return rows;
}

function problemsOf(all: readonly Found[], text: string, file: string, entity: Entity): readonly Problem[] {
  const problems = all.slice(0, mostProblems).map(({ pointer, at, found }) => ({
    file,
    place: `${pointer}${at === undefined ? "" : ` (line ${lineAt(text, at)})`}`,
    found,
    cure: `correct this row of "${entity.name}"`,
  }));
  const more = all.length - problems.length;
  if (more === 0) return problems;
  return [...problems, { file, found: `${more} more places do not fit`, cure: "correct those above first" }];
}

function textOf(path: string, named: string): string {
  const text = readText(path);
  if (typeof text !== "string") throw problem(named, undefined, text.found, text.cure);
  return text;
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
