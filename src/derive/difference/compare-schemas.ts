import type { Json } from "../draft/draft.ts";
import type { Differences, Direction, KindName } from "./kinds.ts";
import { items, same, type View } from "./view.ts";

type Used = ReadonlySet<Direction>;

/** Compares what two schemas admit. Named schemas are compared once, where they are declared. */
export class SchemaComparison {
  readonly #was: View;
  readonly #now: View;
  readonly #found: Differences;

  constructor(was: View, now: View, found: Differences) {
    this.#was = was;
    this.#now = now;
    this.#found = found;
  }

  compare(place: string, was: unknown, now: unknown, used: Used, depth = 0): void {
    const [before, after] = [referenceIn(was), referenceIn(now)];
    if (depth > 30 || (before !== undefined && before === after)) return;
    if (before !== undefined && after !== undefined && before !== after && this.#now.schemas.has(before)) {
      this.#found.add("type changed", place, nameIn(before), nameIn(after), used);
      return;
    }
    this.object(place, this.#was.object(was), this.#now.object(now), used, depth);
  }

  /** Compares two schemas whose references are followed. */
  object(place: string, was: Json, now: Json, used: Used, depth = 0): void {
    const tell = (kind: KindName, before?: unknown, after?: unknown, at = place): void =>
      this.#found.add(kind, at, before, after, used);
    if (!compareTypes(was, now, tell)) return;
    compareValues(was, now, tell);
    compareForms(was, now, tell);
    compareBounds(was, now, tell);
    this.#members(place, was, now, used, depth);
    if ("items" in was && "items" in now) this.compare(`${place}[]`, was["items"], now["items"], used, depth + 1);
    this.#further(place, was, now, used, depth);
    if (!same(basesOf(was), basesOf(now))) tell("base changed", basesOf(was).join(", "), basesOf(now).join(", "));
    const [before, after] = [xmlName(was), xmlName(now)];
    if (before !== after) tell("name in XML changed", before ?? "its own", after ?? "its own");
  }

  #members(place: string, was: Json, now: Json, used: Used, depth: number): void {
    const [before, after] = [this.#was.members(was["properties"]), this.#now.members(now["properties"])];
    const [needed, needs] = [new Set(items(was["required"])), new Set(items(now["required"]))];
    for (const [name, schema] of before) {
      const at = `${place}.${name}`;
      if (!after.has(name)) this.#found.add("member removed", at, undefined, undefined, used);
      else {
        if (!needed.has(name) && needs.has(name))
          this.#found.add("member became required", at, undefined, undefined, used);
        if (needed.has(name) && !needs.has(name))
          this.#found.add("member became optional", at, undefined, undefined, used);
        this.compare(at, schema, after.get(name), used, depth + 1);
      }
    }
    for (const name of after.keys())
      if (!before.has(name))
        this.#found.add(
          needs.has(name) ? "required member added" : "optional member added",
          `${place}.${name}`,
          undefined,
          undefined,
          used,
        );
  }

  #further(place: string, was: Json, now: Json, used: Used, depth: number): void {
    const [before, after] = [was["additionalProperties"] ?? true, now["additionalProperties"] ?? true];
    if (before === after) return;
    if (after === false) this.#found.add("further members refused", place, undefined, undefined, used);
    else if (before === false) this.#found.add("further members allowed", place, undefined, undefined, used);
    else if (before !== true && after !== true) this.compare(`${place}{}`, before, after, used, depth + 1);
    else this.#found.add(before === true ? "type narrowed" : "type widened", `${place}{}`, undefined, undefined, used);
  }
}

type Tell = (kind: KindName, was?: unknown, now?: unknown) => void;

function referenceIn(schema: unknown): string | undefined {
  const reference = typeof schema === "object" && schema !== null && "$ref" in schema ? schema.$ref : undefined;
  return typeof reference === "string" ? nameIn(reference) : undefined;
}

function nameIn(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** @returns whether it makes sense to compare further */
function compareTypes(was: Json, now: Json, tell: Tell): boolean {
  const [before, after] = [typesOf(was), typesOf(now)];
  const [nullBefore, nullAfter] = [before.delete("null"), after.delete("null")];
  if (nullBefore && !nullAfter) tell("null refused");
  if (!nullBefore && nullAfter) tell("null allowed");
  if (same([...before].toSorted(), [...after].toSorted())) return true;
  const gone = [...before].filter((type) => !admits(after, type));
  const come = [...after].filter((type) => !admits(before, type));
  const [shownBefore, shownAfter] = [[...before].join(" or ") || "anything", [...after].join(" or ") || "anything"];
  if (before.size === 0 || (gone.length > 0 && come.length === 0 && after.size > 0))
    tell("type narrowed", shownBefore, shownAfter);
  else if (after.size === 0 || (come.length > 0 && gone.length === 0)) tell("type widened", shownBefore, shownAfter);
  else tell("type changed", shownBefore, shownAfter);
  return false;
}

function typesOf({ type }: Json): Set<string> {
  return new Set(items(Array.isArray(type) ? type : type === undefined ? [] : [type]).map(String));
}

/** Every whole number is a number. */
function admits(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

function compareValues(was: Json, now: Json, tell: Tell): void {
  const [before, after] = [valuesOf(was), valuesOf(now)];
  if (before === undefined && after !== undefined) tell("values closed", undefined, after);
  if (before !== undefined && after === undefined) tell("values opened", before);
  if (before === undefined || after === undefined) return;
  for (const value of before) if (!after.some((one) => same(one, value))) tell("value removed", value);
  for (const value of after) if (!before.some((one) => same(one, value))) tell("value added", undefined, value);
  const [numbers, now2] = [numbersOf(was), numbersOf(now)];
  for (const [name, number] of numbers)
    if (now2.has(name) && !same(now2.get(name), number))
      tell(
        "number of a value changed",
        `${name} ${JSON.stringify(number)}`,
        `${name} ${JSON.stringify(now2.get(name))}`,
      );
}

function valuesOf(schema: Json): readonly unknown[] | undefined {
  if ("const" in schema) return [schema["const"]];
  if (Array.isArray(schema["enum"])) return items(schema["enum"]);
  const inner = items(schema["anyOf"]).find((one) => typeof one === "object" && one !== null && "enum" in one);
  return inner === undefined ? undefined : items((inner as Json)["enum"]);
}

function numbersOf(schema: Json): ReadonlyMap<string, unknown> {
  const told = schema["x-standin-enum"];
  const members = typeof told === "object" && told !== null && "members" in told ? told.members : undefined;
  return new Map(typeof members === "object" && members !== null ? Object.entries(members) : []);
}

function compareForms(was: Json, now: Json, tell: Tell): void {
  for (const keyword of ["format", "pattern", "contentEncoding", "x-standin-type"]) {
    const [before, after] = [was[keyword], now[keyword]];
    if (same(before, after)) continue;
    const size = keyword === "format" ? sizes(before, after) : undefined;
    if (before === undefined || size === "narrowed") tell("form narrowed", before, after);
    else if (after === undefined || size === "widened") tell("form widened", before, after);
    else tell("form changed", before, after);
  }
}

/** Sized numbers: one may hold all of another. */
function sizes(was: unknown, now: unknown): "narrowed" | "widened" | undefined {
  const order = ["int8", "int16", "int32", "int64"];
  const reals = ["float", "double"];
  for (const row of [order, reals]) {
    const [before, after] = [row.indexOf(String(was)), row.indexOf(String(now))];
    if (before >= 0 && after >= 0) return before > after ? "narrowed" : "widened";
  }
  return undefined;
}

const lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"];
const upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"];

function compareBounds(was: Json, now: Json, tell: Tell): void {
  for (const keyword of [...lower, ...upper]) {
    const [before, after] = [was[keyword], now[keyword]];
    if (before === after) continue;
    const isLower = lower.includes(keyword);
    const isTighter = before === undefined || (after !== undefined && Number(after) > Number(before) === isLower);
    tell(
      isTighter ? "bound tightened" : "bound loosened",
      before === undefined ? "none" : `${keyword} ${JSON.stringify(before)}`,
      after === undefined ? "none" : `${keyword} ${JSON.stringify(after)}`,
    );
  }
  if (was["uniqueItems"] !== now["uniqueItems"])
    tell(now["uniqueItems"] === true ? "bound tightened" : "bound loosened");
}

function basesOf(schema: Json): readonly string[] {
  return items(schema["allOf"]).flatMap((one) => referenceIn(one) ?? []);
}

function xmlName({ xml }: Json): unknown {
  if (typeof xml !== "object" || xml === null) return undefined;
  const { name, namespace } = xml as Json;
  const parts = [namespace, name].filter((part) => typeof part === "string");
  return parts.length === 0 ? undefined : parts.join(" ");
}
