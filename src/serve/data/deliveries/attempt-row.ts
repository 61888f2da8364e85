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

/**
 * Spells an endpoint's attempts out as rows, as of the clock. The parts of a row come from one story; properties without a
 * part are made up one by one.
 */
export function attemptRows(
  endpoint: Endpoint,
  declaration: DeliveryDeclaration,
  rows: EntityRows,
): (attempt: Attempt) => Row {
  const { id, message, owner, url, status, code, trigger, event } = declaration;
  const addressAt = addresses(endpoint.key, endpoint.story, declaration.locale, rows.anchor);
  const answerCode = answerCodes(endpoint.key, endpoint.story);
  const messageId = messageIds(endpoint);
  const cells = child(endpoint.key, "row");
  return (attempt) => {
    const { source, index, laneNumber, lane, outcome, success, time } = attempt;
    const key = id.prefix + endpoint.stream.idOf(attempt);
    const settles = endpoint.flight !== undefined && outcome.tries === 1 && success;
    const state = settles ? stateAt(endpoint.flight, rows.now - time) : undefined;
    const parts: [string, Value][] = [[id.property, key]];
    if (message !== undefined) parts.push([message.property, message.prefix + messageId(source, index)]);
    if (owner !== undefined) parts.push([owner, endpoint.owner]);
    if (url !== undefined) parts.push([url, addressAt(time)]);
    if (status !== undefined) parts.push([status.property, status[state ?? (success ? "success" : "failure")]]);
    if (code !== undefined) parts.push([code, state === undefined ? answerCode(attempt) : null]);
    parts.push([declaration.time, utcText(time)]);
    if (trigger !== undefined) parts.push([trigger.property, trigger[lane.kind]]);
    if (event !== undefined)
      parts.push([event.property, endpoint.events[endpoint.stream.messages.eventsIn(source)[index] ?? 0] ?? null]);
    return rows.spell(key, parts, cells, [source, counterOf(source, index, laneNumber)]);
  };
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
