import { shapesOfMember } from "../judge/judge-object.ts";
import { matches } from "../pattern/matches.ts";
import { everyKind } from "../schema/kinds.ts";
import type { Shape } from "../schema/shape.ts";

/** What several shapes say together of the members of an object. */
export interface Members {
  /** The members that are listed, in their order. */
  readonly listed: readonly string[];
  readonly required: ReadonlySet<string>;
  /** What names of other members look like, if any may be there and a schema speaks of them. */
  readonly patterns: readonly string[];
  readonly names: readonly Shape[];
  /** Whether a schema speaks of members that are not listed. */
  readonly isMap: boolean;
  /** If the one is there, so are the others. */
  needs(name: string): readonly string[];
  /** Every shape that the member of a name has to fit. */
  shapesOf(name: string): readonly Shape[];
}

export function membersOf(shapes: readonly Shape[]): Members {
  const held = new Set(shapes);
  const holders = shapes.filter(({ unevaluatedProperties }) => unevaluatedProperties !== undefined);
  const names = shapes.flatMap(({ propertyNames }) => propertyNames ?? []);
  const dependent = shapes.flatMap(({ dependentRequired }) => dependentRequired ?? []);
  const required = new Set(shapes.flatMap((shape) => shape.required ?? []));
  return {
    listed: [...new Set([...shapes.flatMap(({ properties }) => [...(properties?.keys() ?? [])]), ...required])],
    required,
    patterns: [
      ...new Set(shapes.flatMap(({ patternProperties = [] }) => patternProperties.map(([pattern]) => pattern))),
    ],
    names,
    isMap: shapes.some(
      ({ additionalProperties, unevaluatedProperties, patternProperties = [] }) =>
        isSaid(additionalProperties) || isSaid(unevaluatedProperties) || patternProperties.length > 0,
    ),
    needs: (name) => dependent.flatMap((lists) => lists.get(name) ?? []),
    shapesOf(name) {
      const unevaluated = holders.filter((holder) => !evaluatesMember(holder, name, held, new Set()));
      return [
        ...shapes.flatMap((shape) => shapesOfMember(shape, name)),
        ...unevaluated.flatMap(({ unevaluatedProperties }) => unevaluatedProperties ?? []),
      ];
    },
  };
}

/** `true` and `false` say nothing about what a member is. */
function isSaid(shape: Shape | undefined): boolean {
  return shape !== undefined && shape.never !== true && (shape.kinds !== everyKind || Object.keys(shape).length > 3);
}

/** Whether a shape looks at the member of a name, itself or by a shape within it that holds. */
function evaluatesMember(shape: Shape, name: string, held: ReadonlySet<Shape>, seen: Set<Shape>): boolean {
  if (seen.has(shape)) return false;
  seen.add(shape);
  const { properties, patternProperties = [], additionalProperties } = shape;
  if (additionalProperties !== undefined || properties?.has(name) === true) return true;
  if (patternProperties.some(([pattern]) => matches(pattern, name))) return true;
  return inPlace(shape).some(
    (inner) =>
      held.has(inner) && (inner.unevaluatedProperties !== undefined || evaluatesMember(inner, name, held, seen)),
  );
}

/** The shapes that are applied to the same value and whose looking counts as that of the shape itself. */
export function inPlace(shape: Shape): readonly Shape[] {
  const { target, allOf = [], anyOf = [], oneOf = [], then, else: otherwise, dependentSchemas } = shape;
  const single = [target?.(), shape.if, then, otherwise].filter((inner) => inner !== undefined);
  return [...single, ...allOf, ...anyOf, ...oneOf, ...(dependentSchemas?.values() ?? [])];
}
