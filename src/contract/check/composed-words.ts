import type { Part } from "../../source/part.ts";
import { deepest, KnownAtDepths } from "./known-at-depths.ts";
import type { References } from "./references.ts";

/** What schemas name and require, each name once. */
export interface Said {
  readonly properties: readonly string[];
  readonly required: readonly string[];
}

/** What schemas and those that they are put together of name and require: of each, and each depth, gathered once. */
export class ComposedWords {
  readonly references: References;
  readonly #known = new KnownAtDepths<Said>();

  constructor(references: References) {
    this.references = references;
  }

  /** Gathers anew from now on: a schema names something else. */
  forget(): void {
    this.#known.forget();
  }

  of(schema: Part, depth = 0): Said {
    return this.#known.of(schema, depth, () => this.#gathered(schema, depth));
  }

  #gathered(schema: Part, depth: number): Said {
    const own = ownWords(schema);
    const parts = depth > deepest ? [] : composed(schema, this.references).map((part) => this.of(part, depth + 1));
    if (parts.length === 0) return own;
    // Many ways may lead to one schema: its names are not said again for each.
    const all = (of: (said: Said) => readonly string[]): readonly string[] => [...new Set([own, ...parts].flatMap(of))];
    return { properties: all(({ properties }) => properties), required: all(({ required }) => required) };
  }
}

/** The schemas that one is put together of. */
export function composed(schema: Part, references: References): readonly Part[] {
  const target = schema.has("$ref") ? references.target(schema) : undefined;
  return [...(target === undefined ? [] : [target]), ...(schema.get("allOf")?.items() ?? [])];
}

/** What a schema names and requires itself. */
export function ownWords(schema: Part): Said {
  return {
    properties: (schema.get("properties")?.entries() ?? []).map(([name]) => name),
    required: schema.get("required")?.texts() ?? [],
  };
}
