import type { FailureRule, WriteAnswer } from "../../../contract/model/contract.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import { valueAt } from "../../../source/pointer.ts";
import type { SentRow } from "../../data/things/made-thing.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Asked } from "../here.ts";
import type { CreateOptions, ThingData, Within } from "../../data/things/thing.ts";

/** The row in a body. */
export function sentRow(answer: WriteAnswer, { body: sent, files }: Pick<Asked, "body" | "files">): SentRow {
  const { body, into, sendable } = answer;
  const found = partAt(body, sent);
  const members = withUsual(answer, found);
  const [file] = files ?? [];
  if (into === undefined) return { members, sendable, file };
  const own = Object.entries(members).filter(([name]) => into.members.has(name));
  return { members: { [into.name]: Object.fromEntries(own) }, sendable: new Set([into.name]) };
}

/** What was sent of a row, and what its body says of what was not. */
function withUsual({ usual }: WriteAnswer, sent: Json): JsonObject {
  return { ...(usual as JsonObject), ...(isJsonObject(sent) ? sent : {}) };
}

/** One of several rows in a body, and the key by which the body names it. */
export interface SentOfMany {
  readonly key: Value | undefined;
  readonly row: SentRow;
}

/** Each row that a body lists: by its key, or as it is. @param property that tells rows apart */
export function sentRows(
  answer: WriteAnswer,
  sent: Value | undefined,
  property: string | undefined,
): readonly SentOfMany[] {
  const { action, body, keys, sendable } = answer;
  if (keys !== undefined) {
    const { members } = sentRow(answer, { body: sent });
    // What names the rows is no change of them.
    const [named = ""] = body.length === 0 ? keys : [];
    const changes = Object.fromEntries(Object.entries(members).filter(([name]) => name !== named));
    return listAt(partAt(keys, sent)).map((key) => ({ key, row: { members: changes, sendable } }));
  }
  const found = partAt(body, sent);
  // What is created may all be the server's: an object that leaves its list out asks for one row.
  const isUnsaid = action === "create" && body.length > 0 && found === null;
  return listAt(isUnsaid ? [{}] : found).map((one) => {
    const members = withUsual(answer, one);
    return { key: isJsonObject(one) ? members[property ?? ""] : one, row: { members, sendable } };
  });
}

function listAt(found: Json): readonly Json[] {
  return Array.isArray(found) ? (found as readonly Json[]) : [];
}

function partAt(at: readonly string[], sent: Value | undefined): Json {
  return sent === undefined ? null : ((valueAt(plainJson(sent), at) as Json | undefined) ?? null);
}

/** RFC 9110, section 15.5.10. */
export const conflict: FailureRule = {
  status: 409,
  code: "Conflict",
  message: "There is such a row already",
  field: undefined,
};

/** A row that no list shows and nobody wrote can be fetched like any other; to somebody who puts it there it is new. */
export function isThere(things: ThingData, entity: string, within: Within, key: Value): boolean {
  const own = things.namesOf(entity).length === 0 ? undefined : things.item(entity, within, key)?.key;
  return things.keyOf(entity) === undefined || things.isListed(entity, within, own ?? key);
}

/** Whether the key that a change gives a row is that of another one. */
export function isTaken(things: ThingData, { entity, within, key, formerKey }: ThingWrite): boolean {
  return formerKey !== undefined && isThere(things, entity, within, key);
}

/** The key by which a request names a new row; none: it is left to the server. */
export function keyed(key: Value | undefined): Pick<CreateOptions, "key"> {
  return key === undefined || key === null ? {} : { key };
}
