import type { Operation } from "../../contract/model/contract.ts";
import { documentedFor, formatOf } from "../../contract/model/media-type.ts";
import { choiceOf } from "../../contract/model/choice-of.ts";
import { itemSlot } from "../../contract/model/inner-slot.ts";
import type { Member, ObjectType, Slot, Type } from "../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../contract/model/value.ts";
import { responseOf } from "../exchange/read-reply.ts";
import type { Question } from "../exchange/question.ts";
import { contentTypeOf, type Reply } from "../exchange/reply.ts";

/** A piece of an operation's contract that a request can send or an answer can show. */
export interface PartName {
  readonly kind: "parameter" | "response" | "property" | "choice";
  /** `Limit`, `401 application/json`, `Attempts[].Status`, `Attempts[].Status = Success`. */
  readonly name: string;
  /** The property that it stands in, if in one. */
  readonly inside?: string;
  /** Of a response. */
  readonly status?: number | "default";
}

/** All parts of an operation, in the order of the contract. */
export function partsOf(operation: Operation): readonly PartName[] {
  const { parameters, responses, result } = operation;
  return [
    ...parameters.map(({ name }): PartName => ({ kind: "parameter", name })),
    ...responses.flatMap(({ status, content }) =>
      content.size === 0
        ? [responsePart(status, undefined)]
        : [...content.keys()].map((mediaType) => responsePart(status, mediaType)),
    ),
    ...(result === undefined ? [] : withoutRepeats(partsWithin(result))),
  ];
}

/** So many properties of an answer are told: types that hold each other have more paths than anybody reads. */
const mostParts = 2000;

/** Properties as deep as there are not too many of them, and all of one depth. */
function partsWithin(result: Type): readonly PartName[] {
  let found: readonly PartName[] = [];
  for (let deepest = 1; ; deepest += 1) {
    const room = { left: mostParts, isCut: false };
    const parts = partsBelow(result, "", undefined, [], { deepest, room });
    if (room.left < 0) return found;
    found = parts;
    if (!room.isCut) return found;
  }
}

interface Extent {
  /** How many objects may stand in each other. */
  readonly deepest: number;
  /** How many parts may still come, and whether something lies deeper. */
  readonly room: { left: number; isCut: boolean };
}

/** Choices of a union may name the same. */
function withoutRepeats(parts: readonly PartName[]): Iterable<PartName> {
  return new Map(parts.map((part) => [partKeyOf(part), part])).values();
}

/** The parts that an exchange exercises. */
export function partsIn(reply: Reply): ReadonlySet<string> {
  const { question, response } = reply;
  const parsed = reply.unread === undefined ? reply.parsed : undefined;
  const found = new Set(question.parameters.map(([name]) => partKeyOf({ kind: "parameter", name })));
  for (const name of membersSent(question)) found.add(partKeyOf({ kind: "parameter", name }));
  const documented = responseOf(question.operation, response.status);
  if (documented !== undefined)
    found.add(partKeyOf(responsePart(documented.status, mediaTypeIn(reply, documented.content))));
  const isSuccess = response.status >= 200 && response.status < 300;
  if (isSuccess && parsed?.kind === "value") addKeysBelow(parsed.value, parsed.type, "", found);
  return found;
}

/** Members of a body count as parameters, where the contract has them so. */
function membersSent({ body, operation }: Question): readonly string[] {
  if (body === undefined || !(formatOf(body.mediaType) === "json" || isForm(body.mediaType))) return [];
  const sent: unknown = body.value;
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return [];
  return operation.parameters.flatMap(({ name, in: place }) => (place === "body" && name in sent ? [name] : []));
}

function isForm(mediaType: string): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(mediaType);
}

/** By which a part is found again; names of parameters are the same in any case. */
export function partKeyOf({ kind, name }: Pick<PartName, "kind" | "name">): string {
  return `${kind} ${kind === "parameter" ? name.toLowerCase() : name}`;
}

function responsePart(status: number | "default", mediaType: string | undefined): PartName {
  return { kind: "response", name: mediaType === undefined ? `${status}` : `${status} ${mediaType}`, status };
}

/** The documented media type that an answer has: the same, or another name of the same format. */
function mediaTypeIn(reply: Reply, content: ReadonlyMap<string, unknown>): string | undefined {
  return documentedFor(content.keys(), contentTypeOf(reply));
}

/** Properties at any depth, and what each may choose from; a type inside itself is not followed again. */
function partsBelow(
  type: Type,
  place: string,
  property: string | undefined,
  above: readonly Type[],
  extent: Extent,
): readonly PartName[] {
  const { deepest, room } = extent;
  if (above.includes(type) || room.left < 0) return [];
  const inside = [...above, type];
  switch (type.kind) {
    case "list":
      return partsBelow(type.item.type, `${place}[]`, property, inside, extent);
    case "tuple":
      return type.items.flatMap((item) => partsBelow(item.type, `${place}[]`, property, inside, extent));
    case "union":
      return type.choices.flatMap((choice) => partsBelow(choice, place, property, inside, extent));
    case "map":
      return partsBelow(type.value.type, `${place}{}`, property, inside, extent);
    case "object":
      if (above.filter(({ kind }) => kind === "object").length >= deepest) {
        room.isCut = true;
        return [];
      }
      return shownIn(type).flatMap((member) => {
        const name = join(place, member.key);
        const choices = choicesOf(member).map((choice): PartName => {
          return { kind: "choice", name: `${name} = ${choice}`, inside: name };
        });
        room.left -= 1 + choices.length;
        return [
          { kind: "property", name, ...(property === undefined ? {} : { inside: property }) } as const,
          ...choices,
          ...partsBelow(member.slot.type, name, name, inside, extent),
        ];
      });
    default:
      return [];
  }
}

/** The members that answers may show. */
function shownIn({ all }: ObjectType): readonly Member[] {
  return all.filter(({ isWriteOnly }) => isWriteOnly !== true);
}

/** Adds the keys of what a value shows; members are looked up for every row, so what they are called is worked out once. */
function addKeysBelow(value: Value, given: Type, place: string, keys: Set<string>): void {
  if (value === null) return;
  const type = choiceOf(value, given);
  if ((type.kind === "list" || type.kind === "tuple") && Array.isArray(value)) {
    const items: readonly Value[] = value;
    for (const [index, item] of items.entries()) addKeysBelow(item, itemSlot(type, index).type, `${place}[]`, keys);
  } else if (type.kind === "map" && value instanceof Map)
    for (const item of value.values() as Iterable<Value>) addKeysBelow(item, type.value.type, `${place}{}`, keys);
  else if (type.kind === "object" && isObjectValue(value))
    for (const { key, name, property, choices, slot } of namedMembers(type, place)) {
      const shown = memberValue(value, key);
      if (shown === null) continue;
      keys.add(property);
      const choice = typeof shown === "string" ? choices.get(shown) : undefined;
      if (choice !== undefined) keys.add(choice);
      if (typeof shown === "object") addKeysBelow(shown, slot.type, name, keys);
    }
}

interface NamedMember {
  readonly key: string;
  readonly name: string;
  /** The keys of the property, and of each of its choices. */
  readonly property: string;
  readonly choices: ReadonlyMap<string, string>;
  readonly slot: Slot;
}

const named = new WeakMap<ObjectType, Map<string, readonly NamedMember[]>>();

function namedMembers(type: ObjectType, place: string): readonly NamedMember[] {
  const places = named.get(type) ?? new Map<string, readonly NamedMember[]>();
  named.set(type, places);
  const known = places.get(place);
  if (known !== undefined) return known;
  const members = type.all.map((member): NamedMember => {
    const name = join(place, member.key);
    const choices = choicesOf(member).map(
      (choice) => [choice, partKeyOf({ kind: "choice", name: `${name} = ${choice}` })] as const,
    );
    return {
      key: member.key,
      name,
      property: partKeyOf({ kind: "property", name }),
      choices: new Map(choices),
      slot: member.slot,
    };
  });
  places.set(place, members);
  return members;
}

/** More names than these are a vocabulary, e.g. all statuses of HTTP, of which an API shows what it needs. */
const mostChoices = 16;

/** What a property may be, where that is a list of names. A set of flags is more than its names. */
function choicesOf({ slot: { type }, limits }: Member): readonly string[] {
  if (type.kind === "enum")
    return type.flags || type.members.length > mostChoices ? [] : type.members.map(({ name }) => name);
  const choices: unknown = limits?.["enum"];
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === "string") : [];
}

function join(place: string, key: string): string {
  return place === "" ? key : `${place}.${key}`;
}
