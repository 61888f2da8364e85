import { writtenValue } from "../../contract/written/written-value.ts";
import type { Member } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { below, fraction, pick } from "../../random/draw.ts";
import { fakerValue } from "./faker-value.ts";
import type { Cell } from "../../generate/cell.ts";
import { TextMaker } from "../../generate/make/text-maker.ts";

/** A value that a property's own keywords decide: a faker method, one of a list, a pattern, a range. Undefined when they leave it open. */
export function limitedValue({ limits, slot, name }: Member, cell: Cell): Value | undefined {
  if (limits === undefined) return undefined;
  const { key, at } = cell;
  const { "x-faker": faker, enum: list, const: only } = limits;
  if (typeof faker === "string") return fakerValue(faker, slot, cell);
  if (only !== undefined) return writtenValue(only, slot, "const");
  const { kind } = slot.type;
  if (Array.isArray(list) && list.length > 0 && kind !== "enum")
    return writtenValue(pick(key, list as readonly unknown[], ...at), slot, "enum");
  if (kind === "string") return textMakerOf(limits).text(cell, name);
  return ["integer", "number", "float", "decimal"].includes(kind) ? inRange(slot.type, limits, cell) : undefined;
}

const textMakers = new WeakMap<object, TextMaker>();

/** The maker of a property's texts, made once. */
function textMakerOf(limits: NonNullable<Member["limits"]>): TextMaker {
  let maker = textMakers.get(limits);
  if (maker === undefined) {
    const { pattern, format, minLength, maxLength } = limits;
    maker = new TextMaker({
      least: typeof minLength === "number" ? minLength : 0,
      most: typeof maxLength === "number" ? maxLength : Infinity,
      patterns: typeof pattern === "string" ? [pattern] : [],
      avoid: [],
      formats: typeof format === "string" ? [format] : [],
      encoding: undefined,
      mediaType: undefined,
    });
    textMakers.set(limits, maker);
  }
  return maker;
}

function inRange(
  type: { readonly kind: string; readonly bits?: number; readonly integer?: boolean },
  limits: Readonly<Record<string, unknown>>,
  { key, at }: Cell,
): Value | undefined {
  const whole = type.kind === "integer" || type.integer === true;
  const least = bound(limits, "minimum", "exclusiveMinimum", whole ? 1 : 0.01);
  const most = bound(limits, "maximum", "exclusiveMaximum", whole ? -1 : -0.01);
  if (least === undefined && most === undefined) return undefined;
  const from = least ?? Math.min(0, (most ?? 0) - 1000);
  const to = Math.max(from, most ?? from + 1000);
  const step = typeof limits["multipleOf"] === "number" ? limits["multipleOf"] : whole ? 1 : 0;
  if (step === 0) {
    const value = from + fraction(key, ...at) * (to - from);
    return type.kind === "decimal" ? value.toFixed(2) : value;
  }
  const first = Math.ceil(from / step);
  const value = (first + below(key, Math.floor(to / step) - first + 1, ...at)) * step;
  if (type.kind === "decimal") return value.toFixed(2);
  return whole && type.bits === 64 ? BigInt(value) : value;
}

function bound(
  limits: Readonly<Record<string, unknown>>,
  inclusive: string,
  exclusive: string,
  inside: number,
): number | undefined {
  const value = limits[inclusive];
  if (typeof value === "number") return value;
  const beyond = limits[exclusive];
  return typeof beyond === "number" ? beyond + inside : undefined;
}

/** Cuts or fills a text to the lengths that a property allows. */
export function fitLength(text: string, limits: Member["limits"]): string {
  const least = limits?.["minLength"];
  const most = limits?.["maxLength"];
  const long = typeof least === "number" && text.length < least ? text.padEnd(least, text === "" ? "x" : text) : text;
  return typeof most === "number" ? Array.from(long).slice(0, most).join("") : long;
}
