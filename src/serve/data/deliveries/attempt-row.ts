import { child } from "../../../random/key.ts";
import { word } from "../../../random/threefry.ts";
import type { OwnValue } from "../../../contract/model/row-values.ts";
import type { Row } from "../data.ts";
import type { EntityRows, RowPart } from "../entity-rows.ts";
import { utcText } from "../../../contract/model/scalar/instant.ts";
import { ksuid, ksuidLength, tickMs, tickOf } from "../ksuid.ts";
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
  const { stream } = endpoint;
  const { prefix } = declaration.id;
  const plan = rows.plan(partsOf(endpoint, declaration, rows));
  const cells = child(endpoint.key, "row");
  return (attempt) => {
    const { source, index, laneNumber } = attempt;
    return plan(prefix + stream.idOf(attempt), attempt, cells, source, counterOf(source, index, laneNumber));
  };
}

/** The properties that the contract declares, in the order of a row. */
function partsOf(endpoint: Endpoint, declaration: DeliveryDeclaration, rows: EntityRows): readonly RowPart<Attempt>[] {
  const { id, message, owner, url, status, code, trigger, event, time, locale } = declaration;
  const { stream, story, events } = endpoint;
  const addressAt = addresses(endpoint.key, story, locale, rows.anchor);
  const answerCode = answerCodes(endpoint.key, story);
  const messageId = messageIds(endpoint);
  const stateOf = states(endpoint, rows.now);
  const part = (
    property: string | undefined,
    valueOf: RowPart<Attempt>["valueOf"],
    own?: OwnValue,
  ): readonly RowPart<Attempt>[] => (property === undefined ? [] : [{ property, valueOf, own }]);
  const ofId = (prefix = ""): OwnValue => (/^\w*$/.test(prefix) ? { prefix, count: ksuidLength } : "any");
  return [
    ...part(id.property, (_, key) => key, ofId(id.prefix)),
    ...part(message?.property, (attempt) => (message?.prefix ?? "") + messageId(attempt), ofId(message?.prefix)),
    ...part(owner, () => endpoint.owner),
    ...part(url, ({ time: at }) => addressAt(at)),
    ...part(status?.property, (attempt) => status?.[stateOf(attempt)] ?? null),
    ...part(code, (attempt) => (isSettled(stateOf(attempt)) ? answerCode(attempt) : null)),
    ...part(time, ({ time: at }) => utcText(at), "time"),
    ...part(trigger?.property, ({ lane }) => trigger?.[lane.kind] ?? null),
    ...part(event?.property, ({ source, index }) => events[stream.messages.eventsIn(source)[index] ?? 0] ?? null),
  ];
}

type State = "success" | "failure" | "pending" | "sending";

/** What has become of an attempt: the newest of some stories have not settled yet. */
function states({ flight }: Endpoint, now: number): (attempt: Attempt) => State {
  const settled = ({ success }: Attempt): State => (success ? "success" : "failure");
  if (flight === undefined) return settled;
  return (attempt) => {
    const settles = attempt.outcome.tries === 1 && attempt.success;
    return (settles ? stateAt(flight, now - attempt.time) : undefined) ?? settled(attempt);
  };
}

function isSettled(state: State): boolean {
  return state === "success" || state === "failure";
}

/** A message is written down a moment before its first try, which is the attempt itself in the first lane. */
function messageIds({ key, stream }: Endpoint): (attempt: Attempt) => string {
  const lagKey = child(key, "lag");
  const idKey = child(key, "message");
  return ({ source, index, laneNumber, time }) => {
    const first = laneNumber === 0 ? time : (stream.routes[0]?.timeOf(source, index) ?? 0);
    const counter = counterOf(source, index);
    const before = (5 + (word(lagKey, source, counter) % 60)) * tickMs;
    return ksuid(tickOf(first - before), idKey, source, counter);
  };
}
