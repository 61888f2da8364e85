import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";
import { differenceBetween } from "./same-value.ts";

/** Two answers say the same, value by value, as far as both formats can say it. */
export function judgeSame(reference: Reply, reply: Reply): Deviation | undefined {
  if (reference.parsed.kind !== "value" || reply.parsed.kind !== "value") return undefined;
  const difference = differenceBetween(reference.parsed, reply.parsed, reference.parsed.formats);
  if (difference === undefined) return undefined;
  const [one, other] = [reference.parsed.format.toUpperCase(), reply.parsed.format.toUpperCase()];
  return {
    place: { kind: "value", pointer: difference.pointer },
    expected: `as in ${one}: ${difference.one}`,
    found: `in ${other}: ${difference.other}`,
  };
}
