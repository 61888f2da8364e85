import type { Key } from "../../../random/key.ts";
import { child } from "../../../random/key.ts";
import { type Permutation, permutation } from "../../../random/permutation.ts";
import { fraction } from "../../../random/draw.ts";
import { tickOf, tickMs } from "../ksuid.ts";
import { counterOf } from "./counter.ts";
import type { Grid } from "./grid.ts";
import type { Lane } from "./lane.ts";

/**
 * A lane on a grid: when an attempt of a message takes place, and, the other way round, which blocks the messages come from
 * whose attempts take place in a block.
 *
 * Where blocks are long against the lane's spread (`near`), every message has its own jitter, and the few blocks that can
 * reach are all candidates. Where they are short, jitter belongs to blocks: within windows of 2ⁿ blocks a keyed permutation
 * sends each block of messages to one block of attempts, so exactly one block has to be asked.
 */
export interface LaneRoute {
  readonly lane: Lane;
  /** Attempts lie this many blocks after their messages: at least, at most. */
  readonly least: number;
  readonly most: number;
  /** The first of the blocks of messages that can have attempts in `block`. */
  firstSourceOf(block: number): number;
  /** The last of them, which is below the first where there are none. */
  lastSourceOf(block: number, first: number): number;
  /** When the attempt of message `index` of block `source` takes place: whole ticks. */
  timeOf(source: number, index: number): number;
}

/** Below this many blocks of spread every message jitters alone. */
const nearBlocks = 6;

export function routeOf(lane: Lane, number: number, grid: Grid, key: Key): LaneRoute {
  const own = child(key, `lane ${number}`);
  const first = child(key, "lane 0");
  const spreadBlocks = Math.floor(lane.spread / grid.length);
  return spreadBlocks < nearBlocks ? nearRoute(lane, grid, own, first) : farRoute(lane, grid, own, spreadBlocks - 2);
}

/** A place within a block, in whole ticks. */
function place(key: Key, block: number, index: number, length: number): number {
  return Math.floor(fraction(key, block, counterOf(block, index)) * (length / tickMs)) * tickMs;
}

function nearRoute(lane: Lane, grid: Grid, own: Key, first: Key): LaneRoute {
  const { length } = grid;
  const least = Math.floor((lane.offset - lane.spread) / length);
  const most = Math.floor((lane.offset + lane.spread) / length) + 1;
  const jitter =
    lane.offset === 0
      ? (): number => 0
      : (block: number, index: number): number =>
          lane.offset + (2 * fraction(own, block, counterOf(block, index)) - 1) * lane.spread;
  return {
    lane,
    least,
    most: lane.offset === 0 ? 0 : most,
    firstSourceOf: lane.offset === 0 ? (block) => block : (block) => Math.max(0, block - most),
    lastSourceOf: lane.offset === 0 ? (block) => block : (block) => block - Math.max(0, least),
    timeOf: (source, index) =>
      tickOf(grid.startOf(source) + place(first, source, index, length) + jitter(source, index)),
  };
}

function farRoute(lane: Lane, grid: Grid, own: Key, blocks: number): LaneRoute {
  const bits = Math.floor(Math.log2(blocks));
  const window = 2 ** bits;
  const shuffle: Permutation = permutation(own, bits);
  const shift = Math.round(lane.offset / grid.length);
  return {
    lane,
    least: shift - window,
    most: shift + window,
    firstSourceOf(block) {
      const at = block - shift;
      const number = Math.floor(at / window);
      return at < 0 ? 0 : number * window + shuffle.placeOf(at - number * window, number);
    },
    lastSourceOf: (block, first) => (block < shift ? -1 : first),
    timeOf(source, index) {
      const number = Math.floor(source / window);
      const target = number * window + shuffle.at(source - number * window, number) + shift;
      return grid.startOf(target) + place(own, source, index, grid.length);
    },
  };
}
