import { choiceOf } from "../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, openSlot } from "../../contract/model/inner-slot.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { isSuccess, type Reply } from "../exchange/reply.ts";
import { jsonForm } from "./json-form.ts";
import { memberNamed } from "./member.ts";
import type { Remark } from "./result.ts";

/** Collects what is worth knowing and breaks no promise: members that the schema does not name. */
export interface RemarkLog {
  look(reply: Reply): void;
  all(): readonly Remark[];
}

/** Nothing remarked yet. */
export function remarksOf(): RemarkLog {
  const counts = new Map<string, number>();
  return {
    look(reply) {
      if (reply.unread !== undefined) return;
      const { parsed } = reply;
      if (!isSuccess(reply) || parsed.kind !== "value" || parsed.format !== "json") return;
      for (const place of new Set(unknownMembers(jsonForm(reply)?.json, parsed.type, "")))
        counts.set(place, (counts.get(place) ?? 0) + 1);
    },
    all: () =>
      [...counts].map(([place, count]) => ({
        kind: "unnamed member",
        place,
        text: "a member that the schema does not name",
        count,
      })),
  };
}

function unknownMembers(value: unknown, given: Type, place: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  const type = choiceOf(value as Value, given); // what JSON.parse gives is a value
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => unknownMembers(item, itemSlot(type, index).type, `${place}/*`));
  const members: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (type.kind === "map")
    return members.flatMap(([key, member]) => unknownMembers(member, memberSlot(type, key).type, `${place}/*`));
  if (type.kind !== "object") return [];
  return members.flatMap(([name, member]) => {
    const slot = memberNamed(type, name)?.slot ?? memberSlot(type, name);
    return slot === openSlot ? [`${place}/${name}`] : unknownMembers(member, slot.type, `${place}/${name}`);
  });
}
