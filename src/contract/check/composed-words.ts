import type { Part } from "../../source/part.ts";
import type { References } from "./references.ts";

/** How deep compositions are looked into. */
export const deepest = 8;

/** What schemas name and require, each name once. */
export interface Said {
  readonly properties: readonly string[];
  readonly required: readonly string[];
}

/** What schemas and those that they are put together of name and require: of each, and each depth, gathered once. */
export class ComposedWords {
  readonly references: References;
  /** Schema → what it says at each depth. */
  #known = new WeakMap<object, (Said | undefined)[]>();

  constructor(references: References) {
    this.references = references;
  }

  /** Gathers anew from now on: a schema names something else. */
  forget(): void {
    this.#known = new WeakMap();
  }

  of(schema: Part, depth = 0): Said {
    const { record } = schema;
    const known = (record && this.#known.get(record)) ?? [];
    if (record !== undefined) this.#known.set(record, known);
    return (known[depth] ??= this.#gathered(schema, depth));
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

export function ownWords(schema: Part): Said {
  return {
    properties: (schema.get("properties")?.entries() ?? []).map(([name]) => name),
    required: schema.get("required")?.texts() ?? [],
  };
}
