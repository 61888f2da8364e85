import { admitsFormat } from "../format/admits-format.ts";
import { isSame, type Json } from "../json.ts";
import { matches } from "../pattern/matches.ts";
import { kindOfValue } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";

/** What a shape says of the value alone, without looking into it. */
export function admitsScalar(shape: Shape, value: Json): boolean {
  if ((kindOfValue(value) & shape.kinds) === 0) return false;
  if (shape.values !== undefined && !shape.values.some((one) => isSame(one, value))) return false;
  if (shape.format !== undefined && !admitsFormat(shape.format, value)) return false;
  if (typeof value === "string") return admitsText(shape, value);
  return (typeof value !== "number" && typeof value !== "bigint") || admitsNumber(shape, value);
}

function admitsText(shape: Shape, text: string): boolean {
  const { minLength = 0, maxLength = Infinity, pattern } = shape;
  if (minLength > 0 || maxLength < text.length) {
    const length = lengthOf(text);
    if (length < minLength || length > maxLength) return false;
  }
  return pattern === undefined || matches(pattern, text);
}

/** Code points, as JSON Schema counts (2020-12 validation, section 6.3.1). */
export function lengthOf(text: string): number {
  let length = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) length++;
  return length;
}

function admitsNumber(shape: Shape, number: number | bigint): boolean {
  if (shape.minimum !== undefined && number < shape.minimum) return false;
  if (shape.maximum !== undefined && number > shape.maximum) return false;
  if (shape.exclusiveMinimum !== undefined && number <= shape.exclusiveMinimum) return false;
  if (shape.exclusiveMaximum !== undefined && number >= shape.exclusiveMaximum) return false;
  return shape.multipleOf === undefined || isMultiple(number, shape.multipleOf);
}

/** As validators do it, in floating point: 0.3 is no multiple of 0.1 to them, so none is made of which that is said. */
export function isMultiple(number: number | bigint, step: number): boolean {
  if (typeof number === "bigint" && Number.isInteger(step)) return number % BigInt(step) === 0n;
  const times = Number(number) / step;
  return Number.isInteger(times);
}
