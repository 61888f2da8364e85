import type { Contract, Entity } from "../../contract/model/contract.ts";
import type { ObjectType } from "../../contract/model/type.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { readWritten } from "../../contract/written/written-value.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { pointerTo } from "../../source/pointer.ts";
import { readText } from "../../source/read-text.ts";
import { ReadError } from "../../wire/format.ts";
import { type JsonTree, parseJsonTree } from "../../wire/json/json-tree.ts";
import { valueOfTree, offsetAt } from "../../wire/json/tree-value.ts";
import { type Misfit as Found, rowCheck } from "./check-rows.ts";
import type { StoredRow } from "./scenario.ts";

/** Problems beyond these are not listed one by one. */
const mostProblems = 20;

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
  const { type } = entity;
  if (type === undefined)
    throw problem(named, "/", `"${entity.name}" has no schema, so it has no rows`, "name its schema in the contract");
  const check = rowCheck(entity, contract);
  const found: Found[] = [];
  const rows = tree.items.map((item, index) => {
    const pointer = `/${index}`;
    const before = found.length;
    const row = rowOf(valueOfTree(item), pointer, type, entity, found);
    // A row that does not fit its type is not checked further.
    if (found.length === before) found.push(...check(row, pointer));
    return row;
  });
  if (found.length > 0) throw new ProblemError(problemsOf(found, tree, text, named));
  return rows;
}

function problemsOf(all: readonly Found[], tree: JsonTree, text: string, file: string): readonly Problem[] {
  const problems = all.slice(0, mostProblems).map((one) => ({
    ...one,
    file,
    place: `${one.place} (line ${lineAt(text, offsetAt(tree, one.place))})`,
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

function rowOf(json: unknown, pointer: string, type: ObjectType, entity: Entity, found: Found[]): StoredRow {
  const report = ({ place = pointer, ...rest }: Problem): void => {
    found.push({ ...rest, place });
  };
  const members: ReadonlyMap<string, unknown> = json instanceof Map ? json : new Map<string, unknown>();
  const isHidden = ([key]: readonly [string, unknown]): boolean => entity.hidden.has(key);
  const row = json instanceof Map ? new Map([...members].filter((member) => !isHidden(member))) : json;
  const value = readWritten(row, { type, nullable: false }, pointer, report);
  const hidden: Record<string, Value> = {};
  for (const [name, slot] of entity.hidden)
    hidden[name] = members.has(name) ? readWritten(members.get(name), slot, pointerTo(pointer, name), report) : null;
  return { value: isObjectValue(value) ? value : {}, hidden };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function problem(file: string, place: string | undefined, found: string, cure: string): ProblemError {
  return new ProblemError([place === undefined ? { file, found, cure } : { file, place, found, cure }]);
}
