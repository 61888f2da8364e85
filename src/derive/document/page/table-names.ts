import { canonical } from "../canonical.ts";
import type { Declared, TypeRef } from "../declared.ts";
import { namesOf, type Shape } from "./shape.ts";
import { declaredOf, type Table } from "./tables.ts";

/**
 * The tables of a page as types. Where the captions were lost, names come from what is certain: tables stand in the order of
 * the request, what it refers to, the answer, what that refers to; the answer's has the names that the sample shows.
 */
export function typesOfTables(tables: readonly Table[], operation: string, answer: Shape | undefined): Declared[] {
  const known = new Set(tables.flatMap(({ name }) => name ?? []));
  const types: Declared[] = [];
  const shown = namesOf(answer).map(canonical);
  let isAnswerNamed = tables.some(({ name, members }) => name !== undefined && isLike(members, shown));
  tables.forEach((table, i) => {
    if (table.isEmpty) return;
    const answers = table.name === undefined && !isAnswerNamed && i > 0 && isLike(table.members, shown);
    const name = table.name ?? (answers ? answerName(answer, operation) : lostName(table, i, types, known, operation));
    if (answers) isAnswerNamed = true;
    if (name === undefined) return;
    known.add(name);
    types.push(declaredOf(table, name));
  });
  return types;
}

function isLike(members: readonly { name: string }[], shown: readonly string[]): boolean {
  if (shown.length === 0 || members.length === 0) return false;
  const names = new Set(members.map(({ name }) => canonical(name)));
  return shown.filter((name) => names.has(name)).length * 2 > shown.length && names.size <= shown.length * 2 + 2;
}

function answerName(answer: Shape | undefined, operation: string): string {
  return answer?.is === "object" && answer.name !== undefined ? answer.name : `${operation}Response`;
}

function lostName(
  table: Table,
  place: number,
  before: readonly Declared[],
  known: ReadonlySet<string>,
  operation: string,
): string | undefined {
  const isRequest = place === 0 || table.members.some(({ place: at }) => /^(?:query|path|body)$/.test(at?.value ?? ""));
  if (isRequest && !known.has(operation)) return operation;
  // The next name that something before refers to and nothing has.
  return before.flatMap(({ members }) => members.flatMap(({ type }) => namedIn(type))).find((name) => !known.has(name));
}

/** The names of declared types that a type refers to. */
export function namedIn(type: TypeRef): string[] {
  switch (type.is) {
    case "named":
      return [type.name, ...type.of.flatMap(namedIn)];
    case "list":
      return namedIn(type.of);
    case "map":
      return [...namedIn(type.key), ...namedIn(type.of)];
    default:
      return [];
  }
}
