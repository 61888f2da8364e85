import type { WriteAnswer } from "../../../contract/model/contract.ts";
import type { Value } from "../../../contract/model/value.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Data } from "../../data/data.ts";
import { WritesUnderWay, writtenThings } from "../../data/things/thing-write.ts";
import type { ThingWrite } from "../../data/things/written-rows.ts";
import type { Asked } from "../here.ts";
import { withinOf } from "./list-outcome.ts";
import { sentRow } from "./sent-row.ts";

/** Rows of other entities that stand in a new one: found in the lists below it from now on, in the order in which they were sent. */
export function childrenOf(
  answer: WriteAnswer,
  { key, thing }: ThingWrite,
  parameters: ReadonlyMap<string, Value>,
  { data, asked }: { readonly data: Data; readonly asked: Asked },
): readonly ThingWrite[] {
  if (answer.action !== "create" || answer.children.size === 0 || thing === undefined) return [];
  const { members } = sentRow(answer, asked);
  return [...answer.children].flatMap(([member, { entity, within, owner, sendable }]) => {
    const rows = childRows(members[member], thing.value[member]);
    const property = data.things.keyOf(entity);
    const whose = withinOf(within, new Map([...parameters, [owner, key]]));
    const before = new WritesUnderWay();
    const things = writtenThings(data.things, before.writes);
    // Lists show first what was made last.
    return rows.toReversed().flatMap((row): ThingWrite[] => {
      const childKey = property === undefined ? undefined : row[property];
      const options = childKey === undefined ? {} : { key: childKey };
      const write = things.create(entity, whose, { members: row, sendable }, options);
      if (write === undefined) return [];
      before.add(write);
      return [write];
    });
  });
}

/** The rows as the new row shows them, which knows what was filled in of each; else as they were sent. */
function childRows(sent: Json | undefined, shown: Json | undefined): readonly JsonObject[] {
  const [given, made] = [sent, shown].map((rows) => (Array.isArray(rows) ? (rows as readonly Json[]) : []));
  const rows = made?.length === given?.length ? made : given;
  return (rows ?? []).map((row) => (isJsonObject(row) ? row : {}));
}
