import { everyKind, kind, type Kinds, numbers } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";

/** What several shapes say together of numbers; `exclusive` bounds are no values themselves. */
export interface NumberLimits {
  readonly least: Bound | undefined;
  readonly most: Bound | undefined;
  readonly steps: readonly number[];
  readonly formats: readonly string[];
}

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

export interface TextLimits {
  readonly least: number;
  readonly most: number;
  readonly patterns: readonly string[];
  /** What must not match. */
  readonly avoid: readonly string[];
  readonly formats: readonly string[];
  readonly encoding: string | undefined;
  readonly mediaType: string | undefined;
}

export interface CountLimits {
  readonly least: number;
  readonly most: number;
}

export function numberLimits(shapes: readonly Shape[]): NumberLimits {
  let least: Bound | undefined;
  let most: Bound | undefined;
  const raise = (value: number | undefined, exclusive: boolean): void => {
    if (value === undefined) return;
    if (least === undefined || value > least.value || (value === least.value && exclusive))
      least = { value, exclusive };
  };
  const lower = (value: number | undefined, exclusive: boolean): void => {
    if (value === undefined) return;
    if (most === undefined || value < most.value || (value === most.value && exclusive)) most = { value, exclusive };
  };
  for (const shape of shapes) {
    raise(shape.minimum, false);
    raise(shape.exclusiveMinimum, true);
    lower(shape.maximum, false);
    lower(shape.exclusiveMaximum, true);
  }
  return {
    least,
    most,
    steps: distinct(shapes.map(({ multipleOf }) => multipleOf)),
    formats: distinct(shapes.map(({ format }) => format)),
  };
}

export function textLimits(shapes: readonly Shape[]): TextLimits {
  return {
    ...range(shapes, "minLength", "maxLength"),
    patterns: distinct(shapes.map(({ pattern }) => pattern)),
    avoid: distinct(shapes.map(({ avoid }) => avoid?.pattern)),
    formats: distinct(shapes.map(({ format }) => format)),
    encoding: shapes.find(({ contentEncoding }) => contentEncoding !== undefined)?.contentEncoding,
    mediaType: shapes.find(({ contentMediaType }) => contentMediaType !== undefined)?.contentMediaType,
  };
}

type CountKeyword = "minLength" | "minItems" | "minProperties";
type MostKeyword = "maxLength" | "maxItems" | "maxProperties";

/** The narrowest range of a count. */
export function range(shapes: readonly Shape[], least: CountKeyword, most: MostKeyword): CountLimits {
  return {
    least: shapes.reduce((count, shape) => Math.max(count, shape[least] ?? 0), 0),
    most: shapes.reduce((count, shape) => Math.min(count, shape[most] ?? Infinity), Infinity),
  };
}

function distinct<T>(values: readonly (T | undefined)[]): readonly T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

const hints: readonly (readonly [Kinds, readonly (keyof Shape)[]])[] = [
  [numbers, ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
  [kind.string, ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType"]],
  [
    kind.array,
    ["prefixItems", "items", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems", "minContains"],
  ],
  [
    kind.object,
    [
      ...(["properties", "patternProperties", "additionalProperties", "propertyNames", "required"] as const),
      ...(["minProperties", "maxProperties", "dependentRequired", "dependentSchemas"] as const),
      ...(["unevaluatedProperties", "discriminator"] as const),
    ],
  ],
];

const numberFormats = new Set(["float", "double", "decimal", "unix-time", "double-int"]);

/** The kinds that the keywords of shapes are about: a schema without `type` means one of these. */
export function hintedKinds(shapes: readonly Shape[]): Kinds {
  const own = (shape: Shape): Kinds =>
    hints.reduce<Kinds>(
      (kinds, [hinted, keywords]) =>
        keywords.some((keyword) => shape[keyword] !== undefined) ? kinds | hinted : kinds,
      shape.format === undefined ? 0 : isNumberFormat(shape.format) ? numbers : kind.string,
    );
  return shapes.reduce<Kinds>((kinds, shape) => kinds | own(shape), 0);
}

export function isNumberFormat(format: string): boolean {
  return numberFormats.has(format) || /^u?int\d+$/.test(format);
}

/** The kinds that shapes still allow together, as far as their bounds tell. */
export function allowedKinds(shapes: readonly Shape[]): Kinds {
  if (shapes.some(({ never }) => never === true)) return 0;
  const { least, most } = numberLimits(shapes);
  const isEmpty = least !== undefined && most !== undefined && isAbove(least, most);
  const texts = range(shapes, "minLength", "maxLength");
  const items = range(shapes, "minItems", "maxItems");
  const members = range(shapes, "minProperties", "maxProperties");
  const without =
    (isEmpty ? numbers : 0) |
    (texts.least > texts.most ? kind.string : 0) |
    (items.least > items.most ? kind.array : 0) |
    (members.least > members.most || lacksRequired(shapes) ? kind.object : 0);
  return shapes.reduce<Kinds>((kinds, shape) => kinds & shape.kinds, everyKind) & ~without;
}

function isAbove(least: Bound, most: Bound): boolean {
  return least.value > most.value || (least.value === most.value && (least.exclusive || most.exclusive));
}

/** A member that has to be there and must not. */
function lacksRequired(shapes: readonly Shape[]): boolean {
  const required = new Set(shapes.flatMap((shape) => shape.required ?? []));
  return [...required].some((name) => shapes.some(({ properties }) => properties?.get(name)?.never === true));
}
