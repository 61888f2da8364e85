import { choiceOf } from "../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, openSlot } from "../../contract/model/inner-slot.ts";
import type { Type } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { nearestName } from "../../source/nearest.ts";
import { parsePointer } from "../../source/pointer.ts";
import type { Reply } from "../exchange/reply.ts";
import { jsonForm } from "./json-form.ts";
import { memberNamed } from "./member.ts";
import type { Place } from "./place.ts";

/**
 * What a member that is missing seems to be called now: one of a like name, beside where it should be, that the schema does not
 * name. Undefined: nothing is missing at the place, or nothing there has a like name.
 */
export function renamedAt(place: Place, replies: readonly Reply[]): string | undefined {
  if (place.kind !== "value") return undefined;
  const steps = parsePointer(place.pointer) ?? [];
  const name = steps.at(-1);
  if (name === undefined) return undefined;
  for (const reply of replies) {
    const unnamed = unnamedBeside(reply, steps.slice(0, -1), name);
    const alike = unnamed.find((one) => isAlike(one, name));
    if (alike !== undefined) return alike;
  }
  return undefined;
}

/** The members that the schema does not name of the object at a path, if it lacks the one of that name. */
function unnamedBeside(reply: Reply, steps: readonly string[], name: string): readonly string[] {
  const { parsed } = reply;
  if (parsed.kind !== "value") return [];
  let value = jsonForm(reply)?.json;
  let type: Type = parsed.type;
  for (const step of steps) {
    if (typeof value !== "object" || value === null) return [];
    type = choiceOf(value as Value, type); // what JSON.parse gives is a value
    type = (Array.isArray(value) ? itemSlot(type, Number(step)) : memberSlot(type, step)).type;
    value = (value as Readonly<Record<string, unknown>>)[step]; // of a list, the item of that number
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) || Object.hasOwn(value, name)) return [];
  const own = choiceOf(value as Value, type);
  return Object.keys(value).filter((key) => memberNamed(own, key) === undefined && memberSlot(own, key) === openSlot);
}

/** The same but for capitals and marks between words, or nearly, or longer by a word. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "")) as [string, string];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length > 2 && long.includes(short)) || nearestName(a, [b]) !== undefined;
}
