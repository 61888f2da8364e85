import { grouped } from "../model/grouped.ts";
import { plainName } from "../model/plain-name.ts";
import { singular } from "../model/singular.ts";
import { wordsIn } from "../model/words-in.ts";
import type { Described, DescribedOperation } from "./described-operation.ts";
import { ownKey } from "./key-property.ts";
import { rowsIn, thingIn } from "./rows-in.ts";
import { parameterOf, segmentsOfPath, shapeOf } from "./words.ts";

const lists = /^(list|all|index)$/;
const fetches = /^(info|get|show|view|details?|read|retrieve|find|fetch|lookup|inspect|describe)$/;

/**
 * A document in which what fetches a row by the one parameter that its query has to have lies below the list of such rows, as if its
 * path named the row: `GET /rooms.info?room=` beside `GET /rooms.list`, `GET /getRoom?id=` beside `GET /listRooms`.
 */
export function withLookupsByQuery(described: Described): Described {
  const { operations } = described;
  const gets = operations.filter(({ method, answer }) => method === "GET" && answer !== undefined);
  const calls = gets.map((operation) => ({ operation, ...callOf(operation) }));
  if (!calls.some(({ verb }) => fetches.test(verb))) return described;
  const listed = grouped(
    calls.filter(({ verb }) => !fetches.test(verb)),
    ({ thing }) => thing,
  );
  const taken = new Set(gets.map(({ path }) => shapeOf(path)));
  const meant = new Map(
    calls.flatMap(({ operation, verb, thing }) => {
      const found = fetches.test(verb) ? (listed.get(thing) ?? []) : [];
      const path = found.flatMap((list) => placeBelow(operation, list.operation, described) ?? [])[0];
      return path === undefined || taken.has(shapeOf(path)) ? [] : [[operation, path] as const];
    }),
  );
  return { ...described, operations: operations.map((one) => ({ ...one, path: meant.get(one) ?? one.path })) };
}

/** What a path does, and to which things: `/rooms.info`, `/rooms/info` and `/getRoom` to rooms. */
function callOf({ path }: DescribedOperation): { readonly verb: string; readonly thing: string } {
  const segments = segmentsOfPath(path);
  const isVerb = (word: string): boolean => lists.test(word) || fetches.test(word);
  const isAlone = segments.length > 1 && isVerb((segments.at(-1) ?? "").toLowerCase());
  const above = segments
    .slice(0, isAlone ? -2 : -1)
    .map((segment) => (parameterOf(segment) === undefined ? segment : "{}"));
  const words = wordsIn(segments.slice(isAlone ? -2 : -1).join("."));
  const verb = [words.at(-1) ?? "", words[0] ?? ""].find((word) => words.length > 1 && isVerb(word)) ?? "";
  const rest = verb === "" ? words : verb === words.at(-1) ? words.slice(0, -1) : words.slice(1);
  return { verb, thing: [...above, plainName(singular(rest.join("_")))].join("/") };
}

/** Where a row would be fetched below a list; undefined: the operation does not fetch one of its rows. */
function placeBelow(
  { answer, path, parameters }: DescribedOperation,
  list: DescribedOperation,
  { view }: Described,
): string | undefined {
  const asked = parameters.filter(({ in: place, isRequired }) => place === "query" && isRequired);
  const [named, ...others] = asked;
  const rows = list.answer && rowsIn(list.answer, list.path, view, true);
  const key = rows && ownKey(rows.row, list.path, view);
  if (answer === undefined || named === undefined || others.length > 0 || rows === undefined || key === undefined)
    return undefined;
  const place = `${list.path}/{${named.name}}`;
  const thing = parameterOf(segmentsOfPath(path).at(-1)) === undefined ? thingIn(answer, key, place, view) : undefined;
  const isOne = thing?.key === key && !thing.at.includes("0");
  return isOne && view.follow(thing.row).id === view.follow(rows.row).id ? place : undefined;
}
