import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot, unnamedIn } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { type RowValues, rowsBehind } from "../../../../contract/model/row-values.ts";
import { type ObjectValue, type Value, isObjectValue } from "../../../../contract/model/value.ts";
import { type Spelling, spellingKey } from "../spelling.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import type { Notation, Write } from "./notation.ts";
import { writeAnything } from "./anything.ts";
import { type MemberPlan, memberPlans } from "./member-plan.ts";
import type { Piece } from "../../../rows/piece.ts";
import { RowText } from "../../../rows/row-text.ts";

const compiled = new WeakMap<Type, Map<string, Write>>();

/** The writer of a place's values in a notation, compiled once per type, spelling and nullability. */
export function nestedWriter(slot: Slot, notation: Notation, spelling: Spelling): Write {
  let writers = compiled.get(slot.type);
  if (writers === undefined) compiled.set(slot.type, (writers = new Map<string, Write>()));
  const key = `${notation.name} ${spellingKey(spelling)} ${slot.nullable}`;
  const known = writers.get(key);
  if (known !== undefined) return known;
  // A type may hold itself: until it is compiled, its writer is looked up when it is needed.
  const forType = writers;
  writers.set(key, (value) => forType.get(key)?.(value) ?? "");
  const write = compile(slot, notation, spelling);
  writers.set(key, write);
  return write;
}

function compile(slot: Slot, notation: Notation, spelling: Spelling): Write {
  const { type } = slot;
  switch (type.kind) {
    case "object":
      return objectWriter(type, notation, spelling);
    case "list":
      return listWriter(type, notation, spelling);
    case "tuple":
      return tupleWriter(type, notation, spelling);
    case "map":
      return mapWriter(type, notation, spelling);
    case "union":
      return (value) =>
        nestedWriter({ type: choiceOf(value, type), nullable: slot.nullable }, notation, spelling)(value);
    case "any":
      return (value) => writeAnything(value, notation, spelling);
    default:
      return repeating(notation.leaf(slot, spelling));
  }
}

/** Remembers the text of the value spelled last: rows beside each other share many of their texts. */
function repeating(write: Write): Write {
  let last: Value | undefined;
  let text = "";
  return (value) => {
    if (value === last) return text;
    text = write(value);
    // Of numbers, 0 and -0 are equal and not alike.
    last = typeof value === "string" ? value : undefined;
    return text;
  };
}

function objectWriter(type: ObjectType, notation: Notation, spelling: Spelling): Write {
  const write = objectText(type, notation, spelling);
  return (value) => (isObjectValue(value) ? write.one(value) : "{}");
}

/** Spells objects, or all rows of a list. */
interface ObjectText {
  one(object: ObjectValue): string;
  all(rows: readonly RowValues[]): string;
}

function objectText(type: ObjectType, notation: Notation, spelling: Spelling): ObjectText {
  const members = new RowText(
    memberPlans(type, spelling).map((plan, at) => memberPiece(plan, at, notation, spelling)),
    { separated: true, before: "{", behind: "}", between: "," },
  );
  const { rest } = type;
  if (rest === undefined)
    return { one: (object) => `{${members.write(object)}}`, all: (rows) => members.writeAll(rows) };
  const writeRest = mapWriter(rest, notation, spelling);
  const one = (object: ObjectValue): string => {
    const text = members.write(object);
    const more = writeRest(unnamedIn(object, type)).slice(1, -1);
    return `{${text}${text === "" || more === "" ? "" : ","}${more}}`;
  };
  return { one, all: (rows) => rows.map(({ value }) => one(value)).join(",") };
}

function memberPiece(plan: MemberPlan, at: number, notation: Notation, spelling: Spelling): Piece {
  const label = `${at === 0 ? "" : ","}${notation.key(plan.name)}:`;
  const write = nestedWriter(plan.member.slot, notation, spelling);
  return {
    key: plan.key,
    shown: (value) => plan.shown(value),
    isText: plan.member.slot.type.kind === "string",
    spell: (held) => (held === undefined ? "" : label + (held === null ? "null" : write(held))),
  };
}

function listWriter(type: ListType, notation: Notation, spelling: Spelling): Write {
  const write = nestedWriter(type.item, notation, spelling);
  const ofNull = nullItem(type.item, notation, spelling);
  const { type: itemType } = type.item;
  let writer: ObjectText | undefined;
  return (value) => {
    if (!Array.isArray(value)) return "[]";
    const rows = rowsBehind(value as readonly Value[]);
    if (rows !== undefined && itemType.kind === "object") {
      writer ??= objectText(itemType, notation, spelling);
      return `[${writer.all(rows)}]`;
    }
    let text = "";
    for (let index = 0; index < value.length; index += 1) {
      const item = (value as readonly Value[])[index] ?? null;
      text += (index === 0 ? "" : ",") + (item === null ? ofNull : write(item));
    }
    return `[${text}]`;
  };
}

/** Each item by the type of its place. */
function tupleWriter(type: TupleType, notation: Notation, spelling: Spelling): Write {
  return (value) => {
    const items = Array.isArray(value) ? (value as readonly Value[]) : [];
    return `[${items.map((item, index) => writeItem(item, itemSlot(type, index), notation, spelling)).join(",")}]`;
  };
}

function writeItem(item: Value, slot: Slot, notation: Notation, spelling: Spelling): string {
  return item === null ? nullItem(slot, notation, spelling) : nestedWriter(slot, notation, spelling)(item);
}

/** What stands for a null item: the default where the code behind cannot hold a null. */
export function nullItem(slot: Slot, notation: Notation, spelling: Spelling): string {
  if (slot.type.kind === "object") return "{}";
  const fallback = slot.nullable ? null : defaultOf(slot.type);
  return fallback === null ? notation.nullItem : nestedWriter(slot, notation, spelling)(fallback);
}

function mapWriter(type: MapType, notation: Notation, spelling: Spelling): Write {
  const entryWriter = (slot: Slot) => ({
    write: nestedWriter(slot, notation, spelling),
    fallback: slot.nullable ? null : defaultOf(slot.type),
  });
  const usual = entryWriter(type.value);
  const bySlot = new Map(type.patterns.map(({ slot }) => [slot, entryWriter(slot)]));
  return (value) => {
    if (!(value instanceof Map)) return "{}";
    let text = "";
    for (const [key, entry] of value as ReadonlyMap<string, Value>) {
      const { write, fallback } = bySlot.get(memberSlot(type, key)) ?? usual;
      const held = entry ?? fallback;
      if (held !== null) text += `${text === "" ? "" : ","}${notation.key(key)}:${write(held)}`;
    }
    return `{${text}}`;
  };
}
