/**
 * How a message says which name was meant; undefined when none is near, and the message says what else to do.
 * @param written how the user writes a name
 *
 * @example
 * didYouMean("ordres", ["orders", "teas"]) ?? "remove it"; // did you mean "orders"?
 */
export function didYouMean(
  given: string,
  names: Iterable<string>,
  written = (name: string): string => name,
): string | undefined {
  const near = nearestName(given, names);
  return near === undefined ? undefined : `did you mean "${written(near)}"?`;
}

/** The name most like `given`; undefined when none is near (more than a third of its letters differ). */
export function nearestName(given: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(given.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  return best;
}

/**
 * How many letters have to be put in, taken out, exchanged for another or, where two stand in the wrong order, swapped to turn
 * one text into the other (optimal string alignment).
 */
function editDistance(from: string, to: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (to[j - 1] === from[i] ? 0 : 1);
      const isSwapped = i > 0 && j > 1 && from[i] === to[j - 2] && from[i - 1] === to[j - 1];
      const swapped = isSwapped ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? 0;
}
