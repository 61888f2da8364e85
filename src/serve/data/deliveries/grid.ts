import { tickMs } from "../ksuid.ts";
import type { Rhythm } from "./rhythm.ts";

/**
 * Time cut into blocks of equal length, and how many messages begin in each. Blocks are counted from an origin; they go on
 * for ever after it. A block never has more than `mostInBlock` messages, however busy the hour, because its length is chosen so.
 */
export interface Grid {
  readonly origin: number;
  /** Length of a block in milliseconds; whole ticks, so that ids of different blocks never share one. */
  readonly length: number;
  blockOf(ms: number): number;
  startOf(block: number): number;
  /** How many messages begin in a block: the rounded difference of two sums, so that sums over many blocks stay exact. */
  countIn(block: number): number;
}

export const mostInBlock = 16;

/**
 * @param until where the `messages` end
 * @param span how many milliseconds they fill before it
 * @param messages how many of them
 */
export function gridOf(until: number, span: number, messages: number, rhythm: Rhythm): Grid {
  // The sum below rounds up by one at most.
  const average = (mostInBlock - 1) / rhythm.peak;
  const wanted = Math.min((span * average) / Math.max(messages, 1), span / 8);
  const length = Math.max(tickMs, Math.floor(wanted / tickMs) * tickMs);
  const origin = Math.floor((until - span) / tickMs) * tickMs;
  const begun = rhythm.upTo(origin);
  const rate = messages / (rhythm.upTo(until) - begun);
  const startOf = (block: number): number => origin + block * length;
  const sumTo = (block: number): number => Math.floor((rhythm.upTo(startOf(block)) - begun) * rate + 0.5);
  return {
    origin,
    length,
    startOf,
    blockOf: (ms) => Math.floor((ms - origin) / length),
    countIn: (block) => (block < 0 ? 0 : Math.min(mostInBlock, sumTo(block + 1) - sumTo(block))),
  };
}
