import type { Key } from "../../../random/key.ts";
import { compareBytes } from "../../../contract/model/scalar/byte-order.ts";
import { ksuid } from "../ksuid.ts";
import { child } from "../../../random/key.ts";
import type { Attempt } from "./attempt.ts";
import { counterOf } from "./counter.ts";
import { type Era, erasOf } from "./era.ts";
import { type Grid, gridOf } from "./grid.ts";
import { attemptIn, lanesOf, type Lane } from "./lane.ts";
import { type Messages, messagesOf, rememberNumber } from "./messages.ts";
import { outcomeList, type DeliveryOutcome } from "./outcome.ts";
import type { Rhythm } from "./rhythm.ts";
import { type LaneRoute, routeOf } from "./route.ts";
import type { Phase } from "./story.ts";

/** The attempts of one endpoint as a function of a block's number; nothing of them is kept. */
export interface Stream {
  readonly grid: Grid;
  readonly eras: readonly Era[];
  readonly routes: readonly LaneRoute[];
  readonly lanes: readonly Lane[];
  readonly outcomes: readonly DeliveryOutcome[];
  readonly messages: Messages;
  /** In which lanes a block has attempts: bit n is set for lane n. Of lanes beyond the 31st nobody knows. */
  lanesIn(block: number): number;
  /** The id of an attempt, without prefix. */
  idOf(attempt: Attempt): string;
}

export interface StreamFacts {
  readonly key: Key;
  readonly schedule: readonly number[];
  readonly rhythm: Rhythm;
  readonly phases: readonly Phase[];
  /** When messages end for counting: the scenario's now, or earlier. */
  readonly until: number;
  readonly span: number;
  readonly messages: number;
  readonly eventWeights: readonly number[];
}

export function streamOf(facts: StreamFacts): Stream {
  const { key, schedule } = facts;
  const grid = gridOf(facts.until, facts.span, facts.messages, facts.rhythm);
  const eras = erasOf(facts.phases, grid);
  const lanes = lanesOf(schedule);
  const idKey = child(key, "id");
  const outcomes = outcomeList(schedule.length + 1);
  const routes = lanes.map((lane, number) => routeOf(lane, number, grid, key));
  const messages = messagesOf(grid, eras, facts.eventWeights, key);
  return {
    grid,
    eras,
    lanes,
    outcomes,
    routes,
    messages,
    lanesIn: lanesWithAttempts(routes, outcomes, messages),
    idOf: ({ source, index, laneNumber, time }) => ksuid(time, idKey, source, counterOf(source, index, laneNumber)),
  };
}

function lanesWithAttempts(
  routes: readonly LaneRoute[],
  outcomes: readonly DeliveryOutcome[],
  messages: Messages,
): Stream["lanesIn"] {
  const having = routes.map(({ lane }) =>
    outcomes.reduce((bits, outcome, number) => bits | (attemptIn(lane, outcome) === undefined ? 0 : 1 << number), 0),
  );
  const isIn = (route: LaneRoute, laneNumber: number, block: number): boolean => {
    const first = route.firstSourceOf(block);
    const last = route.lastSourceOf(block, first);
    for (let source = first; source <= last; source++)
      if ((messages.presentIn(source) & (having[laneNumber] ?? 0)) !== 0) return true;
    return false;
  };
  return rememberNumber((block) =>
    routes.reduce(
      (bits, route, number) => (number < 32 && isIn(route, number, block) ? bits | (1 << number) : bits),
      0,
    ),
  );
}

/** What a walk asks of a block: which attempts, in which lanes there are any, and where it counts what it looked at. */
export interface Look {
  readonly lanes: readonly number[];
  readonly attempts: Uint8Array;
  /** By lane number, which outcomes have wanted attempts there: bit n is set for outcome n. */
  readonly outcomes: readonly number[];
  readonly events: Uint8Array | undefined;
  readonly effort: Effort;
}

/** How much a request looked at. The bounds in docs/data.md are promises about these numbers. */
export interface Effort {
  blocks: number;
  messages: number;
}

/** The attempts that take place in a block, newest first, those left out that `look` does not want. */
export function attemptsIn(stream: Stream, block: number, look: Look): readonly Attempt[] {
  const found: Attempt[] = [];
  look.effort.blocks++;
  // In most blocks nobody has an attempt of most lanes.
  const lanes = stream.lanesIn(block);
  for (const laneNumber of look.lanes) {
    const route = stream.routes[laneNumber];
    if (route === undefined || (laneNumber < 32 && (lanes & (1 << laneNumber)) === 0)) continue;
    const first = route.firstSourceOf(block);
    const last = route.lastSourceOf(block, first);
    for (let source = first; source <= last; source++) {
      if ((stream.messages.presentIn(source) & (look.outcomes[laneNumber] ?? 0)) === 0) continue;
      collect(stream, look, { route, laneNumber, source, block }, found);
    }
  }
  return found;
}

/** Puts an attempt where it belongs among those found in its block: they are few. */
function insert(stream: Stream, attempt: Attempt, found: Attempt[]): void {
  let at = found.length;
  for (; at > 0; at--) {
    const before = found[at - 1];
    if (before === undefined || !isNewer(stream, attempt, before)) break;
    found[at] = before;
  }
  found[at] = attempt;
}

function isNewer(stream: Stream, one: Attempt, other: Attempt): boolean {
  if (one.time !== other.time) return one.time > other.time;
  return compareBytes(stream.idOf(one), stream.idOf(other)) > 0;
}

interface AttemptBlock {
  readonly route: LaneRoute;
  readonly laneNumber: number;
  readonly source: number;
  readonly block: number;
}

function collect(
  stream: Stream,
  look: Look,
  { route, laneNumber, source, block }: AttemptBlock,
  found: Attempt[],
): void {
  const { outcomes, messages, grid } = stream;
  const numbers = messages.outcomesIn(source);
  const first = laneNumber * outcomes.length;
  look.effort.messages += numbers.length;
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] ?? 0;
    if (look.attempts[first + number] !== 1) continue;
    if (look.events !== undefined && look.events[messages.eventsIn(source)[index] ?? 0] !== 1) continue;
    const time = route.timeOf(source, index);
    const outcome = outcomes[number];
    if (outcome === undefined || grid.blockOf(time) !== block) continue;
    const success = attemptIn(route.lane, outcome) === "success";
    insert(stream, { source, index, laneNumber, lane: route.lane, outcome, success, time }, found);
  }
}

/**
 * The stretches of blocks that can hold wanted attempts, newest first, not touching: an era's messages have their attempts
 * a known number of blocks later, lane by lane. Stretches in which nothing can match are never looked at.
 */
export function stretchesOf(stream: Stream, attempts: Uint8Array): readonly (readonly [number, number])[] {
  const { eras, routes, outcomes } = stream;
  const spans: [number, number][] = [];
  for (const era of eras) {
    const dealt = new Set(era.slots);
    routes.forEach((route, l) => {
      if ([...dealt].some((o) => attempts[l * outcomes.length + o] === 1))
        spans.push([Math.max(0, era.from) + route.least, era.until - 1 + route.most]);
    });
  }
  spans.sort((a, b) => b[1] - a[1]);
  const merged: [number, number][] = [];
  for (const [from, to] of spans) {
    const last = merged.at(-1);
    if (last !== undefined && to >= last[0] - 1) last[0] = Math.min(last[0], from);
    else merged.push([from, to]);
  }
  return merged;
}
