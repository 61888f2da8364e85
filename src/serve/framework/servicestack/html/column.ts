import type { Member } from "../../../../contract/model/type.ts";
import { memberValue, type Value } from "../../../../contract/model/value.ts";
import { isScalar, scalarText } from "./scalar-text.ts";
import { isStatus, statusOf, type Tone, toneOf, toneOfStatus } from "./tone.ts";

/** A column of a table: a member of all rows. */
export interface Column {
  readonly member: Member;
  readonly values: readonly Value[];
  /** All rows say the same. */
  readonly isConstant: boolean;
  /** The most signs that a value or the name has. */
  readonly width: number;
  /** Values may be cut in the middle: they are texts, not numbers, dates or names. */
  readonly isCuttable: boolean;
  /** The tone of a value; undefined where this column's values are no states. */
  readonly tone: ((value: Value) => Tone | undefined) | undefined;
}

export function columnOf(member: Member, rows: readonly Value[]): Column {
  const { type } = member.slot;
  const values = rows.map((row) => memberValue(row, member.key));
  const texts = isScalar(type) ? values.map((value) => scalarText(value, type)) : [];
  const distinct = new Set(values.map((value, row) => (value === null ? null : (texts[row] ?? value))));
  const lengths = texts.map((text) => Array.from(text).length);
  return {
    member,
    values,
    isConstant: rows.length > 1 && distinct.size === 1,
    width: Math.max(member.key.length, isScalar(type) ? 0 : nestedWidth, ...lengths),
    isCuttable: ["string", "uri", "guid", "bytes", "any"].includes(type.kind),
    tone: toneFor(member, values, new Set(texts)),
  };
}

/** What a list or an object in a cell is taken to need. */
const nestedWidth = 24;

/** A few short words that come again are states, and so are HTTP statuses; other texts and numbers are just that. */
function toneFor(
  { key, slot: { type } }: Member,
  values: readonly Value[],
  texts: ReadonlySet<string>,
): Column["tone"] {
  if (values.some((value) => statusOf(value, type) !== undefined))
    return (value) => mapped(statusOf(value, type), toneOfStatus);
  if (type.kind === "integer" && /status|code/i.test(key)) {
    const numbers = values.filter((value) => value !== null && value !== 0);
    const areStates = numbers.length > 0 && numbers.every((value) => typeof value === "number" && isStatus(value));
    return areStates
      ? (value) => (typeof value === "number" && value > 0 ? toneOfStatus(value) : undefined)
      : undefined;
  }
  const areWords = texts.size <= 8 && [...texts].every((text) => /^[\p{L}\d][\p{L}\d _.-]{0,23}$|^$/u.test(text));
  const isState = type.kind === "enum" || (type.kind === "string" && areWords);
  return isState ? (value) => toneOf(scalarText(value, type)) : undefined;
}

function mapped<T, U>(value: T | undefined, change: (value: T) => U): U | undefined {
  return value === undefined ? undefined : change(value);
}

/**
 * How many signs of a value may be shown so that all columns fit: wide ones are cut to the same measure, narrow ones not
 * at all.
 */
export function fittingWidth(columns: readonly Pick<Column, "width" | "isCuttable">[], room: number): number {
  const cuttable = columns.filter(({ isCuttable }) => isCuttable).map(({ width }) => width);
  const fixed = columns.filter(({ isCuttable }) => !isCuttable).map(({ width }) => width);
  let left = fixed.reduce((rest, width) => rest - width, room - padding * columns.length);
  for (const [index, width] of cuttable.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (cuttable.length - index));
    if (width > share) return Math.max(share, narrowest);
    left -= width;
  }
  return Infinity;
}

/** What stands around a value, in signs. */
const padding = 3;
/** Nothing is cut shorter than this, however many columns there are. */
const narrowest = 14;
