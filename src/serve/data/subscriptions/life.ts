import type { Slot } from "../../../contract/model/type.ts";
import { fraction } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { lastTuesday } from "../deliveries/story.ts";
import { rhythmOf } from "../deliveries/rhythm.ts";
import type { SubscriptionDeclaration } from "./declaration.ts";
import { type History, historyOf } from "./history.ts";
import type { SubscriptionStory } from "./story.ts";

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
  readonly story: SubscriptionStory;
  readonly size: number;
  readonly days: number | undefined;
  readonly declaration: SubscriptionDeclaration;
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
  const life: Life = {
    created,
    modified: size === 0 || edited > now ? created : edited,
    active: true,
    count: history.countUntil(now),
    timeOf: history.timeOf,
    refusedAt: -1,
    tuesday: lastTuesday(anchor),
    resultSlot,
  };
  if (story.paused !== undefined) return paused(life, Math.floor(story.paused * size), now);
  const refusedAt = Math.max(1, Math.floor((story.refused?.at ?? 0) * size));
  if (story.refused === undefined || size === 0 || life.count <= refusedAt) return life;
  const since = wholeSecond(history.timeOf(refusedAt) + (1 + fraction(child(key, "switched on"))) * day);
  return story.refused.switchedOn && since <= now
    ? switchedOn(life, history, refusedAt, since)
    : refused(life, refusedAt);
}

/** A refusal switches it off and does not count as a change. */
function refused(life: Life, refusedAt: number): Life {
  const modified = Math.min(life.modified, wholeSecond(life.timeOf(refusedAt)));
  return { ...life, active: false, modified, count: refusedAt + 1, refusedAt };
}

/** What happened while it was off was never delivered: later deliveries move up. */
function switchedOn(life: Life, history: History, refusedAt: number, since: number): Life {
  const missed = Math.max(0, history.countUntil(since) - refusedAt - 1);
  return {
    ...life,
    modified: since,
    count: life.count - missed,
    timeOf: (number) => history.timeOf(number <= refusedAt ? number : number + missed),
    refusedAt,
  };
}

function paused(life: Life, last: number, now: number): Life {
  if (life.count <= last) return life;
  const off = wholeSecond(life.timeOf(last)) + 60_000;
  return off > now ? { ...life, count: last + 1 } : { ...life, active: false, modified: off, count: last + 1 };
}
