import { floorMs, instantOf } from "../../../contract/model/scalar/instant.ts";
import type { Collection } from "../collection.ts";
import { compareBytes } from "../../../contract/model/scalar/byte-order.ts";
import { meets } from "../condition.ts";
import type { Condition, PageRequest, Row } from "../data.ts";
import type { EntityRows } from "../entity-rows.ts";
import { timeInId, timeNear } from "../ksuid.ts";
import { FillingPage } from "../page-of.ts";
import type { Attempt } from "./attempt.ts";
import { attemptRows } from "./attempt-row.ts";
import type { DeliveryDeclaration } from "./declaration.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Effort, Stream } from "./stream.ts";
import { walkAttempts } from "./walk.ts";
import { type Wanted, wantedBy } from "./wanted.ts";

/** A collection that says how much it looked at. */
export interface Deliveries extends Collection {
  page(request: PageRequest, effort?: Effort): ReturnType<Collection["page"]>;
}

/**
 * The delivery log of one endpoint, newest first. Rows whose time has not come yet are not there; nothing of the others is
 * kept: each page is computed from the block in which it begins.
 * @param retention hides rows older than this many milliseconds before the newest that a request can mean
 */
export function deliveries(
  endpoint: Endpoint,
  declaration: DeliveryDeclaration,
  rows: EntityRows,
  retention: number | undefined,
): Deliveries {
  const rowOf = attemptRows(endpoint, declaration, rows);
  return {
    page(request, effort = { blocks: 0, messages: 0 }) {
      const conditions = retained(request, declaration, rows.now, retention);
      const page = new FillingPage(request);
      const log = { endpoint, declaration, now: rows.now, rowOf };
      walkRows(log, { ...request, conditions }, effort, (row) => page.take(row));
      return page.page();
    },
  };
}

interface Log {
  readonly endpoint: Endpoint;
  readonly declaration: DeliveryDeclaration;
  readonly now: number;
  readonly rowOf: (attempt: Attempt) => Row;
}

/** Visits the rows that a request asks for, in the direction asked, as long as `visit` wants more. */
function walkRows(
  { endpoint, declaration, now, rowOf }: Log,
  request: PageRequest,
  effort: Effort,
  visit: (row: Row) => boolean,
): void {
  const { conditions, from, towards } = request;
  const { stream, events, flight, end, oldest } = endpoint;
  const wanted = wantedBy(conditions, {
    declaration,
    lanes: stream.lanes,
    outcomes: stream.outcomes,
    events,
    flight,
    now,
  });
  const earliest = Math.max(wanted.earliest, oldest?.time ?? -Infinity);
  const latest = Math.min(wanted.latest, now, end);
  const position = from === undefined ? undefined : positionOf(from, declaration.id.prefix);
  const bounded = startingAt({ ...wanted, earliest, latest }, position, towards);
  const isBeyond = beyond(stream, position, towards);
  walkAttempts(stream, bounded, towards, effort, (attempt) => {
    if (!isThere(endpoint, attempt) || !isBeyond(attempt)) return true;
    const row = rowOf(attempt);
    return !meets(row, conditions) || visit(row);
  });
}

/** Where a text falls among the ids of a log: among them, near a time, or on one side of them all. */
type Position = { readonly id: string; readonly near: number } | "above" | "below";

function positionOf(from: string, prefix: string): Position {
  if (!from.startsWith(prefix)) return compareBytes(from, prefix) > 0 ? "above" : "below";
  const id = from.slice(prefix.length);
  return { id, near: timeNear(id) };
}

/** Narrows the times to those that a position leaves. */
function startingAt(wanted: Wanted, position: Position | undefined, towards: PageRequest["towards"]): Wanted {
  if (position === undefined) return wanted;
  if (typeof position === "string")
    return (position === "above") === (towards === "older") ? wanted : { ...wanted, earliest: Infinity };
  return towards === "older"
    ? { ...wanted, latest: Math.min(wanted.latest, position.near) }
    : { ...wanted, earliest: Math.max(wanted.earliest, position.near) };
}

/** Attempts of the oldest one's own tick may still be older. */
function isThere({ oldest, stream }: Endpoint, attempt: Attempt): boolean {
  return oldest === undefined || attempt.time > oldest.time || compareBytes(stream.idOf(attempt), oldest.id) >= 0;
}

/** Tells whether an attempt lies beyond a position. Times nearly always say: ids of different times are in the same order. */
function beyond(
  stream: Stream,
  position: Position | undefined,
  towards: PageRequest["towards"],
): (attempt: Attempt) => boolean {
  if (position === undefined || typeof position === "string") return () => true;
  const { id, near } = position;
  return (attempt) => {
    const time = timeInId(attempt.time);
    const order = time === near ? compareBytes(stream.idOf(attempt), id) : time - near;
    return towards === "older" ? order < 0 : order > 0;
  };
}

/**
 * Svix's window: without bounds the last 90 days; with a position that long before it; with an upper bound that long before
 * that (server/svix-server/src/v1/utils/mod.rs). A lower bound of one's own replaces it.
 */
function retained(
  request: PageRequest,
  declaration: DeliveryDeclaration,
  now: number,
  retention: number | undefined,
): readonly Condition[] {
  const { conditions, from, towards } = request;
  const onTime = conditions.filter(({ property }) => property === declaration.time);
  if (
    retention === undefined ||
    (towards === "newer" && from !== undefined) ||
    onTime.some(({ operator }) => operator.endsWith("fter"))
  )
    return conditions;
  const upper = onTime.find(({ operator }) => operator === "before" || operator === "onOrBefore")?.value;
  const position = from === undefined ? Infinity : timeNear(from.slice(declaration.id.prefix.length));
  const instant = typeof upper === "string" ? instantOf(upper) : undefined;
  const newest = Math.min(now, position, instant === undefined ? Infinity : floorMs(instant));
  return [
    ...conditions,
    { property: declaration.time, operator: "onOrAfter", value: new Date(newest - retention).toISOString() },
  ];
}
