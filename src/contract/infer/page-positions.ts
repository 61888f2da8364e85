import type { PageFact } from "../model/list-answer.ts";
import { plainName } from "../model/plain-name.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { DescribedOperation } from "./described-operation.ts";
import type { PagingHabit } from "./paging-habit.ts";

/** `next_max_id` tells what `max_id` has to be to go on. */
export function positionsNamed(told: ReadonlyMap<string, PageFact>): readonly string[] {
  return [...told].flatMap(([pointer, fact]) => {
    const [, position] = /^next(.+)$/.exec(plainName(pointer.slice(pointer.lastIndexOf("/") + 1))) ?? [];
    return fact === "next" && position !== undefined ? [position] : [];
  });
}

/** A client counts pages and rows by itself; every other position has to be told, an offset that is a text among them. */
export function isCounted(
  { style, parameter }: Pick<PagingHabit, "style" | "parameter">,
  { parameters }: DescribedOperation,
  view: SchemaView,
): boolean {
  if (style === "cursor" || style === "link") return false;
  const position = parameters.find(({ name }) => name === parameter)?.schema;
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
