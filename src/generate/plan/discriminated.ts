import { isJsonObject, type Json } from "../json.ts";
import type { Discriminator, Shape } from "../schema/shape.ts";
import type { Shapes } from "../schema/shapes.ts";
import type { Alternative } from "./choice.ts";

/** The choices of `oneOf` or `anyOf`, each with the discriminator's property set to the value that names it (OpenAPI 3.1.1, section 4.8.25.4). */
export function namedAlternatives(owner: Shape, choices: readonly Shape[], shapes: Shapes): readonly Shape[] {
  const { discriminator } = owner;
  if (discriminator === undefined) return [];
  return choices.flatMap((choice) => {
    const values = valuesNaming(discriminator, choice);
    return values.length === 0
      ? []
      : [shapes.add(choice.place, { allOf: [choice, tagged(discriminator, values, shapes)] })];
  });
}

/**
 * A schema with a discriminator and no choices of its own is the base of others, which refer to it by `allOf`. Itself it
 * stands for any of those that are mapped; within one of them its property names that one.
 * @param named the outermost named schema through which the base is reached
 */
export function alternativesOfBase(base: Shape, named: Shape | undefined, shapes: Shapes): readonly Alternative[] {
  const { discriminator, anyOf, oneOf, place } = base;
  if (discriminator === undefined || anyOf !== undefined || oneOf !== undefined) return [];
  const isItself = named === undefined || named === base || named.target?.() === base;
  const derived = [...discriminator.mapping]
    .map(([value, { target }]) => ({ value, derived: target() }))
    .filter((mapped) => isItself && mapped.derived !== base)
    .map((mapped) => ({
      shape: shapes.add(mapped.derived.place, {
        allOf: [mapped.derived, tagged(discriminator, [mapped.value], shapes)],
      }),
      rank: 0,
    }));
  const values = named === undefined ? [] : valuesNaming(discriminator, named);
  const own = values.length === 0 ? [] : [{ shape: tagged(discriminator, values, shapes), rank: 1 }];
  const all = [...derived, ...own];
  return all.length === 0 ? [] : [...all, { shape: shapes.add(place, {}), rank: 2 }];
}

/** Whether a value fits the choice that its discriminator names, if it names one. */
export function fitsItsName(owner: Shape, value: Json, admits: (shape: Shape, value: Json) => boolean): boolean {
  const { discriminator, oneOf, anyOf } = owner;
  const name = discriminator && isJsonObject(value) ? value[discriminator.property] : undefined;
  if (discriminator === undefined || typeof name !== "string") return true;
  const named = (oneOf ?? anyOf ?? []).filter((choice) => valuesNaming(discriminator, choice).includes(name));
  return named.length === 0 || named.some((choice) => admits(choice, value));
}

/** The shape of objects whose discriminator has one of these values. */
function tagged({ property }: Discriminator, values: readonly string[], shapes: Shapes): Shape {
  return shapes.add("", {
    required: [property],
    properties: new Map([[property, shapes.add("", { values })]]),
  });
}

/** The values that mean a schema: those that are mapped to it, else its own name. */
function valuesNaming({ mapping }: Discriminator, choice: Shape): readonly string[] {
  const name = nameOf(choice);
  if (name === undefined) return [];
  const mapped = [...mapping].filter(([, { reference }]) => nameIn(reference) === name).map(([value]) => value);
  return mapped.length > 0 ? mapped : [name];
}

/** A schema's name: the last part of the reference to it, or of the place where it stands among named schemas. */
export function nameOf({ reference, place }: Shape): string | undefined {
  if (reference !== undefined) return nameIn(reference);
  const [, name] = /\/(?:schemas|\$defs|definitions)\/([^/]+)$/.exec(place) ?? [];
  return name;
}

function nameIn(reference: string): string | undefined {
  return reference.split(/[/#]/).at(-1);
}
