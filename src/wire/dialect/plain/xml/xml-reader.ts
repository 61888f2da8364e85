import { memberSlot, openSlot } from "../../../../contract/model/inner-slot.ts";
import type { MapType, Member, ObjectType, Slot, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { parseXmlTree, parseXmlTreeInTurns, type XmlElement } from "../../../xml/xml-tree.ts";
import { readText } from "../scalar-text.ts";
import { isWrapped, itemName, xmlName } from "./xml-names.ts";

/**
 * Reads XML by what its schemas say. Whether it is what they say is left to the schema: text that is none of its type stays
 * text, and elements that no schema names become members of their names.
 * @throws {ReadError} where it is no well-formed XML
 */
export function readXml(text: string, { type }: Slot): Value {
  return read(parseXmlTree(text), type, true);
}

/** The same, between whose turns others have theirs. @throws {ReadError} */
export async function readXmlInTurns(text: string, { type }: Slot): Promise<Value> {
  return read(await parseXmlTreeInTurns(text), type, true);
}

function read(element: XmlElement, given: Type, isRoot = false): Value {
  if (element.attributes.some(({ name, value }) => name === "nil" && value === "true")) return null;
  const type = typeFor(element, given);
  switch (type.kind) {
    case "object":
      return readObject(element, type);
    case "map":
      return readMap(element, type);
    case "list":
      return element.children.map((child) => read(child, type.item.type));
    case "any":
      return element.children.length === 0 && !isRoot ? element.text : readMap(element, openMap);
    default:
      return readText(element.text, type) ?? element.text;
  }
}

const openMap: MapType = { kind: "map", value: openSlot, patterns: [] };

/** Of several types the first that has every child of the element, else the first that its text is of. */
function typeFor(element: XmlElement, type: Type): Type {
  if (type.kind !== "union") return type;
  const names = element.children.map(({ name }) => name);
  const containers = type.choices.filter(({ kind }) => ["object", "map", "list"].includes(kind));
  if (names.length === 0)
    return (
      type.choices.find((choice) => readText(element.text, choice) !== undefined) ?? containers[0] ?? openSlot.type
    );
  const fitting = containers.find(
    (choice) =>
      choice.kind === "object" && names.every((name) => choice.all.some((member) => elementsOf(member) === name)),
  );
  return fitting ?? containers[0] ?? openSlot.type;
}

function readObject(element: XmlElement, type: ObjectType): Value {
  const found: Record<string, Value> = {};
  const taken = new Set<string>();
  for (const member of type.all) {
    const value = readMember(element, member, taken);
    if (value !== undefined) found[member.key] = value;
  }
  const rest = element.children.filter(({ name }) => !taken.has(name));
  return { ...found, ...grouped(rest, (name) => memberSlot(type, name).type) };
}

function readMember(element: XmlElement, member: Member, taken: Set<string>): Value | undefined {
  const { slot } = member;
  const { node } = slot.xml ?? {};
  if (node === "text" || node === "cdata") return readText(element.text, slot.type) ?? element.text;
  if (node === "attribute") {
    const name = xmlName(slot.xml?.name ?? member.key);
    const attribute = element.attributes.find((one) => one.name === name);
    return attribute && (readText(attribute.value, slot.type) ?? attribute.value);
  }
  const name = elementsOf(member);
  const children = element.children.filter((child) => child.name === name);
  taken.add(name);
  const [first] = children;
  if (first === undefined) return undefined;
  const { type } = slot;
  if (type.kind !== "list" || isWrapped(slot.xml)) return read(first, type);
  return children.map((child) => read(child, type.item.type));
}

/** What the elements of a member are called. */
function elementsOf({ key, slot }: Member): string {
  if (slot.type.kind === "list" && !isWrapped(slot.xml)) return itemName(slot.type.item, key);
  return xmlName(slot.xml?.name ?? key);
}

function readMap(element: XmlElement, type: MapType): Value {
  return grouped(element.children, (name) => memberSlot(type, name).type);
}

/** Elements of one name are a list where they are several. */
function grouped(children: readonly XmlElement[], typeOf: (name: string) => Type): Readonly<Record<string, Value>> {
  const groups = new Map<string, XmlElement[]>();
  for (const child of children) {
    const group = groups.get(child.name);
    if (group === undefined) groups.set(child.name, [child]);
    else group.push(child);
  }
  return Object.fromEntries(
    [...groups].map(([name, same]) => {
      const type = typeOf(name);
      const [only, ...others] = same;
      if (only !== undefined && others.length === 0) return [name, read(only, type)];
      return [name, same.map((child) => read(child, type.kind === "list" ? type.item.type : type))];
    }),
  );
}
