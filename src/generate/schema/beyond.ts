import { canonicalText, type Json } from "../json.ts";
import { everyKind } from "./kinds.ts";
import type { Shape, ShapeFields } from "./shape.ts";
import type { Shapes } from "./shapes.ts";

/** What only tells of a schema, and what says where it stands. */
const remarks = new Set(["id", "place", "examples", "default", "faker", "readOnly", "writeOnly", "reference"]);
/** Two schemas that are alike so far down are taken for different ones. */
const deepest = 6;

/**
 * What a shape says that another does not say already: where the other holds, both are broken by the same values. So what
 * schemas have in common need not be tried when a value is to fit one and not the others. `always`: there is nothing.
 */
export function beyond(shape: Shape, known: Shape, shapes: Shapes, depth = 0): Shape {
  const parts = partsOf(shape, shapes);
  const others = partsOf(known, shapes);
  if ([...parts, ...others].some(({ never }) => never === true) || parts.some(judgesTheRest)) return shape;
  const left = parts.map((part) => partBeyond(part, others, shapes, depth));
  const [only, ...more] = left.filter((part) => part !== shapes.always);
  if (only === undefined) return shapes.always;
  if (parts.every((part, index) => part === left[index] || saysNothing({ ...part, kinds: everyKind }))) return shape;
  return more.length === 0 ? only : shapes.add(shape.place, { allOf: [only, ...more] });
}

/** A shape taken apart: it holds where each of those does that it refers to or that `allOf` lists, and what it says beside them. */
function partsOf(shape: Shape, shapes: Shapes, depth = 0): readonly Shape[] {
  const own = arrived(shape);
  if (own.allOf === undefined || depth > deepest) return [own];
  const { allOf, ...said } = own;
  const inner = allOf.flatMap((part) => partsOf(part, shapes, depth + 1));
  return saysNothing(own, "allOf") ? inner : [...inner, shapes.add(own.place, said)];
}

/** Whether what a part says depends on the others. */
function judgesTheRest({ unevaluatedProperties, unevaluatedItems }: Shape): boolean {
  return (unevaluatedProperties ?? unevaluatedItems) !== undefined;
}

function partBeyond(part: Shape, others: readonly Shape[], shapes: Shapes, depth: number): Shape {
  if (others.some((other) => isAlike(part, other))) return shapes.always;
  // What other names may have depends on which names are listed.
  if ((part.additionalProperties ?? part.patternProperties) !== undefined || depth > deepest) return part;
  const { properties = new Map<string, Shape>(), items, required = [], kinds, ...said } = part;
  const left = (inner: Shape, saidOf: (other: Shape) => Shape | undefined): Shape =>
    others.reduce<Shape>((before, other) => {
      const same = saidOf(other);
      return same === undefined ? before : beyond(before, same, shapes, depth + 1);
    }, inner);
  const members = [...properties]
    .map(([name, inner]) => [name, left(inner, (other) => other.properties?.get(name))] as const)
    .filter(([, inner]) => inner !== shapes.always);
  const demanded = required.filter((name) => !others.some((other) => other.required?.includes(name) === true));
  const item = items && left(items, (other) => itemsBeside(part, other));
  const isGiven = others.some((other) => (other.kinds & ~kinds) === 0);
  const fields: ShapeFields = {
    ...said,
    kinds: isGiven ? everyKind : kinds,
    ...(members.length > 0 && { properties: new Map(members) }),
    ...(demanded.length > 0 && { required: demanded }),
    ...(item !== undefined && item !== shapes.always && { items: item }),
  };
  if (saysNothing(fields)) return shapes.always;
  return isAsBefore(part, fields) ? part : shapes.add(part.place, fields);
}

/** What another shape says of the same items. */
function itemsBeside({ prefixItems }: Shape, other: Shape): Shape | undefined {
  return prefixItems === undefined && other.prefixItems === undefined ? other.items : undefined;
}

/** Whether the keywords that look inside a value say what they said. */
function isAsBefore(part: Shape, { items, required = [], properties }: ShapeFields): boolean {
  return (
    items === part.items &&
    required.length === (part.required?.length ?? 0) &&
    (properties?.size ?? 0) === (part.properties?.size ?? 0) &&
    [...(properties ?? [])].every(([name, inner]) => part.properties?.get(name) === inner)
  );
}

/** Where references lead. */
function arrived(shape: Shape): Shape {
  let at = shape;
  for (let step = 0; step < deepest && at.target !== undefined && saysNothing(at, "target"); step++) at = at.target();
  return at;
}

/** Whether every value fits, but for what stands under one keyword. */
function saysNothing(shape: ShapeFields, beside?: "target" | "allOf"): boolean {
  return (
    shape.kinds === everyKind &&
    Object.keys(shape).every((key) => key === beside || key === "kinds" || remarks.has(key))
  );
}

/** Whether two shapes allow the same values, as far as that can be seen. */
function isAlike(one: unknown, other: unknown, depth = 0): boolean {
  if (one === other) return true;
  if (depth > deepest || typeof one !== typeof other || one === null || other === null) return false;
  if (one instanceof Map && other instanceof Map)
    return isAlike([...(one as Map<string, unknown>)], [...(other as Map<string, unknown>)], depth);
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, index) => isAlike(item, other[index], depth + 1));
  if (typeof one !== "object" || typeof other !== "object" || Array.isArray(one) !== Array.isArray(other)) return false;
  if (!isShape(one) || !isShape(other)) return canonicalText(one as Json) === canonicalText(other as Json);
  const [here, there] = [saidBy(arrived(one)), saidBy(arrived(other))];
  return (
    here.length === there.length &&
    here.every(([key, value], index) => {
      const [otherKey, otherValue] = there[index] ?? [];
      if (key !== otherKey) return false;
      return key === "target"
        ? (value as () => Shape)() === (otherValue as () => Shape)()
        : isAlike(value, otherValue, depth + 1);
    })
  );
}

function isShape(value: object): value is Shape {
  return "kinds" in value && "id" in value;
}

function saidBy(shape: Shape): readonly (readonly [string, unknown])[] {
  return Object.entries(shape)
    .filter(([key]) => !remarks.has(key))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
