import { isObjectValue, type Value } from "../../contract/model/value.ts";
import { pointerTo } from "../../source/pointer.ts";
import type { Reply } from "../exchange/reply.ts";
import type { Deviation } from "./deviation.ts";
import { jsonForm } from "./json-form.ts";

/** A member that is `writeOnly` is shown. */
export function judgeWriteOnly(reply: Reply): Deviation | undefined {
  const { parsed } = reply;
  const form = jsonForm(reply);
  if (parsed.kind !== "value" || parsed.schema === undefined || form === undefined) return undefined;
  const value = form.json as Value; // what JSON.parse gives is a value
  const hidden = hiddenIn(value, parsed.schema.oneWay(value), "");
  if (hidden === undefined) return undefined;
  return { place: { kind: "value", pointer: hidden }, expected: "nothing: it is only written", found: "a value" };
}

/** The first member of a value that the same value lacks where it goes one way only, unless it says nothing. */
function hiddenIn(value: Value, bare: Value | undefined, pointer: string): string | undefined {
  if (bare === undefined) return saysNothing(value) ? undefined : pointer;
  if (Array.isArray(value)) {
    const items = value as readonly Value[];
    return firstOf(
      items.map((item, index) => [String(index), item, (bare as readonly Value[])[index]]),
      pointer,
    );
  }
  if (!isObjectValue(value) || !isObjectValue(bare)) return undefined;
  return firstOf(
    Object.entries(value).map(([name, member]) => [name, member, bare[name]]),
    pointer,
  );
}

function firstOf(
  members: readonly (readonly [name: string, value: Value, bare: Value | undefined])[],
  pointer: string,
): string | undefined {
  for (const [name, value, bare] of members) {
    const found = hiddenIn(value, bare, pointerTo(pointer, name));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Nothing, or a mask of what is there. */
function saysNothing(value: Value): boolean {
  if (typeof value === "string") return /^[*•.x-]*$/i.test(value);
  return value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
