import type { Entity } from "../../../contract/model/contract.ts";
import type { PagedBy } from "../../../contract/model/paged-by.ts";
import type { Member } from "../../../contract/model/type.ts";
import { hex } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { words } from "../../../random/threefry.ts";
import { utcText } from "../../../contract/model/scalar/instant.ts";
import { ksuid } from "../ksuid.ts";
import { guidOf } from "../../../generate/text/guid.ts";
import { placeOf } from "../../../contract/model/property.ts";
import type { KeyMaker, MadeKey } from "./key-maker.ts";
import { fitsLimits, patternWithin } from "./key-pattern.ts";
import { wholeKeys } from "./whole-keys.ts";

export function madeKey(entity: Entity, pagedBy: PagedBy | undefined, key: Key): KeyMaker {
  const own = child(key, "key");
  const member = pagedBy === undefined ? undefined : placeOf(entity, pagedBy.property)?.member;
  switch (member?.slot.type.kind) {
    case "integer":
      return wholeKeys(member.slot.type, member.limits);
    case "guid":
      return endless((index, time) =>
        timedGuid(time, hex(child(own, String(Math.floor(index / 0x1_0000_0000))), 16, index)),
      );
    case "datetime":
      return endless((_, time) => utcText(time));
    default:
      return textKeys(pagedBy?.prefix ?? "", member?.limits, own);
  }
}

/** Times inside, as Svix's ids have them; where a pattern or a length does not admit these, the texts that it does admit. */
function textKeys(prefix: string, limits: Member["limits"], key: Key): KeyMaker {
  const timed = (index: number, time: number): string =>
    prefix + ksuid(time, key, index, Math.floor(index / 0x1_0000_0000));
  const pattern = fitsLimits(timed(0, firstMs), limits) ? undefined : patternWithin(prefix, limits);
  if (pattern === undefined) return endless(timed);
  const { count } = pattern;
  const room = count >> timeBits;
  if (room > 1n)
    return endless((index, time) => {
      const { high, low } = words(key, index, Math.floor(index / 0x1_0000_0000));
      return pattern.textOf(
        BigInt(Math.max(0, time - firstMs)) * room + (((BigInt(high) << 32n) | BigInt(low)) % room),
      );
    });
  const first = count >= 100_000n ? count / 10n : 0n;
  return {
    count: Number(count - first),
    counted: true,
    at: (index) => same(pattern.textOf(first + BigInt(index))),
  };
}

/** Milliseconds of 139 years since 2014 fit. */
const timeBits = 42n;
const firstMs = 1_400_000_000_000;

function endless(textAt: (index: number, time: number) => string): KeyMaker {
  return { count: Number.MAX_SAFE_INTEGER, counted: false, at: (index, time) => same(textAt(index, time)) };
}

function same(text: string): MadeKey {
  return { text, value: text };
}

/** A Guid that begins with its time (version 7, RFC 9562). */
function timedGuid(time: number, digits: string): string {
  const random = guidOf(digits);
  const stamp = time.toString(16).padStart(12, "0");
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${random.slice(15)}`;
}
