import type { Type } from "../../contract/model/type.ts";
import type { Reply } from "../exchange/reply.ts";
import { jsonForm } from "./json-form.ts";
import { memberNamed } from "./member.ts";
import type { Remark } from "./result.ts";

/** Collects what is worth knowing and breaks no promise: members that the schema does not name. */
export interface Remarks {
  look(reply: Reply): void;
  all(): readonly Remark[];
}

/** Nothing remarked yet. */
export function remarksOf(): Remarks {
  const counts = new Map<string, number>();
  return {
    look(reply) {
      const { reading } = reply;
      if (reading.kind !== "value" || reading.format !== "json") return;
      for (const place of new Set(unknownMembers(jsonForm(reply)?.json, reading.type, "")))
        counts.set(place, (counts.get(place) ?? 0) + 1);
    },
    all: () => [...counts].map(([place, count]) => ({ place, text: "a member that the schema does not name", count })),
  };
}

function unknownMembers(value: unknown, type: Type, place: string): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value))
    return type.kind === "list"
      ? value.flatMap((item: unknown) => unknownMembers(item, type.item.type, `${place}/*`))
      : [];
  if (type.kind === "map")
    return Object.values(value).flatMap((member) => unknownMembers(member, type.value.type, `${place}/*`));
  if (type.kind !== "object") return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const known = memberNamed(type, name);
    return known === undefined ? [`${place}/${name}`] : unknownMembers(member, known.slot.type, `${place}/${name}`);
  });
}
