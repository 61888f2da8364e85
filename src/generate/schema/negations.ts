import { SchemaJudge } from "../judge/judge.ts";
import { matches } from "../pattern/matches.ts";
import { shortestText } from "../pattern/shortest-text.ts";
import { everyKind, kind, type Kinds, numbers } from "./kinds.ts";
import type { ShapeFields, Shape } from "./shape.ts";
import type { Shapes } from "./shapes.ts";

/**
 * `not` turned into alternatives that say what is to be done: a shape is broken when one of its keywords is, so each
 * keyword gives the shapes of values that break it. Where no shape can say that, `avoid` does.
 */
export function negationsOf(shape: Shape, shapes: Shapes): readonly Shape[] {
  if (shape.never === true) return [shapes.always];
  const not = (inner: Shape): Shape => shapes.not(inner);
  const said: readonly ShapeFields[] = [
    ...brokenKind(shape, shapes),
    ...brokenNumber(shape, shapes),
    ...brokenText(shape, shapes),
    ...brokenItems(shape, shapes, not),
    ...brokenCounts(shape, shapes),
    ...brokenMembers(shape, shapes, not),
    ...brokenNames(shape, not),
    ...brokenComposition(shape, not),
  ];
  return said.map((one) => shapes.add(shape.place, one));
}

function brokenKind({ kinds, values, place }: Shape, shapes: Shapes): readonly ShapeFields[] {
  const others: Kinds = everyKind & ~kinds;
  return [
    ...(values === undefined ? [] : [{ avoid: shapes.add(place, { values }) }]),
    ...(others === 0 ? [] : [{ kinds: others }]),
  ];
}

function brokenNumber(shape: Shape, shapes: Shapes): readonly ShapeFields[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, place } = shape;
  return [
    ...(minimum === undefined ? [] : [{ kinds: numbers, exclusiveMaximum: minimum }]),
    ...(maximum === undefined ? [] : [{ kinds: numbers, exclusiveMinimum: maximum }]),
    ...(exclusiveMinimum === undefined ? [] : [{ kinds: numbers, maximum: exclusiveMinimum }]),
    ...(exclusiveMaximum === undefined ? [] : [{ kinds: numbers, minimum: exclusiveMaximum }]),
    ...(multipleOf === undefined ? [] : [{ kinds: numbers, avoid: shapes.add(place, { multipleOf }) }]),
  ];
}

function brokenText({ minLength, maxLength, pattern, format, place }: Shape, shapes: Shapes): readonly ShapeFields[] {
  const kinds = kind.string;
  return [
    ...(minLength === undefined || minLength === 0 ? [] : [{ kinds, maxLength: minLength - 1 }]),
    ...(maxLength === undefined ? [] : [{ kinds, minLength: maxLength + 1 }]),
    ...(pattern === undefined ? [] : [{ kinds, avoid: shapes.add(place, { pattern }) }]),
    ...(format === undefined ? [] : [{ kinds: kinds | numbers, avoid: shapes.add(place, { format }) }]),
  ];
}

type Not = (shape: Shape) => Shape;

function brokenItems(shape: Shape, { always }: Shapes, not: Not): readonly ShapeFields[] {
  const { prefixItems = [], items, contains, minContains = 1, maxContains, unevaluatedItems } = shape;
  const kinds = kind.array;
  const at = (index: number, inner: Shape): ShapeFields => ({
    kinds,
    minItems: index + 1,
    prefixItems: [...Array.from({ length: index }, () => always), not(inner)],
  });
  return [
    ...prefixItems.map((inner, index) => at(index, inner)),
    ...(items === undefined ? [] : [at(prefixItems.length, items)]),
    ...(contains === undefined || minContains === 0 ? [] : [{ kinds, items: not(contains) }]),
    ...(contains === undefined || maxContains === undefined ? [] : [{ kinds, contains, minContains: maxContains + 1 }]),
    ...(unevaluatedItems === undefined ? [] : [{ kinds, minItems: 1, items: not(unevaluatedItems) }]),
  ];
}

function brokenCounts(shape: Shape, shapes: Shapes): readonly ShapeFields[] {
  const { minItems = 0, maxItems, uniqueItems, minProperties = 0, maxProperties, place } = shape;
  return [
    ...(minItems === 0 ? [] : [{ kinds: kind.array, maxItems: minItems - 1 }]),
    ...(maxItems === undefined ? [] : [{ kinds: kind.array, minItems: maxItems + 1 }]),
    ...(uniqueItems === undefined
      ? []
      : [{ kinds: kind.array, minItems: 2, avoid: shapes.add(place, { uniqueItems }) }]),
    ...(minProperties === 0 ? [] : [{ kinds: kind.object, maxProperties: minProperties - 1 }]),
    ...(maxProperties === undefined ? [] : [{ kinds: kind.object, minProperties: maxProperties + 1 }]),
  ];
}

function brokenMembers(shape: Shape, { never }: Shapes, not: Not): readonly ShapeFields[] {
  const { properties, patternProperties = [], required = [], dependentRequired, dependentSchemas } = shape;
  const kinds = kind.object;
  const without = (name: string): ReadonlyMap<string, Shape> => new Map([[name, never]]);
  return [
    ...required.map((name) => ({ kinds, properties: without(name) })),
    ...[...(properties ?? [])].map(([name, inner]) => memberLike(name, not(inner))),
    ...patternProperties.flatMap(([pattern, inner]) => {
      const name = shortestText(pattern);
      return name === undefined ? [] : [memberLike(name, not(inner))];
    }),
    ...[...(dependentRequired ?? [])].flatMap(([name, others]) =>
      others.map((other) => ({ kinds, required: [name], properties: without(other) })),
    ),
    ...[...(dependentSchemas ?? [])].map(([name, inner]) => ({ kinds, required: [name], not: inner })),
  ];
}

function memberLike(name: string, inner: Shape): ShapeFields {
  return { kinds: kind.object, required: [name], properties: new Map([[name, inner]]) };
}

/**
 * Null for a member that may be missing and has another type: what hosts send that answer the members of all their kinds of
 * rows, and the one way to break such a schema that nobody takes for a mistake.
 */
export function nullMembersOf({ place, properties, required = [] }: Shape, shapes: Shapes): readonly Shape[] {
  const judge = new SchemaJudge();
  const missing = [...(properties ?? [])].filter(([name]) => !required.includes(name));
  return missing
    .filter(([, inner]) => !judge.admits(inner, null))
    .map(([name]) => shapes.add(place, memberLike(name, shapes.add(place, { kinds: kind.null }))));
}

/** Names of all sorts, so that one of them is what a schema of names does not allow, or does not know. */
const someNames = ["other", "extra", "Other", "x-1", "", "0", "a", "A_b", "other name", "ö", "x".repeat(300)];

function brokenNames(shape: Shape, not: Not): readonly ShapeFields[] {
  const { properties, patternProperties = [], additionalProperties, propertyNames, unevaluatedProperties } = shape;
  const unknown = someNames.find(
    (name) => properties?.has(name) !== true && !patternProperties.some(([pattern]) => matches(pattern, name)),
  );
  const judge = new SchemaJudge();
  const unfit = propertyNames && someNames.find((name) => !judge.admits(propertyNames, name));
  const others = [additionalProperties, unevaluatedProperties].filter((inner) => inner !== undefined);
  return [
    ...(unknown === undefined ? [] : others.map((inner) => memberLike(unknown, not(inner)))),
    ...(unfit === undefined ? [] : [{ kinds: kind.object, required: [unfit] }]),
  ];
}

function brokenComposition(shape: Shape, not: Not): readonly ShapeFields[] {
  const { target, allOf = [], anyOf, oneOf, avoid } = shape;
  return [
    ...(target === undefined ? [] : [{ not: target() }]),
    ...allOf.map((inner) => ({ not: inner })),
    ...(anyOf === undefined ? [] : [{ allOf: anyOf.map(not) }]),
    ...(oneOf === undefined ? [] : [{ allOf: oneOf.map(not) }, ...pairsOf(oneOf)]),
    ...(shape.not === undefined ? [] : [{ allOf: [shape.not] }]),
    ...(avoid === undefined ? [] : [{ allOf: [avoid] }]),
    ...(shape.if === undefined || shape.then === undefined ? [] : [{ allOf: [shape.if, not(shape.then)] }]),
    ...(shape.if === undefined || shape.else === undefined ? [] : [{ allOf: [not(shape.if), not(shape.else)] }]),
  ];
}

const mostPairs = 10;

/** Two of `oneOf` at once. */
function pairsOf(choices: readonly Shape[]): readonly ShapeFields[] {
  return choices
    .flatMap((one, index) => choices.slice(index + 1).map((other) => ({ allOf: [one, other] })))
    .slice(0, mostPairs);
}
