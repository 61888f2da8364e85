import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { RowValues, rowsBehind } from "../../../../contract/model/row-values.ts";
import { isObjectValue, memberValue, type ObjectValue, type Value } from "../../../../contract/model/value.ts";
import { xmlOffset } from "../scalar/date-text.ts";
import { defaultOf } from "../../../scalar/default-value.ts";
import { asText } from "../../../scalar/leaf-text.ts";
import { writeAnyElement } from "./xml-anything.ts";
import { isNested } from "../nested/notation.ts";
import { RowText } from "../../../rows/row-text.ts";
import { NamelessNumber, xmlEnum, xmlLeaf } from "./xml-leaf.ts";
import { type XmlMember, xmlMembers } from "./xml-members.ts";
import { ARRAYS, INSTANCE, SYSTEM, contentNamespace, entryName, itemElement, rootName } from "./xml-names.ts";
import { type Scope, prefixOf } from "./xml-scope.ts";
import { ImpossibleText, isNotable, XmlSink } from "./xml-sink.ts";

/** The element being written: where it stands decides its prefixes. */
interface ElementContext {
  readonly scope: Scope;
  /** The root is 1. */
  readonly depth: number;
  /** How the elements inside are written, by name and place: worked out once, and the same in every document of the type. */
  readonly plans: Map<string, Map<Slot, ElementPlan>>;
  /** Spells the members of the objects that stand here; `null`: some of them hold other values. Absent: nobody has asked yet. */
  row?: RowText | null;
}

/** How an element is written, wherever its value comes from. */
interface ElementPlan {
  readonly tag: string;
  /** The namespaces that it declares. */
  readonly attributes: string;
  readonly nil: string;
  /** Of those, the new default namespace alone. */
  readonly redeclared: string;
  /** What stands where there is no value. */
  readonly fallback: Value;
  readonly inside: ElementContext;
}

const KEY: Slot = { type: { kind: "string" }, nullable: false };

interface RootPlan {
  readonly name: string;
  readonly attributes: string;
  readonly inside: ElementContext;
}

const roots = new WeakMap<Type, RootPlan>();

/** Writes a whole document's root element; the value is not null. */
export function writeRoot(sink: XmlSink, value: Value, type: Type): void {
  const root = roots.get(type) ?? planRoot(type);
  roots.set(type, root);
  sink.start(root.name, root.attributes);
  writeContent(sink, value, type, root.inside);
  sink.end();
}

function planRoot(type: Type): RootPlan {
  const { name, namespace } = rootName(type);
  const root: Scope = { prefix: "", namespace, outer: undefined };
  const instance = contentNamespace(type) === undefined ? "" : ` xmlns:i="${INSTANCE}"`;
  const scope = { prefix: "i", namespace: INSTANCE, outer: root };
  return {
    name,
    attributes: `${instance} xmlns="${attribute(namespace)}"`,
    inside: { scope, depth: 1, plans: new Map() },
  };
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

function plannedElement(name: string, namespace: string, slot: Slot, parent: ElementContext): ElementPlan {
  let byPlace = parent.plans.get(name);
  if (byPlace === undefined) parent.plans.set(name, (byPlace = new Map<Slot, ElementPlan>()));
  let plan = byPlace.get(slot);
  if (plan === undefined) byPlace.set(slot, (plan = planElement(name, namespace, slot, parent)));
  return plan;
}

function planElement(name: string, namespace: string, { type, nullable }: Slot, parent: ElementContext): ElementPlan {
  const depth = parent.depth + 1;
  const prefix = prefixOf(parent.scope, namespace);
  const outer = prefix === undefined ? { prefix: "", namespace, outer: parent.scope } : parent.scope;
  // A namespace that has no prefix yet becomes the default one; the writer says so last.
  const redeclared = prefix === undefined ? ` xmlns="${attribute(namespace)}"` : "";
  const content = contentNamespace(type);
  const own = content === undefined || prefixOf(outer, content) !== undefined ? undefined : `d${depth}p1`;
  const scope = own === undefined || content === undefined ? outer : { prefix: own, namespace: content, outer };
  const declared = own === undefined || content === undefined ? "" : ` xmlns:${own}="${attribute(content)}"`;
  return {
    tag: prefix === undefined || prefix === "" ? name : `${prefix}:${name}`,
    attributes: declared + redeclared,
    nil: `${declared} i:nil="true"${redeclared}`,
    redeclared,
    fallback: nullable ? null : defaultOf(type),
    inside: { scope, depth, plans: new Map() },
  };
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
  for (const row of rows) {
    sink.start(tag, attributes);
    writeMembers(sink, row, first.type, inside);
    sink.end();
  }
}

function writeMembers(sink: XmlSink, value: Value | RowValues, type: ObjectType, place: ElementContext): void {
  if (place.row === undefined) place.row = rowWriter(xmlMembers(type), place);
  const item = value instanceof RowValues || isObjectValue(value) ? value : undefined;
  const text = place.row === null || item === undefined ? undefined : rowText(item, place.row);
  if (text !== undefined) {
    sink.elements(text);
    return;
  }
  const held = value instanceof RowValues ? value.value : value;
  for (const { member, element, namespace } of xmlMembers(type))
    writeElement(sink, element, namespace, member.slot, memberValue(held, member.key), place);
}

/** Spells members that hold no others, one element after the other; null where some do. */
function rowWriter(members: readonly XmlMember[], place: ElementContext): RowText | null {
  if (members.some(({ member }) => isNested(member.slot.type))) return null;
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
function rowText(value: ObjectValue | RowValues, row: RowText): string | undefined {
  try {
    return row.write(value);
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

/** A namespace as an attribute's value. */
function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
