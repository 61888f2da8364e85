import { hex, pick } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import type { Cell } from "../cell.ts";
import type { Pool } from "./pools/pool.ts";
import { poolOf } from "./pools/pools.ts";

/** What one text is made of. */
export interface TextDraw {
  readonly cell: Cell;
  /** The name of what the text is. */
  readonly name: string;
  readonly pool: Pool;
  /** 32 hex digits. */
  readonly digits: () => string;
  /** One of a list; `what` tells several of one text apart. */
  readonly pick: <T>(list: readonly T[], what: string) => T;
  /** A number below a count, of the digits from an index on. */
  readonly number: (count: number, from?: number) => number;
}

/** How a kind of text is made. */
export type MakeText = (draw: TextDraw) => string;

export function textDraw(cell: Cell, name: string): TextDraw {
  const { key, at, locale } = cell;
  let known: string | undefined;
  const own = (what: string): Key => child(key, what);
  const digits = (): string => (known ??= hex(own(String(at[1])), 16, at[0]));
  return {
    cell,
    name,
    pool: poolOf(locale),
    digits,
    pick: (list, what) => pick(own(what), list, ...at),
    number: (count, from = 0) => parseInt(digits().slice(from, from + 8), 16) % count,
  };
}
