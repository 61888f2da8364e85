import { clockText, writtenInstant } from "../../contract/written/written-moment.ts";

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
  const from = order.now === undefined ? shown : writtenInstant(order.now);
  if (from === undefined) return undefined;
  const moved = clockText(Date.parse(from) + (order.advanceSeconds ?? 0) * 1000);
  if (moved === undefined) return undefined;
  const speed = order.speed ?? current?.speed ?? 1;
  const runs = order.running ?? (order.now === undefined && current?.kind === "running");
  if (!runs) return { kind: "frozen", now: moved, speed };
  return { kind: "running", from: moved, startedAt: machineTime, speed };
}
