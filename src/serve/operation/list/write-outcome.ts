import { jsonpatch } from "json-p3";
import type { Operation, WriteAnswer } from "../../../contract/model/contract.ts";
import { bareMediaType } from "../../../contract/model/media-type.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json } from "../../../generate/json.ts";
import type { Data } from "../../data/data.ts";
import type { SentRow } from "../../data/things/made-thing.ts";
import type { ThingWrite } from "../../data/things/thing-write.ts";
import { keyText } from "../../data/things/thing.ts";
import type { Asked } from "../here.ts";
import type { Outcome } from "../outcome.ts";
import { madeAround, withinOf } from "./list-outcome.ts";

/**
 * A row created, changed or removed: the outcome says what is to be kept of it, and shows it where the answer does.
 * Nothing is changed here: whoever sends the answer keeps what was written.
 * @param otherwise what the operation comes to where its answer does not show the row
 */
export function writeOutcome(
  operation: Operation,
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  { data, asked, otherwise }: { readonly data: Data; readonly asked: Asked; readonly otherwise: () => Outcome },
): Outcome {
  const write = writeOf(answer, parameters, data, asked);
  if (write === undefined) return { kind: "failure", failure: answer.missing };
  const { shown } = answer;
  const before = answer.key === undefined ? undefined : data.things.item(answer.entity, write.within, write.key);
  const thing = write.thing ?? before;
  const row = shown && thing && data.things.shown(answer.entity, thing, shown.row);
  const outcome =
    shown === undefined || row === undefined
      ? otherwise()
      : madeAround(operation, { ...shown, rows: row }, parameters, data);
  if (outcome.kind === "failure" || outcome.kind === "unservable") return outcome;
  const location = answer.action === "create" && answer.isBelow ? asked.here?.below(keyText(write.key)) : undefined;
  const headers = location === undefined ? outcome.headers : [...outcome.headers, ["Location", location] as const];
  return { ...outcome, headers, writes: [write] };
}

function writeOf(
  answer: WriteAnswer,
  parameters: ReadonlyMap<string, Value>,
  data: Data,
  asked: Asked,
): ThingWrite | undefined {
  const { action, entity } = answer;
  const within = withinOf(answer.within, parameters);
  const key = answer.key === undefined ? null : (parameters.get(answer.key) ?? null);
  if (action === "create") return data.things.create(entity, within, sentRow(answer, asked.body));
  const before = data.things.item(entity, within, key);
  if (before === undefined) return undefined;
  if (action === "remove") return { entity, key: before.key ?? keyText(key), within, thing: undefined, isNew: false };
  const sent = isJsonPatch(asked) ? patched(before.value, answer, asked) : sentRow(answer, asked.body);
  return data.things.change(entity, within, before, sent, isJsonPatch(asked) ? "replace" : action);
}

function sentRow({ body, sendable }: WriteAnswer, sent: Value | undefined): SentRow {
  const members = body.reduce<Json>(
    (at, step) =>
      isJsonObject(at) && Object.hasOwn(at, step)
        ? (at[step] ?? null)
        : Array.isArray(at)
          ? ((at as readonly Json[])[Number(step)] ?? null)
          : null,
    sent === undefined ? null : plainJson(sent),
  );
  return { members: isJsonObject(members) ? members : {}, sendable };
}

function isJsonPatch({ mediaType = "" }: Asked): boolean {
  return bareMediaType(mediaType) === "application/json-patch+json";
}

/** The row after a JSON Patch (RFC 6902); one that cannot be applied changes nothing. */
function patched(row: Json, { sendable }: WriteAnswer, { body }: Asked): SentRow {
  const copy = structuredClone(row);
  try {
    // What was read as JSON is JSON.
    const after = jsonpatch.apply(
      plainJson(body ?? null) as Parameters<typeof jsonpatch.apply>[0],
      copy as never,
    ) as Json;
    return {
      members: isJsonObject(after) ? after : {},
      sendable: new Set([...sendable, ...Object.keys(row as object)]),
    };
  } catch {
    return { members: isJsonObject(row) ? row : {}, sendable };
  }
}
