import type { Part } from "../../source/part.ts";

interface Follows {
  target(schema: Part): Part | undefined;
}

/**
 * The discriminator by which the choices of a schema are told apart: its own, else that of the base which each of them has by
 * `allOf`. Generators of documents write it at the base alone.
 */
export function choiceDiscriminator(schema: Part, references: Follows): Part | undefined {
  const own = schema.get("discriminator");
  if (own !== undefined || !schema.has("oneOf")) return own;
  const choices = schema.get("oneOf")?.items() ?? [];
  const [first, ...others] = choices.map((choice) => baseDiscriminator(choice, references));
  return others.length > 0 && others.every((other) => other?.id === first?.id) ? first : undefined;
}

/** That of a base, through the reference of a choice and those of its `allOf`. */
function baseDiscriminator(choice: Part, references: Follows): Part | undefined {
  const named = choice.has("$ref") ? references.target(choice) : undefined;
  for (const part of named?.get("allOf")?.items() ?? []) {
    const base = part.has("$ref") ? references.target(part) : undefined;
    const found = base?.get("discriminator");
    if (found !== undefined && base?.has("oneOf") === false) return found;
  }
  return undefined;
}
