import { canonicalText, type Json } from "../json.ts";
import { everyKind } from "./kinds.ts";
import type { Shape } from "./shape.ts";
import type { Shapes } from "./shapes.ts";

/** What only tells of a schema, and what says where it stands. */
const remarks = new Set(["id", "place", "examples", "default", "faker", "readOnly", "writeOnly", "reference"]);
/** Two schemas that are alike so far down are taken for different ones. */
const deepest = 6;

/**
 * What a shape says that another does not say already: where the other holds, both are broken by the same values. So what
 * schemas have in common need not be tried when a value is to fit one and not the others.
 */
export function beyond(shape: Shape, known: Shape, shapes: Shapes): Shape {
  const [own, other] = [arrived(shape), arrived(known)];
  if (own.never === true || other.never === true) return shape;
  const { properties, required = [], kinds, additionalProperties, patternProperties, unevaluatedProperties } = own;
  // What other names may have depends on which names are listed.
  if ((additionalProperties ?? patternProperties ?? unevaluatedProperties) !== undefined) return shape;
  const differing = [...(properties ?? [])].filter(([name, inner]) => {
    const same = other.properties?.get(name);
    return same === undefined || !isAlike(inner, same);
  });
  const demanded = required.filter((name) => other.required?.includes(name) !== true);
  if (differing.length === (properties?.size ?? 0) && demanded.length === required.length) return shape;
  return shapes.add(own.place, {
    ...own,
    kinds: (other.kinds & ~kinds) === 0 ? everyKind : kinds,
    properties: new Map(differing),
    required: demanded,
  });
}

/** Where references lead. */
function arrived(shape: Shape): Shape {
  let at = shape;
  for (let step = 0; step < deepest && at.target !== undefined && isOnlyReference(at); step++) at = at.target();
  return at;
}

function isOnlyReference(shape: Shape): boolean {
  return (
    shape.kinds === everyKind &&
    Object.keys(shape).every((key) => key === "target" || key === "kinds" || remarks.has(key))
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
