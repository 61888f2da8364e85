import type { Entity } from "../../../contract/contract.ts";
import type { Value } from "../../../contract/value.ts";
import { hex } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { utcText } from "../instant.ts";
import { ksuid } from "../ksuid.ts";
import { guidOf } from "../made-value.ts";
import { slotAt } from "../property.ts";

/** Keys that rise with the row's number, as bytes too, in the kind of the property that shows them. */
export type KeyMaker = (index: number, time: number) => { readonly text: string; readonly value: Value };

/** Numbers of ten digits stay in order as text; they fit 32 bits for the first 1.1 thousand million rows. */
const firstNumber = 1_000_000_000;

export function madeKey(
  entity: Entity,
  pagedBy: { readonly property: string; readonly prefix: string } | undefined,
  key: Key,
): KeyMaker {
  const own = child(key, "key");
  const prefix = pagedBy?.prefix ?? "";
  const slot = pagedBy === undefined || entity.type === undefined ? undefined : slotAt(entity.type, pagedBy.property);
  switch (slot?.type.kind) {
    case "integer": {
      const wide = slot.type.bits === 64;
      return (index) => ({
        text: String(firstNumber + index),
        value: wide ? BigInt(firstNumber + index) : firstNumber + index,
      });
    }
    case "guid":
      return (index, time) => {
        const text = timedGuid(time, hex(child(own, String(Math.floor(index / 0x1_0000_0000))), 16, index));
        return { text, value: text };
      };
    case "datetime":
      return (_, time) => ({ text: utcText(time), value: utcText(time) });
    default:
      return (index, time) => {
        const text = prefix + ksuid(time, own, index, Math.floor(index / 0x1_0000_0000));
        return { text, value: text };
      };
  }
}

/** A Guid that begins with its time (version 7, RFC 9562). */
function timedGuid(time: number, digits: string): string {
  const random = guidOf(digits);
  const stamp = time.toString(16).padStart(12, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15)}`;
}
