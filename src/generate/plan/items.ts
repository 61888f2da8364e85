import type { Shape } from "../schema/shape.ts";
import { inPlace } from "./members.ts";

/** What several shapes say together of the items of a list. */
export interface Items {
  /** So many items have a schema of their own each. */
  readonly prefix: number;
  /** Whether a schema speaks of items at all. */
  readonly isSaid: boolean;
  readonly isUnique: boolean;
  /** Some two items are the same. */
  readonly isRepeated: boolean;
  readonly contains: readonly Contained[];
  /** Every shape that the item at an index has to fit. */
  shapesAt(index: number): readonly Shape[];
}

export interface Contained {
  readonly shape: Shape;
  readonly least: number;
  readonly most: number;
}

export function itemsOf(shapes: readonly Shape[]): Items {
  const held = new Set(shapes);
  const holders = shapes.filter(({ unevaluatedItems }) => unevaluatedItems !== undefined);
  return {
    prefix: Math.max(0, ...shapes.map(({ prefixItems = [] }) => prefixItems.length)),
    isSaid: shapes.some(
      ({ items, prefixItems, unevaluatedItems }) =>
        items !== undefined || prefixItems !== undefined || unevaluatedItems !== undefined,
    ),
    isUnique: shapes.some(({ uniqueItems }) => uniqueItems === true),
    isRepeated: shapes.some(({ avoid }) => avoid?.uniqueItems === true),
    contains: shapes.flatMap(({ contains, minContains = 1, maxContains = Infinity }) =>
      contains === undefined ? [] : [{ shape: contains, least: minContains, most: maxContains }],
    ),
    shapesAt(index) {
      const unevaluated = holders.filter((holder) => !evaluatesItem(holder, index, held, new Set()));
      return [
        ...shapes.flatMap(({ prefixItems, items }) => prefixItems?.[index] ?? items ?? []),
        ...unevaluated.flatMap(({ unevaluatedItems }) => unevaluatedItems ?? []),
      ];
    },
  };
}

/** Whether a shape looks at the item at an index for certain. What `contains` looks at depends on the item. */
function evaluatesItem(shape: Shape, index: number, held: ReadonlySet<Shape>, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false;
  seen.add(shape);
  const { prefixItems = [], items } = shape;
  if (items !== undefined || index < prefixItems.length) return true;
  return inPlace(shape).some(
    (inner) => held.has(inner) && (inner.unevaluatedItems !== undefined || evaluatesItem(inner, index, held, seen)),
  );
}
