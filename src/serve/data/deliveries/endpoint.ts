import { fraction } from "../../../random/draw.ts";
import { child, type Key } from "../../../random/key.ts";
import { tickMs } from "../ksuid.ts";
import type { Attempt } from "./attempt.ts";
import type { DeliveryDeclaration } from "./declaration.ts";
import type { Flight } from "./flight.ts";
import { mostInBlock } from "./grid.ts";
import { lanesOf } from "./lane.ts";
import { meanRows } from "./mean-rows.ts";
import { outcomeList } from "./outcome.ts";
import { rhythmOf } from "./rhythm.ts";
import type { DeliveryStory } from "./story.ts";
import { type Stream, streamOf } from "./stream.ts";
import { walkAttempts } from "./walk.ts";
import { wantedBy } from "./wanted.ts";

/** Who an endpoint is: its story laid out on a grid, and where its rows begin and end. */
export interface Endpoint {
  readonly key: Key;
  readonly owner: string;
  readonly story: DeliveryStory;
  readonly stream: Stream;
  readonly events: readonly string[];
  readonly flight: Flight | undefined;
  /** No attempt after this: it was switched off. */
  readonly end: number;
  /** The oldest attempt there is; undefined: whatever the grid has. */
  readonly oldest: { readonly time: number; readonly id: string } | undefined;
}

export interface EndpointFacts {
  readonly owner: string;
  readonly key: Key;
  readonly story: DeliveryStory;
  readonly size: number;
  readonly days: number | undefined;
  /** Up to where the story is laid out: the scenario's now. */
  readonly anchor: number;
}

/** Up to this many rows a collection has exactly the number asked for, as of the scenario's now; above, about as many (within 2 %). */
const exactUpTo = 10_000;

const day = 86_400_000;

/** @returns undefined for an endpoint without rows. */
export function endpointOf(facts: EndpointFacts, declaration: DeliveryDeclaration): Endpoint | undefined {
  if (facts.size <= 0) return undefined;
  const exact = facts.size <= exactUpTo;
  if (!exact) return { ...layOut(facts, declaration, 1, 1), oldest: undefined };
  // Few rows lie far apart by chance: the time they are spread over is drawn together until none is older than any real one.
  for (let squeeze = 1; ; squeeze *= 0.8) {
    const laid = exactly(facts, declaration, squeeze);
    const keeps = laid.oldest === undefined || laid.oldest.time > facts.anchor - longestKept;
    if (keeps || facts.days !== undefined || squeeze < 0.05) return laid;
  }
}

/** Nothing older is kept by the systems that are stood in for, unless a scenario says how far back rows reach. */
const longestKept = 90 * day;

/** An endpoint with exactly as many rows as asked for: more messages than needed, of which the newest rows are kept. */
function exactly(facts: EndpointFacts, declaration: DeliveryDeclaration, squeeze: number): Endpoint {
  for (let spare = 1.25; ; spare *= 2) {
    const laid = layOut(facts, declaration, spare + 40 / (facts.size + 10), squeeze);
    const oldest = rowNumber(laid, facts.size, Math.min(facts.anchor, laid.end), declaration);
    if (oldest !== undefined || spare > 100)
      return { ...laid, oldest: oldest && { time: oldest.time, id: laid.stream.idOf(oldest) } };
  }
}

function layOut(
  { owner, key, story, size, days, anchor }: EndpointFacts,
  declaration: DeliveryDeclaration,
  spare: number,
  squeeze: number,
): Omit<Endpoint, "oldest"> {
  const rhythm = rhythmOf(story.rhythm ?? declaration.rhythm);
  const end = story.end?.(anchor) ?? Infinity;
  const until = Math.min(anchor, end);
  const phases = story.phases(anchor);
  const asked = Math.max(((days ?? story.days) * day - (anchor - until)) * squeeze, day / 24);
  const lanes = lanesOf(declaration.schedule);
  const mean = meanRows(phases, lanes, outcomeList(declaration.schedule.length + 1), rhythm, [until - asked, until]);
  const messages = (size / mean) * spare;
  const span = Math.max(asked * spare, (messages * tickMs * rhythm.peak) / (mostInBlock - 1));
  const events = [...(declaration.event?.values.keys() ?? [""])];
  const weights = [...(declaration.event?.values.values() ?? [1])];
  // Every endpoint has its own mixture.
  const eventKey = child(key, "mixture");
  const eventWeights = weights.map((weight, at) => weight * (0.4 + fraction(eventKey, at)));
  const stream = streamOf({ key, schedule: declaration.schedule, rhythm, phases, until, span, messages, eventWeights });
  return {
    key,
    owner,
    story,
    stream,
    events,
    end,
    flight: story.inFlight === true ? { meanGap: span / messages } : undefined,
  };
}

/** The n-th newest attempt at a time. */
function rowNumber(
  endpoint: Omit<Endpoint, "oldest">,
  n: number,
  at: number,
  declaration: DeliveryDeclaration,
): Attempt | undefined {
  const { stream, events, flight } = endpoint;
  const everything = wantedBy([], {
    declaration,
    lanes: stream.lanes,
    outcomes: stream.outcomes,
    events,
    flight,
    now: at,
  });
  let left = n;
  let found: Attempt | undefined;
  walkAttempts(stream, { ...everything, latest: at }, "older", { blocks: 0, messages: 0 }, (attempt) => {
    if (--left === 0) found = attempt;
    return found === undefined;
  });
  return found;
}
