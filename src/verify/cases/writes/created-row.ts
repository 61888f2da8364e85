import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import type { Json } from "../../../generate/json.ts";
import { percentDecoded } from "../../../wire/scalar/percent.ts";
import type { Question } from "../../exchange/question.ts";
import type { Reply } from "../../exchange/reply.ts";
import { headerOf } from "../../exchange/wire.ts";
import { jsonForm } from "../../verdict/json-form.ts";
import { combinationsOf, questionWith } from "../answers/baseline-question.ts";
import type { Ground } from "../case.ts";
import { isRow, jsonAt, type JsonRow } from "../pages/rows-at.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";

/** The operations on rows of one kind, as far as they are known. */
export interface Siblings {
  readonly item: Operation | undefined;
  readonly list: Operation | undefined;
  readonly replace: Operation | undefined;
  readonly merge: Operation | undefined;
  readonly remove: Operation | undefined;
}

/** Operations on rows of the same entity; those for one row have its name behind the path by which rows are created. */
export function siblingsOf({ contract, operation }: Ground, { entity }: WriteAnswer): Siblings {
  const { operations } = contract;
  const depth = operation.segments.length;
  const isBelow = ({ segments, path }: Operation): boolean =>
    segments.length > depth || path.startsWith(`${operation.path}(`);
  const write = (action: WriteAnswer["action"]): Operation | undefined =>
    operations.find(
      (one) =>
        one.answer.kind === "write" && one.answer.entity === entity && one.answer.action === action && isBelow(one),
    );
  return {
    item: operations.find((one) => one.answer.kind === "item" && one.answer.entity === entity && isBelow(one)),
    list: operations.find(
      (one) => one.answer.kind === "list" && one.answer.entity === entity && one.path === operation.path,
    ),
    replace: write("replace"),
    merge: write("merge"),
    remove: write("remove"),
  };
}

/** What a creation says it made: the row, and the key by which it is found. */
export interface CreatedRow {
  readonly key: string;
  readonly row: JsonRow | undefined;
}

/** The row that an answer shows, else what its `Location` names (RFC 9110 section 15.3.2); undefined: it says neither. */
export function createdBy(reply: Reply, ground: Ground, answer: WriteAnswer): CreatedRow | undefined {
  const given = jsonAt(jsonForm(reply)?.json, answer.shown?.at ?? []);
  const row = isRow(given) ? given : undefined;
  const key = row?.[keyNameOf(ground, answer)];
  if (typeof key === "string" || typeof key === "number" || typeof key === "bigint") return { key: textOf(key), row };
  const location = headerOf(reply.response, "location")?.split(/[?#]/)[0] ?? "";
  const last = location.split("/").at(-1) ?? "";
  return last === "" ? undefined : { key: percentDecoded(last), row };
}

/** The property that tells rows of the entity apart. */
export function keyNameOf({ contract }: Ground, { entity }: WriteAnswer): string {
  return contract.entities.get(entity)?.things?.key ?? "id";
}

/** The row that a creation sends; without members where it sends none. */
export function sentRow({ body }: Question, answer: WriteAnswer): JsonRow {
  const json = body === undefined ? undefined : jsonAt(body.value, answer.body);
  // What is sent bare and shown inside an object need not be shown alike.
  return isRow(json) && answer.into === undefined ? json : {};
}

/** A question of a sibling about one row: its path says what the creation's said, and names the row behind that. */
export function aboutRow(ground: Ground, sibling: Operation, created: Question, key: string): Question {
  const own = placesIn(created.operation);
  const given = new Map(created.parameters.map(([name, value]) => [name, value]));
  const found = new Map(
    placesIn(sibling).map(({ name, at }) => {
      const owner = own.find((place) => place.at === at);
      return [name, [(owner && given.get(owner.name)) ?? key]] as const;
    }),
  );
  const target = { ...ground.target, values: new Map<string, readonly string[]>(), together: [] };
  const about: Ground = { ...ground, target, operation: sibling, known: new Map(), found };
  return questionWith(about, combinationsOf(about)[0] ?? []);
}

function placesIn({ segments }: Operation): readonly { readonly name: string; readonly at: number }[] {
  return segments.flatMap((segment, at) =>
    segment.flatMap((piece) => (typeof piece === "string" ? [] : [{ name: piece.parameter, at }])),
  );
}

/** The members of a row that were sent and came back otherwise; undefined: none. */
export function firstLost(sent: JsonRow, shown: JsonRow, sendable: ReadonlySet<string>): string | undefined {
  const isPlain = (value: Json | undefined): boolean =>
    value !== undefined && (typeof value !== "object" || value === null);
  return [...sendable].find(
    (name) => isPlain(sent[name]) && isPlain(shown[name]) && JSON.stringify(sent[name]) !== JSON.stringify(shown[name]),
  );
}
