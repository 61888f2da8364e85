import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { RowValues, rowsBehind } from "../../../../contract/model/row-values.ts";
import { isObjectValue, memberValue, type Value } from "../../../../contract/model/value.ts";
import { xmlOffset } from "../scalar/date-text.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import { writeAnyElement } from "./xml-anything.ts";
import { isNested } from "../nested/notation.ts";
import { RowText } from "../../../rows/row-text.ts";
import { NamelessNumber, xmlEnum, xmlLeaf } from "./xml-leaf.ts";
import { type XmlMember, xmlMembers } from "./xml-members.ts";
import { ARRAYS, SYSTEM, entryName, itemElement } from "./xml-names.ts";
import { type ElementContext, planElement, plannedElement, planRoot, type RootPlan } from "./xml-plan.ts";
import { prefixOf } from "./xml-scope.ts";
import { ImpossibleText, isNotable, XmlSink } from "./xml-sink.ts";

const KEY: Slot = { type: { kind: "string" }, nullable: false };

const roots = new WeakMap<Type, RootPlan>();

/** Writes a whole document's root element; the value is not null. */
export function writeRoot(sink: XmlSink, value: Value, type: Type): void {
  const root = roots.get(type) ?? planRoot(type);
  roots.set(type, root);
  sink.start(root.name, root.attributes);
  writeContent(sink, value, type, root.inside);
  sink.end();
}

/** Writes one element below another; a null is `i:nil` where the place may be null, the default elsewhere. */
function writeElement(
  sink: XmlSink,
  name: string,
  namespace: string,
  slot: Slot,
  value: Value,
  parent: ElementContext,
): void {
  // What stands in a place of several types decides how its element is written.
  const type = choiceOf(value, slot.type);
  const plan =
    type === slot.type
      ? plannedElement(name, namespace, slot, parent)
      : planElement(name, namespace, { type, nullable: slot.nullable }, parent);
  const held = value ?? plan.fallback;
  if (type.kind === "any" && held !== null) {
    writeAnyElement(sink, plan.tag, plan.redeclared, held, plan.inside.depth);
    return;
  }
  sink.start(plan.tag, held === null ? plan.nil : plan.attributes);
  if (held !== null) writeContent(sink, held, type, plan.inside);
  sink.end();
}

function writeContent(sink: XmlSink, value: Value, type: Type, place: ElementContext): void {
  switch (type.kind) {
    case "object":
      writeMembers(sink, value, type, place);
      return;
    case "list":
    case "tuple":
      writeItems(sink, Array.isArray(value) ? (value as readonly Value[]) : [], type, place);
      return;
    case "map":
      writeEntries(sink, value, type, place);
      return;
    case "datetimeoffset":
      writeOffset(sink, asText(value), place);
      return;
    case "enum": {
      const { text, failure } = xmlEnum(type, asText(value));
      if (text !== "") sink.text(text);
      if (failure !== undefined) throw failure;
      return;
    }
    default: {
      const text = xmlLeaf({ type, nullable: false }, value);
      if (text !== undefined) sink.text(text);
    }
  }
}

function writeItems(sink: XmlSink, items: readonly Value[], type: ListType | TupleType, place: ElementContext): void {
  const { name, namespace } = itemElement(type);
  const first = itemSlot(type, 0);
  const rows = rowsBehind(items);
  if (rows === undefined || first.type.kind !== "object") {
    items.forEach((item, index) => writeElement(sink, name, namespace, itemSlot(type, index), item, place));
    return;
  }
  const { tag, attributes, inside } = plannedElement(name, namespace, first, place);
  const text = spelled(rowWriter(first.type, inside), (row) => row.writeAll(rows));
  if (text !== undefined) {
    sink.elements(text);
    return;
  }
  for (const row of rows) {
    sink.start(tag, attributes);
    writeMembers(sink, row, first.type, inside);
    sink.end();
  }
}

function writeMembers(sink: XmlSink, value: Value | RowValues, type: ObjectType, place: ElementContext): void {
  const item = value instanceof RowValues || isObjectValue(value) ? value : undefined;
  const text = item && spelled(rowWriter(type, place), (row) => row.write(item));
  if (text !== undefined) {
    sink.elements(text);
    return;
  }
  const held = value instanceof RowValues ? value.value : value;
  for (const { member, element, namespace } of xmlMembers(type))
    writeElement(sink, element, namespace, member.slot, memberValue(held, member.key), place);
}

function rowWriter(type: ObjectType, place: ElementContext): RowText | null {
  if (place.row === undefined) place.row = newRowWriter(xmlMembers(type), place);
  return place.row;
}

/** Spells members that hold no others, one element after the other; null where some do. */
function newRowWriter(members: readonly XmlMember[], place: ElementContext): RowText | null {
  if (members.length === 0 || members.some(({ member }) => isNested(member.slot.type))) return null;
  return new RowText(
    members.map(({ member: { key, slot }, element, namespace }) => {
      const plan = plannedElement(element, namespace, slot, place);
      const [start, end] = [`<${plan.tag}${plan.attributes}>`, `</${plan.tag}>`];
      return {
        key,
        shown: (value) => value ?? null,
        isText: slot.type.kind === "string",
        spell: (held) => {
          const text = plainText(slot, held ?? plan.fallback);
          return text === undefined ? elementText(element, namespace, slot, held ?? null, place) : start + text + end;
        },
      };
    }),
    place.around,
  );
}

/** The text of a value that is there and means nothing to XML. */
function plainText(slot: Slot, held: Value): string | undefined {
  if (held === null || slot.type.kind === "enum" || slot.type.kind === "datetimeoffset") return undefined;
  const text = xmlLeaf(slot, held);
  return text === undefined || isNotable(text) ? undefined : text;
}

/** An element by itself. */
function elementText(name: string, namespace: string, slot: Slot, value: Value, place: ElementContext): string {
  const sink = new XmlSink("");
  writeElement(sink, name, namespace, slot, value, place);
  return sink.toString();
}

/** Undefined: XML cannot say all of it. Then it is written element by element, as far as it goes. */
function spelled(row: RowText | null, write: (row: RowText) => string): string | undefined {
  try {
    return row === null ? undefined : write(row);
  } catch (failure) {
    if (failure instanceof ImpossibleText || failure instanceof NamelessNumber) return undefined;
    throw failure;
  }
}

function writeEntries(sink: XmlSink, value: Value, type: MapType, place: ElementContext): void {
  const entries = value instanceof Map ? (value as ReadonlyMap<string, Value>) : new Map<string, Value>();
  const name = entryName(type.value);
  const prefix = prefixOf(place.scope, ARRAYS) ?? "";
  const tag = prefix === "" ? name : `${prefix}:${name}`;
  const inside: ElementContext = { scope: place.scope, depth: place.depth + 1, plans: new Map() };
  for (const [key, entry] of entries) {
    sink.start(tag, "");
    writeElement(sink, "Key", ARRAYS, KEY, key, inside);
    writeElement(sink, "Value", ARRAYS, memberSlot(type, key), entry, inside);
    sink.end();
  }
}

function writeOffset(sink: XmlSink, text: string, place: ElementContext): void {
  const { dateTime, offsetMinutes } = xmlOffset(text);
  writeElement(sink, "DateTime", SYSTEM, KEY, dateTime, place);
  writeElement(sink, "OffsetMinutes", SYSTEM, KEY, String(offsetMinutes), place);
}
