/** Which members and items of a value schemas have looked at: what `unevaluatedProperties` and `unevaluatedItems` leave alone. */
export interface Evaluated {
  readonly names: Set<string>;
  readonly items: Set<number>;
  add(other: Evaluated): void;
}

export function nothingEvaluated(): Evaluated {
  const names = new Set<string>();
  const items = new Set<number>();
  return {
    names,
    items,
    add(other) {
      for (const name of other.names) names.add(name);
      for (const item of other.items) items.add(item);
    },
  };
}
