/**
 * What time it is for a session: a moment that stands still, or one that moves on from when it was set.
 * The machine's own time comes in as a number, so that everything here stays a function of its arguments.
 */
export type Clock =
  | {
      readonly kind: "frozen";
      readonly now: string;
      /** The speed it had, or shall have, when it runs; absent: 1. */
      readonly speed?: number;
    }
  | { readonly kind: "running"; readonly from: string; readonly startedAt: number; readonly speed: number };

/** What can be asked of a clock; what is left out stays as it is. */
export interface ClockOrder {
  /** A moment to set it to; unless `running` is said too, it stands still there. */
  readonly now?: string;
  readonly running?: boolean;
  readonly speed?: number;
  readonly advanceSeconds?: number;
}

/** A running clock stops here: rows, tokens and local times reach a little beyond the clock, and the year 9999 is the last. */
const lastMoment = Date.parse("9998-12-31T23:59:59.999Z");

/**
 * The moment a clock shows, ISO 8601 UTC with milliseconds.
 * @param machineTime milliseconds since 1970 on the machine's clock; only a running clock looks at it
 */
export function nowOf(clock: Clock, machineTime: number): string {
  if (clock.kind === "frozen") return clock.now;
  const from = Date.parse(clock.from);
  const passed = Math.max(0, machineTime - clock.startedAt) * clock.speed;
  return new Date(Math.min(from + passed, Math.max(from, lastMoment))).toISOString();
}

/**
 * The clock after an order.
 * @param current the clock until now; undefined: the one that the stand-in was started with, which stands still
 * @param shown the moment that it shows
 * @returns undefined when the order leads to no moment of the years 1 to 9999
 */
export function orderedClock(
  order: ClockOrder,
  current: Clock | undefined,
  shown: string,
  machineTime: number,
): Clock | undefined {
  const from = order.now === undefined ? shown : parseMoment(order.now);
  if (from === undefined) return undefined;
  const moved = momentAt(Date.parse(from) + (order.advanceSeconds ?? 0) * 1000);
  if (moved === undefined) return undefined;
  const speed = order.speed ?? current?.speed ?? 1;
  const runs = order.running ?? (order.now === undefined && current?.kind === "running");
  if (!runs) return { kind: "frozen", now: moved, speed };
  return { kind: "running", from: moved, startedAt: machineTime, speed };
}

/**
 * Reads a moment of the years 1 to 9999 as people write it (`2026-11-24`, `2026-11-24T12:00Z`); no offset means UTC.
 * Undefined: it is none.
 */
export function parseMoment(text: string): string | undefined {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(text);
  if (shape === null) return undefined;
  const zoned = shape[1] !== undefined && shape[4] === undefined ? `${text}Z` : text;
  const milliseconds = Date.parse(zoned);
  if (Number.isNaN(milliseconds) || !sameDay(zoned, milliseconds)) return undefined;
  return momentAt(milliseconds);
}

/** Dates of other years have no documented spelling (RFC 3339 section 5.6: four digits; .NET's DateTime begins with the year 1). */
function momentAt(milliseconds: number): string | undefined {
  if (!(Math.abs(milliseconds) <= 8.64e15)) return undefined;
  const text = new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) && !text.startsWith("0000") ? text : undefined;
}

/** `Date.parse` takes the 30th of February for a day in March; a date that does not exist is refused here. */
function sameDay(text: string, milliseconds: number): boolean {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(text.slice(10));
  const minutes = offset === null ? 0 : (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return new Date(milliseconds + minutes * 60_000).toISOString().slice(0, 10) === text.slice(0, 10);
}
