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
  const { prefix } = declaration.id;
  const bounded = startingAt({ ...wanted, earliest, latest }, from, towards, prefix);
  const isBeyond = beyond(stream, from, towards, prefix);
  walkAttempts(stream, bounded, towards, effort, (attempt) => {
    if (!isThere(endpoint, attempt) || !isBeyond(attempt)) return true;
    const row = rowOf(attempt);
    return !meets(row, conditions) || visit(row);
  });
}

/** Narrows the times to those that a position leaves. */
function startingAt(wanted: Wanted, from: string | undefined, towards: PageRequest["towards"], prefix: string): Wanted {
  if (from === undefined) return wanted;
  if (!from.startsWith(prefix)) {
    const above = compareBytes(from, prefix) > 0;
    // Everything lies on one side of it.
    return above === (towards === "older") ? wanted : { ...wanted, earliest: Infinity };
  }
  const near = timeNear(from.slice(prefix.length));
  return towards === "older"
    ? { ...wanted, latest: Math.min(wanted.latest, near) }
    : { ...wanted, earliest: Math.max(wanted.earliest, near) };
}

/** Attempts of the oldest one's own tick may still be older. */
function isThere({ oldest, stream }: Endpoint, attempt: Attempt): boolean {
  return oldest === undefined || attempt.time > oldest.time || compareBytes(stream.idOf(attempt), oldest.id) >= 0;
}

/** Tells whether an attempt lies beyond a position. Times nearly always say: ids of different times are in the same order. */
function beyond(
  stream: Stream,
  from: string | undefined,
  towards: PageRequest["towards"],
  prefix: string,
): (attempt: Attempt) => boolean {
  if (from?.startsWith(prefix) !== true) return () => true;
  const position = from.slice(prefix.length);
  const near = timeNear(position);
  return (attempt) => {
    const time = timeInId(attempt.time);
    const order = time === near ? compareBytes(stream.idOf(attempt), position) : time - near;
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
