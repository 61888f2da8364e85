import type { Value } from "../../../contract/model/value.ts";
import { child } from "../../../random/key.ts";
import { word } from "../../../random/threefry.ts";
import type { Row } from "../data.ts";
import type { EntityRows } from "../entity-rows.ts";
import { utcText } from "../../../contract/model/scalar/instant.ts";
import { ksuid, tickMs, tickOf } from "../ksuid.ts";
import { addresses } from "./address.ts";
import { answerCodes } from "./answer-code.ts";
import type { Attempt } from "./attempt.ts";
import { counterOf } from "./counter.ts";
import type { DeliveryDeclaration } from "./declaration.ts";
import type { Endpoint } from "./endpoint.ts";
import { stateAt } from "./flight.ts";

/** One property of an attempt's row. */
interface Part {
  readonly property: string;
  valueOf(attempt: Attempt, key: string, state: ReturnType<typeof stateAt>): Value;
}

/**
 * Spells an endpoint's attempts out as rows, as of the clock. The parts of a row come from one story; properties without a
 * part are made up one by one.
 */
export function attemptRows(
  endpoint: Endpoint,
  declaration: DeliveryDeclaration,
  rows: EntityRows,
): (attempt: Attempt) => Row {
  const { stream, flight } = endpoint;
  const { prefix } = declaration.id;
  const parts = partsOf(endpoint, declaration, rows);
  const plan = rows.plan(parts.map(({ property }) => property));
  const cells = child(endpoint.key, "row");
  return (attempt) => {
    const { source, index, laneNumber, outcome, success, time } = attempt;
    const key = prefix + stream.idOf(attempt);
    const settles = flight !== undefined && outcome.tries === 1 && success;
    const state = settles ? stateAt(flight, rows.now - time) : undefined;
    const valueOf = (part: number): Value => parts[part]?.valueOf(attempt, key, state) ?? null;
    return plan(key, valueOf, cells, [source, counterOf(source, index, laneNumber)]);
  };
}

/** The properties that the contract declares, in the order of a row. */
function partsOf(endpoint: Endpoint, declaration: DeliveryDeclaration, rows: EntityRows): readonly Part[] {
  const { id, message, owner, url, status, code, trigger, event, time, locale } = declaration;
  const { stream, story, events } = endpoint;
  const addressAt = addresses(endpoint.key, story, locale, rows.anchor);
  const answerCode = answerCodes(endpoint.key, story);
  const messageId = messageIds(endpoint);
  const part = (property: string | undefined, valueOf: Part["valueOf"]): readonly Part[] =>
    property === undefined ? [] : [{ property, valueOf }];
  return [
    ...part(id.property, (_, key) => key),
    ...part(message?.property, ({ source, index }) => (message?.prefix ?? "") + messageId(source, index)),
    ...part(owner, () => endpoint.owner),
    ...part(url, (attempt) => addressAt(attempt.time)),
    ...part(status?.property, ({ success }, _, state) => status?.[state ?? (success ? "success" : "failure")] ?? null),
    ...part(code, (attempt, _, state) => (state === undefined ? answerCode(attempt) : null)),
    ...part(time, (attempt) => utcText(attempt.time)),
    ...part(trigger?.property, ({ lane }) => trigger?.[lane.kind] ?? null),
    ...part(event?.property, ({ source, index }) => events[stream.messages.eventsIn(source)[index] ?? 0] ?? null),
  ];
}

/** A message is written down a moment before its first try. */
function messageIds({ key, stream }: Endpoint): (source: number, index: number) => string {
  const lagKey = child(key, "lag");
  const idKey = child(key, "message");
  return (source, index) => {
    const first = stream.routes[0]?.timeOf(source, index) ?? 0;
    const counter = counterOf(source, index);
    const before = (5 + (word(lagKey, source, counter) % 60)) * tickMs;
    return ksuid(tickOf(first - before), idKey, source, counter);
  };
}
