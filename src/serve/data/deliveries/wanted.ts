import type { Value } from "../../../contract/model/value.ts";
import { floorMs, instantOf } from "../../../contract/model/scalar/instant.ts";
import type { Condition } from "../data.ts";
import type { DeliveryDeclaration } from "./declaration.ts";
import { attemptIn, type Lane } from "./lane.ts";
import type { DeliveryOutcome } from "./outcome.ts";
import { pendingMs, sendingMs, type Flight } from "./flight.ts";

/**
 * What conditions let a walk leave out without looking: necessary, not sufficient; every row is judged again in full.
 * This is where a filter becomes a skip: (lane, outcome) pairs and events that cannot match, and bounds in time.
 */
export interface Wanted {
  /** By lane number × outcomes + outcome number: 1 when such an attempt exists and can match. */
  readonly attempts: Uint8Array;
  /** By event number: 1 when it can match; undefined: any. */
  readonly events: Uint8Array | undefined;
  /** Inclusive bounds in milliseconds. */
  readonly earliest: number;
  readonly latest: number;
}

export interface WantedFacts {
  readonly declaration: DeliveryDeclaration;
  readonly lanes: readonly Lane[];
  readonly outcomes: readonly DeliveryOutcome[];
  readonly events: readonly string[];
  readonly flight: Flight | undefined;
  readonly now: number;
}

/** Everything there is, narrowed by conditions. */
export function wantedBy(conditions: readonly Condition[], facts: WantedFacts): Wanted {
  const { declaration, events, flight } = facts;
  const status = choices(conditions, declaration.status?.property);
  const trigger = choices(conditions, declaration.trigger?.property);
  const event = choices(conditions, declaration.event?.property);
  const unsettled =
    status !== undefined &&
    flight !== undefined &&
    ![...status].some((word) => word === declaration.status?.success || word === declaration.status?.failure);
  return {
    attempts: status === undefined && trigger === undefined ? allAttempts(facts) : attemptsBy(facts, status, trigger),
    events: event === undefined ? undefined : Uint8Array.from(events, (name) => (event.has(name) ? 1 : 0)),
    ...timeBounds(
      conditions,
      declaration.time,
      unsettled ? facts.now - pendingMs(flight) - sendingMs(flight) : -Infinity,
    ),
  };
}

type Choices = ReadonlySet<Value | undefined>;

const everything = new WeakMap<WantedFacts["lanes"], Uint8Array>();

/** Every attempt there is: the same object for the same lanes, so that what follows from it can be remembered. */
function allAttempts(facts: WantedFacts): Uint8Array {
  const known = everything.get(facts.lanes) ?? attemptsBy(facts, undefined, undefined);
  everything.set(facts.lanes, known);
  return known;
}

function attemptsBy(facts: WantedFacts, status: Choices | undefined, trigger: Choices | undefined): Uint8Array {
  const { declaration, lanes, outcomes } = facts;
  const attempts = new Uint8Array(lanes.length * outcomes.length);
  lanes.forEach((lane, l) => {
    if (trigger !== undefined && !trigger.has(triggerOf(declaration, lane))) return;
    outcomes.forEach((outcome, o) => {
      const came = attemptIn(lane, outcome);
      if (came === undefined) return;
      if (status === undefined || statesOf(facts, outcome, came).some((word) => status.has(word)))
        attempts[l * outcomes.length + o] = 1;
    });
  });
  return attempts;
}

function triggerOf(declaration: DeliveryDeclaration, lane: Lane): string | undefined {
  return lane.kind === "manual" ? declaration.trigger?.manual : declaration.trigger?.scheduled;
}

/** Every word that the status of such an attempt can be. */
function statesOf(
  { declaration, flight }: WantedFacts,
  outcome: DeliveryOutcome,
  came: "success" | "failure",
): readonly string[] {
  const { status } = declaration;
  if (status === undefined) return [];
  if (came === "failure") return [status.failure];
  return flight !== undefined && outcome.tries === 1
    ? [status.success, status.pending, status.sending]
    : [status.success];
}

/** The values that a property must have one of; undefined: no condition says. */
function choices(conditions: readonly Condition[], property: string | undefined): Choices | undefined {
  let left: Choices | undefined;
  for (const { property: named, operator, value } of conditions) {
    if (named !== property || (operator !== "equals" && operator !== "in")) continue;
    const given = new Set<Value | undefined>(
      operator === "in" && Array.isArray(value) ? (value as readonly Value[]) : [value],
    );
    const before: Choices | undefined = left;
    left = before === undefined ? given : new Set([...given].filter((one) => before.has(one)));
  }
  return left;
}

/** Attempts stand on whole milliseconds, so a bound within one is the next or the last whole one. */
function timeBounds(
  conditions: readonly Condition[],
  property: string,
  least: number,
): { earliest: number; latest: number } {
  let earliest = least;
  let latest = Infinity;
  for (const { property: named, operator, value } of conditions) {
    const instant = named === property && typeof value === "string" ? instantOf(value) : undefined;
    if (instant === undefined) continue;
    const floor = floorMs(instant);
    const ceiling = -floorMs(-instant);
    if (operator === "before") latest = Math.min(latest, ceiling - 1);
    if (operator === "onOrBefore") latest = Math.min(latest, floor);
    if (operator === "after") earliest = Math.max(earliest, floor + 1);
    if (operator === "onOrAfter") earliest = Math.max(earliest, ceiling);
  }
  return { earliest, latest };
}
