import { namedParameter } from "../model/named-parameter.ts";
import type { Part } from "../../source/part.ts";
import { parsePointer } from "../../source/pointer.ts";
import type { PageFact } from "../model/list-answer.ts";
import { plainName } from "../model/plain-name.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { DescribedOperation } from "./described-operation.ts";
import type { PagingHabit } from "./paging-habit.ts";

/** What an answer says of the positions that it tells. */
export interface ToldPositions {
  /** Their plain names: `next_max_id` tells what `max_id` has to be to go on. */
  readonly named: readonly string[];
  /** Whether the next one is said to be a time. */
  readonly isTime: boolean;
  /** The number of the first page: what calls it `number` beside `totalElements` counts from 0. */
  readonly first: 0 | 1;
}

export function toldPositions(
  answer: Part | undefined,
  told: ReadonlyMap<string, PageFact>,
  view: SchemaView,
): ToldPositions {
  const onward = [...told].flatMap(([pointer, fact]) => (fact === "next" ? [parsePointer(pointer) ?? []] : []));
  const named = onward.flatMap((path) => /^next(.+)$/.exec(plainName(path.at(-1) ?? ""))?.[1] ?? []);
  const isTime = onward.some((path) => {
    const schema = path.reduce((at, step) => at && view.allMembers(at).get(step), answer);
    const words = schema && view.keyword(schema, "description");
    return typeof words === "string" && /\b(timestamp|epoch|unix time)\b/i.test(words);
  });
  const isNumber = [...told].some(([at, fact]) => fact === "page" && /(^|\/)number$/.test(at));
  const isElements = [...told].some(([at]) => /\/totalElements$/.test(at));
  return { named, isTime, first: isNumber && isElements ? 0 : 1 };
}

/** A client counts pages and rows by itself; every other position has to be told, an offset that is a text among them. */
export function isCounted(
  { style, parameter }: Pick<PagingHabit, "style" | "parameter">,
  { parameters }: DescribedOperation,
  view: SchemaView,
): boolean {
  if (["cursor", "time", "link"].includes(style)) return false;
  const position = namedParameter(parameters, parameter, "query")?.schema;
  return position === undefined || ["integer", "number"].includes(view.kind(position) ?? "");
}

/** A position that only the page before can tell has to be told somewhere: where the document names no place, in a `Link` header (RFC 8288). */
export function withWayOn(
  headers: ReadonlyMap<string, PageFact>,
  told: ReadonlyMap<string, PageFact>,
  { style }: Pick<PagingHabit, "style">,
): ReadonlyMap<string, PageFact> {
  // A member called `endCursor` or `token` says it to those who know the API only.
  const named = [...told].filter(([pointer]) => /next/i.test(pointer)).map(([, fact]) => fact);
  // A position leads nowhere where no parameter takes it.
  const ways = style === "link" ? ["nextLink", "links"] : ["next", "nextLink", "links"];
  const isTold = [...headers.values(), ...named].some((fact) => ways.includes(fact));
  return isTold ? headers : new Map([...headers, ["Link", "links" as const]]);
}
