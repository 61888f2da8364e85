import type { Cell } from "../cell.ts";
import { textDraw } from "./draw.ts";
import { meaningOf } from "./meaning-of.ts";
import { makers } from "./meanings.ts";

/** A text that fits the name of its property; a word or two where the name says nothing. */
export function textByName(name: string, cell: Cell): string {
  return makers[meaningOf(name)](textDraw(cell, name));
}
