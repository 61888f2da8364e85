import type { Schema } from "../../../contract/model/contract.ts";
import { isJsonList, isJsonObject, type Json, jsonOf, type JsonObject } from "../../../generate/json.ts";
import { aroundNumber, aroundText } from "./scalar-neighbours.ts";

/** Values on both sides of what one keyword of a schema says. */
export interface Neighbours {
  /** The keyword, with the place in the value before it where it is not the value itself: `minimum`, `size.minimum`. */
  readonly rule: string;
  readonly keyword: string;
  /** Values that should break this alone. */
  readonly wrong: readonly Json[];
  /** The nearest values that should not. */
  readonly right: readonly Json[];
}

/** How deep a value is looked into. */
const deepest = 3;

/**
 * For each keyword that narrows a value: wrong values, and their nearest right neighbours. What a whole schema says of them is
 * for the validator to judge: alternatives may let in what one of them refuses.
 * @param good a value that the schema allows
 * @param isText whether values are sent as text: then every text is one
 */
export function neighboursOf(schema: Schema, good: Json, isText: boolean, depth = 0): readonly Neighbours[] {
  const facets = facetsOf(schema);
  const own = facets.flatMap((facet) => [
    ...ofType(facet, good, isText, depth),
    ...ofChoice(facet),
    ...aroundNumber(facet, good),
    ...aroundText(facet, good),
    ...ofList(facet, good),
    ...ofObject(facet, good),
  ]);
  return depth >= deepest ? own : [...own, ...facets.flatMap((facet) => inside(facet, good, isText, depth))];
}

/** The schema, and those that it is made of. */
function facetsOf(schema: Schema): readonly Schema[] {
  const parts: readonly unknown[] = Array.isArray(schema["allOf"]) ? schema["allOf"] : [];
  return [schema, ...parts.filter(isSchema).flatMap(facetsOf)];
}

/** What a schema says of what stands at a path of member names: all that it is made of there. */
export function facetsAt(schema: Schema | undefined, at: readonly string[]): readonly Schema[] {
  const facets = schema === undefined ? [] : facetsOf(schema);
  const [name, ...rest] = at;
  if (name === undefined) return facets;
  return facets.flatMap(({ properties }) => {
    const member: unknown = isSchema(properties) ? properties[name] : undefined;
    return isSchema(member) ? facetsAt(member, rest) : [];
  });
}

/** Whether a part of a schema is one, and not a truth value. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is of no type but a text's; of a text, as far as values have types, a number. One text of a member that is a list is its only item. */
function ofType({ type }: Schema, good: Json, isText: boolean, depth: number): readonly Neighbours[] {
  const types = [type].flat();
  if (type === undefined || types.length === 0) return [];
  const wrong: Json[] = types.includes("string") || (isText && depth > 0 && types.includes("array")) ? [] : ["standin"];
  if (types.includes("integer") && !types.includes("number")) wrong.push(1.5);
  if (!isText && types.includes("string") && !types.includes("number") && !types.includes("integer")) wrong.push(7);
  return [{ rule: "type", keyword: "type", wrong, right: [...(types.includes("boolean") ? [true, false] : []), good] }];
}

function ofChoice(schema: Schema): readonly Neighbours[] {
  const listed: unknown = Object.hasOwn(schema, "const") ? [schema["const"]] : schema["enum"];
  const choices = Array.isArray(listed) ? listed.flatMap((one) => jsonOf(one) ?? []) : [];
  const first = choices.find((one) => typeof one === "string" || typeof one === "number");
  if (first === undefined) return [];
  const keyword = Object.hasOwn(schema, "const") ? "const" : "enum";
  const wrong = typeof first === "string" ? `${first}standin` : choices.reduce(larger, first);
  return [{ rule: keyword, keyword, wrong: [wrong], right: choices.slice(-1) }];
}

function larger(most: Json, one: Json): Json {
  return typeof one === "number" && typeof most === "number" && one >= most ? one + 1 : most;
}

function ofList(schema: Schema, good: Json): readonly Neighbours[] {
  if (!isJsonList(good) || good.length === 0) return [];
  const found: Neighbours[] = [];
  const sized = (length: number): readonly Json[] =>
    Array.from({ length }, (_, index) => good[index % good.length] ?? null);
  const { minItems, maxItems } = schema;
  if (typeof minItems === "number" && minItems > 0 && minItems <= most)
    found.push({ rule: "minItems", keyword: "minItems", wrong: [sized(minItems - 1)], right: [sized(minItems)] });
  if (typeof maxItems === "number" && maxItems < most)
    found.push({ rule: "maxItems", keyword: "maxItems", wrong: [sized(maxItems + 1)], right: [sized(maxItems)] });
  if (schema["uniqueItems"] === true)
    found.push({ rule: "uniqueItems", keyword: "uniqueItems", wrong: [[...good, good[0] ?? null]], right: [good] });
  return found;
}

/** Longer lists and texts are not sent. */
const most = 400;

function ofObject(schema: Schema, good: Json): readonly Neighbours[] {
  if (!isJsonObject(good)) return [];
  const required: readonly unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const members = required.filter((name): name is string => typeof name === "string" && Object.hasOwn(good, name));
  const without = (name: string): Json => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const closed: Neighbours = {
    rule: "additionalProperties",
    keyword: "additionalProperties",
    wrong: [{ ...good, standinUnknown: "standin" }],
    right: [good],
  };
  return [
    ...members.map((name) => ({
      rule: `${name}.required`,
      keyword: "required",
      wrong: [without(name)],
      right: [good],
    })),
    ...(schema["additionalProperties"] === false ? [closed] : []),
    ...fewMembers(schema, good),
  ];
}

/** As many members as a schema asks for, and one less: those that it requires go last. */
function fewMembers({ minProperties, required }: Schema, good: JsonObject): readonly Neighbours[] {
  const names = Object.keys(good);
  if (typeof minProperties !== "number" || minProperties < 1 || names.length < minProperties) return [];
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  const ordered = names.toSorted((a, b) => Number(needed.includes(b)) - Number(needed.includes(a)));
  const sized = (count: number): Json =>
    Object.fromEntries(Object.entries(good).filter(([name]) => ordered.indexOf(name) < count));
  const keyword = "minProperties";
  return [{ rule: keyword, keyword, wrong: [sized(minProperties - 1)], right: [sized(minProperties)] }];
}

function inside(schema: Schema, good: Json, isText: boolean, depth: number): readonly Neighbours[] {
  if (isJsonList(good)) {
    const { items } = schema;
    const [first, ...others] = good;
    if (!isSchema(items) || first === undefined) return [];
    const list = (value: Json): Json => [value, ...others];
    return neighboursOf(items, first, isText, depth + 1).map((one) => placed(one, "items", list));
  }
  const { properties } = schema;
  if (!isJsonObject(good) || !isSchema(properties)) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    const value = good[name];
    if (!isSchema(property) || value === undefined || property["readOnly"] === true) return [];
    const whole = (inner: Json): Json => ({ ...good, [name]: inner });
    return neighboursOf(property, value, isText, depth + 1).map((one) => placed(one, name, whole));
  });
}

function placed({ rule, keyword, wrong, right }: Neighbours, name: string, around: (value: Json) => Json): Neighbours {
  return { rule: `${name}.${rule}`, keyword, wrong: wrong.map(around), right: right.map(around) };
}
