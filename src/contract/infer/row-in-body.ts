import type { Part } from "../../source/part.ts";
import { plainName } from "../model/plain-name.ts";
import { isHolder } from "../model/row-holder.ts";
import { type Described, type DescribedOperation, sentIn } from "./described-operation.ts";

/** Where a body has a row, and how many of its properties. */
interface RowInBody {
  readonly at: readonly string[];
  readonly score: number;
  /** The object of the row that what stands there is the inside of. */
  readonly into?: string;
}

/** Where in the body the row is: the member that has most of its properties; undefined: nothing in it is of a row. */
export function rowInBody(operation: DescribedOperation, row: Part, described: Described): RowInBody | undefined {
  const { view } = described;
  const schema = sentIn(operation, described);
  // Many rows at once are another matter.
  if (schema === undefined || (view.kind(schema) === "array" && view.members(schema).size === 0)) return undefined;
  const own = mostLike(schema, row, described);
  const [holder, held] = [...view.members(row)].find(([name]) => isHolder(name)) ?? [];
  const inside = own.score > 0 || held === undefined ? undefined : mostLike(schema, held, described);
  if (holder !== undefined && inside !== undefined && inside.score > 0) return { ...inside, into: holder };
  return view.members(schema).size === 0 ? { at: [], score: 1 } : own;
}

/** The body, or the member of it, that has most properties of a thing. */
function mostLike(schema: Part, thing: Part, { view }: Described): RowInBody {
  const names = new Set([...view.members(thing).keys()].map(plainName));
  const likeness = (one: Part): number =>
    [...view.members(one).keys()].filter((name) => names.has(plainName(name))).length;
  let best: RowInBody = { at: [], score: likeness(schema) };
  for (const [name, member] of view.members(schema)) {
    const items = view.kind(member) === "array" ? view.items(member) : undefined;
    const score = likeness(items ?? member);
    if (score > best.score) best = { at: items === undefined ? [name] : [name, "0"], score };
  }
  return best;
}
