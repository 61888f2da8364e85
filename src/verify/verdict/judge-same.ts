import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";
import { differenceBetween } from "./same-value.ts";

/** Two answers say the same, value by value, as far as both formats can say it. */
export function judgeSame(reference: Reply, reply: Reply): Deviation | undefined {
  if (reference.reading.kind !== "value" || reply.reading.kind !== "value") return undefined;
  const difference = differenceBetween(reference.reading, reply.reading, reference.reading.formats);
  if (difference === undefined) return undefined;
  const [one, other] = [reference.reading.format.toUpperCase(), reply.reading.format.toUpperCase()];
  return {
    place: { kind: "value", pointer: difference.pointer },
    expected: `as in ${one}: ${difference.one}`,
    found: `in ${other}: ${difference.other}`,
  };
}
