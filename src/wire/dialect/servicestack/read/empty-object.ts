import type { ObjectType } from "../../../../contract/model/type.ts";
import type { ObjectValue } from "../../../../contract/model/value.ts";
import { defaultOf } from "../../../scalar/default-value.ts";

/** An object whose every member is null, or its default where it cannot be. */
export function emptyObject(type: ObjectType): ObjectValue {
  return Object.fromEntries(type.all.map(({ key, slot }) => [key, slot.nullable ? null : defaultOf(slot.type)]));
}
