import type { Slot } from "../../../contract/type.ts";
import { fraction } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { lastTuesday } from "../deliveries/story.ts";
import { rhythmOf } from "../deliveries/rhythm.ts";
import type { Declaration } from "./declaration.ts";
import { historyOf } from "./history.ts";
import type { Story } from "./story.ts";

/** What has become of a subscription by now. Milliseconds since 1970. */
export interface Life {
  readonly created: number;
  readonly modified: number;
  readonly active: boolean;
  /** How many events were delivered, and when each was. */
  readonly count: number;
  readonly timeOf: (number: number) => number;
  /** The delivery that was refused with a client error; -1: none. */
  readonly refusedAt: number;
  readonly tuesday: number;
  readonly resultSlot: Slot | undefined;
}

export interface LifeFacts {
  readonly story: Story;
  readonly size: number;
  readonly days: number | undefined;
  readonly declaration: Declaration;
  readonly key: Key;
  readonly anchor: number;
  readonly now: number;
  readonly resultSlot: Slot | undefined;
}

const day = 86_400_000;
/** Dates of subscriptions stand on whole seconds (SubscriptionService.cs rounds them). */
const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** People make and change subscriptions by day. */
function inOfficeHours(ms: number, key: Key): number {
  return wholeSecond(Math.floor(ms / day) * day + (7 + 9 * fraction(key)) * (day / 24));
}

/** @returns undefined before it was made. */
export function lifeOf({ story, size, days, declaration, key, anchor, now, resultSlot }: LifeFacts): Life | undefined {
  const age = (days ?? story.days) * day * (days === undefined ? 0.7 + 0.6 * fraction(child(key, "age")) : 1);
  const created = age < 2 * day ? wholeSecond(anchor - age) : inOfficeHours(anchor - age, child(key, "created"));
  if (created > now) return undefined;
  const history = historyOf(created, anchor, size, rhythmOf(declaration.rhythm), key);
  const edited = inOfficeHours(created + day + age * 0.3 * fraction(child(key, "edit")), child(key, "edited"));
  const untouched = {
    created,
    modified: size === 0 || edited > now ? created : edited,
    active: true,
    tuesday: lastTuesday(anchor),
    resultSlot,
    refusedAt: -1,
  };
  const count = history.countUntil(now);
  if (story.paused !== undefined)
    return paused({ ...untouched, count, timeOf: history.timeOf }, Math.floor(story.paused * size), now);
  if (story.refused === undefined || size === 0) return { ...untouched, count, timeOf: history.timeOf };
  const refusedAt = Math.max(1, Math.floor(story.refused.at * size));
  if (count <= refusedAt) return { ...untouched, count, timeOf: history.timeOf };
  const refused = history.timeOf(refusedAt);
  const switchedOn = wholeSecond(refused + (1 + fraction(child(key, "switched on"))) * day);
  if (!story.refused.switchedOn || switchedOn > now) {
    return {
      ...untouched,
      active: false,
      modified: Math.min(untouched.modified, wholeSecond(refused)),
      count: refusedAt + 1,
      timeOf: history.timeOf,
      refusedAt,
    };
  }
  // What happened while it was off was never delivered: later deliveries move up.
  const missed = Math.max(0, history.countUntil(switchedOn) - refusedAt - 1);
  return {
    ...untouched,
    modified: switchedOn,
    count: count - missed,
    timeOf: (number) => history.timeOf(number <= refusedAt ? number : number + missed),
    refusedAt,
  };
}

function paused(life: Life, last: number, now: number): Life {
  if (life.count <= last) return life;
  const off = wholeSecond(life.timeOf(last)) + 60_000;
  return off > now ? { ...life, count: last + 1 } : { ...life, active: false, modified: off, count: last + 1 };
}
