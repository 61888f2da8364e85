import { processLimits } from "../../limits.ts";
import type { Contract, Entity } from "../../contract/model/contract.ts";
import type { ObjectType } from "../../contract/model/type.ts";
import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { readWritten } from "../../contract/written/written-value.ts";
import type { Problem } from "../../problem.ts";
import { Part } from "../../source/part.ts";
import { pointerTo } from "../../source/pointer.ts";
import { Problems } from "../../source/problems.ts";
import { readSource, type Source } from "../../source/source.ts";
import { rowCheck } from "./check-rows.ts";
import type { StoredRow } from "./scenario.ts";

/** Problems beyond these are not listed one by one. */
const mostProblems = 20;

/** Rows are data, and may be more than any document that a person writes. */

/**
 * Reads a file of rows: a JSON array of objects, members named as in the code behind or as on the wire; hidden properties stand beside them.
 * Every digit is kept.
 * @param named the file as problems name it
 * @throws {ProblemError} with every row that does not fit the entity: its types, its schema, its owner, its key
 */
export function readRows(path: string, named: string, entity: Entity, contract: Contract): readonly StoredRow[] {
  const problems = new Problems();
  const source = readSource(path, named, problems, processLimits.rowFileBytes);
  const rows = source === undefined ? [] : rowsIn(source, entity, contract, problems);
  problems.throwIfAny();
  return rows;
}

function rowsIn(source: Source, entity: Entity, contract: Contract, problems: Problems): readonly StoredRow[] {
  const { root } = source;
  const { type } = entity;
  if (!Array.isArray(root))
    problems.add(new Part(source), "this is not a list", "write a JSON array with one object per row");
  else if (type === undefined)
    problems.add(
      new Part(source),
      `"${entity.name}" has no schema, so it has no rows`,
      "name its schema in the contract",
    );
  if (!Array.isArray(root) || type === undefined) return [];
  const check = rowCheck(entity, contract);
  const found: Problem[] = [];
  const rows = root.map((_, index) => {
    const pointer = pointerTo("", index);
    const before = found.length;
    const row = rowOf(source.exact(pointer), pointer, type, entity, found);
    // A row that does not fit its type is not checked further.
    if (found.length === before) found.push(...check(row, pointer));
    return row;
  });
  found.slice(0, mostProblems).forEach(problems.reporter(source));
  const more = found.length - mostProblems;
  if (more > 0) problems.addIn(source.file, undefined, `${more} more errors`, "correct the errors above first");
  return rows;
}

function rowOf(json: unknown, pointer: string, type: ObjectType, entity: Entity, found: Problem[]): StoredRow {
  const report = (problem: Problem): void => void found.push(problem);
  const members: ReadonlyMap<string, unknown> = json instanceof Map ? json : new Map<string, unknown>();
  const isHidden = ([key]: readonly [string, unknown]): boolean => entity.hidden.has(key);
  const row = json instanceof Map ? new Map([...members].filter((member) => !isHidden(member))) : json;
  const value = readWritten(row, { type, nullable: false }, pointer, report);
  const hidden: Record<string, Value> = {};
  for (const [name, slot] of entity.hidden)
    hidden[name] = members.has(name) ? readWritten(members.get(name), slot, pointerTo(pointer, name), report) : null;
  return { value: isObjectValue(value) ? value : {}, hidden };
}
