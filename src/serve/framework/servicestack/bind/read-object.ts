import type { Member, ObjectType } from "../../../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../../../contract/model/value.ts";
import { skipBlanks } from "./blank.ts";
import { checkClassName, namesClass } from "./class-name.ts";
import type { Token } from "./text-syntax.ts";
import { HostException, outOfBounds, outOfRange } from "./exception.ts";
import { takeQuoted } from "./json-dialect.ts";
import { jsv } from "./jsv-dialect.ts";
import { isEmptyMap } from "./read-map.ts";
import type { BindContext } from "./bind-context.ts";
import { trimWhite } from "./white.ts";

/**
 * Reads an object's members, their names in any case. A value that is not of its type leaves its member as it was; unknown
 * names are passed over; of equal names the last wins. A type without members reads no text at all. An object that names its
 * class and no member is null; in JSON the class counts before the first member only.
 * @throws {HostException} where the text does not begin with a brace, ends within a name or a string, or names an impossible class.
 */
export function readObject(token: string, type: ObjectType, context: BindContext): ObjectValue | null {
  if (type.all.length === 0) return {};
  if (token === "") return null;
  const json = context.syntax.name === "json";
  const start = json ? skipBlanks(token, 0) : 0;
  if (start >= token.length) throw outOfBounds();
  if (token[start] !== "{") throw notAnObject(token, type);
  const values: Record<string, Value> = {};
  if (isEmptyMap(token, start + 1)) return values;
  let place = json ? skipBlanks(token, start + 1) : start + 1;
  let begun = place >= token.length;
  while (place < token.length) {
    const name = json ? takeJsonName(token, place) : takeJsvName(token, place);
    const value = context.syntax.value(token, name.end);
    if (namesClass(name.text, value.text) && !(json && begun)) checkClassName(context.syntax.string(value.text));
    else {
      begun = true;
      setMember(values, memberNamed(type, name.text), value.text, context);
    }
    place = json ? afterJsonMember(token, value.end) : value.end + 1;
  }
  return begun ? values : null;
}

const named = new WeakMap<ObjectType, ReadonlyMap<string, Member>>();

/** A member of a type by its name in any case; of several the first. */
export function memberNamed(type: ObjectType, name: string): Member | undefined {
  const members = named.get(type) ?? membersByName(type);
  named.set(type, members);
  return members.get(name.toLowerCase());
}

function membersByName(type: ObjectType): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const member of type.all)
    for (const name of [member.name.toLowerCase(), member.key.toLowerCase()])
      if (!members.has(name)) members.set(name, member);
  return members;
}

/** Whether null can be put into a member: objects take it, numbers and their like only where they are nullable. */
const references = new Set(["string", "any", "uri", "bytes", "list", "map", "object"]);

function setMember(
  values: Record<string, Value>,
  member: Member | undefined,
  token: string,
  context: BindContext,
): void {
  if (member === undefined) return;
  try {
    const value = context.value(token, member.slot);
    if (value !== null || member.slot.nullable || references.has(member.slot.type.kind)) values[member.key] = value;
  } catch (error) {
    // What a nested object says of its class is the whole text's mistake.
    if (!(error instanceof HostException) || error.name === "NotSupportedException") throw error;
  }
}

/**
 * A name in quotes without escapes, and the place behind its colon. Of anything else one character is passed over and the
 * rest taken for the value of a member that nobody knows: so bare names, single quotes and comments lose their member.
 */
function takeJsonName(text: string, at: number): Token {
  if (text[at] !== '"') return { text: "", end: at + 1 };
  const special = text.slice(at + 1).search(/["\\]/);
  if (special < 0) throw outOfRange();
  if (text[at + 1 + special] === "\\") return { text: "", end: skipBlanks(text, at + 1) + 1 };
  const name = takeQuoted(text, at);
  return { text: name.text, end: skipBlanks(text, name.end) + 1 };
}

function takeJsvName(text: string, at: number): Token {
  const { text: name, end } = jsv.key(text, at);
  return { text: jsv.string(trimWhite(name)), end: end + 1 };
}

function afterJsonMember(text: string, at: number): number {
  const place = skipBlanks(text, at);
  const ended = text[place] === "," || text[place] === "}";
  return ended ? skipBlanks(text, place + 1) : place + 1;
}

function notAnObject(text: string, type: ObjectType): HostException {
  return new HostException(
    "SerializationException",
    `Type definitions should start with a '{', expecting serialized type '${type.name}', got string starting with: ${text.slice(0, 50)}`,
  );
}
