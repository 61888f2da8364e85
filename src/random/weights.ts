/** Choices by weight as 256 slots, so that one byte of randomness chooses and every choice is at least 1 in 256. */
export type Slots = Uint8Array;

const slots = 256;

/**
 * Deals 256 slots out by weight (largest remainder). A positive weight gets at least one slot, a weight of 0 none.
 * @throws {RangeError} when no weight is positive, one is negative or there are more than 256.
 */
export function slotsOf(weights: readonly number[]): Slots {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || weights.length > slots || weights.some((weight) => weight < 0)) {
    throw new RangeError("Weights must be 0 or more, at least one of them above 0, and at most 256");
  }
  const counts = weights.map((weight) => (weight === 0 ? 0 : Math.max(1, Math.floor((weight / total) * slots))));
  const order = weights.map((weight, at) => ({ at, rest: ((weight / total) * slots) % 1 }));
  order.sort((a, b) => b.rest - a.rest || a.at - b.at);
  let left = slots - counts.reduce((sum, count) => sum + count, 0);
  for (const { at } of order) {
    if (left > 0 && (weights[at] ?? 0) > 0) {
      counts[at] = (counts[at] ?? 0) + 1;
      left--;
    }
  }
  while (left !== 0) {
    const largest = counts.indexOf(Math.max(...counts));
    counts[largest] = (counts[largest] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
  return fill(counts);
}

function fill(counts: readonly number[]): Slots {
  const table = new Uint8Array(slots);
  let from = 0;
  counts.forEach((count, choice) => {
    table.fill(choice, from, from + count);
    from += count;
  });
  return table;
}
