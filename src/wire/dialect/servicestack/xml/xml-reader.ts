import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { ListType, MapType, ObjectType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { ReadError, type Remarks } from "../../../format.ts";
import type { Spelling } from "../spelling.ts";
import { pointerTo } from "../../../../source/pointer.ts";
import { quote } from "../../../read/quote.ts";
import { readUtcWithMinutes } from "../read/date-reader.ts";
import { readChoice } from "../../../read/read-choice.ts";
import { describeType } from "../../../read/leaf-reader.ts";
import { isValueKind } from "../../../scalar/default-value.ts";
import { readXmlAnything } from "./xml-untyped.ts";
import { readXmlLeaf } from "./xml-leaf-reader.ts";
import { xmlMembers } from "./xml-members.ts";
import { ARRAYS, INSTANCE, SYSTEM, entryName, itemElement, rootName } from "./xml-names.ts";
import { type XmlElement, parseXmlTree, refuseElement } from "../../../xml/xml-tree.ts";

/**
 * Reads an XML answer: every element's name, namespace and place is checked.
 * @throws {ReadError} where the text is no XML, or not what the type writes.
 */
export function readXml(text: string, slot: Slot, _spelling: Spelling, remarks?: Remarks): Value {
  if (slot.type.kind === "string") return text;
  if (text === "" && slot.nullable) return null;
  const root = parseXmlTree(text);
  const { name, namespace } = rootName(slot.type);
  if (root.name !== name || root.namespace !== namespace)
    throw refuseElement(`the root <${name}> of ${namespace}`, root, "");
  return readElement(root, slot, "", remarks);
}

function readElement(element: XmlElement, slot: Slot, pointer: string, remarks: Remarks | undefined): Value {
  const { type } = slot;
  if (isNil(element)) {
    if (!slot.nullable && isValueKind(type))
      throw new ReadError(`expected ${describeType(type)}, found i:nil`, pointer, element.at);
    return null;
  }
  if (type.kind === "any") return readXmlAnything(element);
  if (type.kind === "union")
    return readChoice(type, remarks, (choice, told) =>
      readElement(element, { type: choice, nullable: slot.nullable }, pointer, told),
    );
  return readContent(element, type, pointer, remarks);
}

function readContent(element: XmlElement, type: Type, pointer: string, remarks: Remarks | undefined): Value {
  switch (type.kind) {
    case "object":
      return readMembers(onlyElements(element, pointer), type, pointer, remarks, element);
    case "list":
    case "tuple":
      return readItems(onlyElements(element, pointer), type, pointer, remarks);
    case "map":
      return readEntries(onlyElements(element, pointer), type, pointer, remarks);
    case "datetimeoffset":
      return readOffset(element, pointer);
    default: {
      const [child] = element.children;
      if (child !== undefined) throw refuseElement("text", child, pointer);
      const value = readXmlLeaf(element.text, type);
      if (value === undefined)
        throw new ReadError(`expected ${describeType(type)}, found ${quote(element.text)}`, pointer, element.at);
      return value;
    }
  }
}

/** Members stand in their order; what stands between them and is none is remarked. */
function readMembers(
  children: readonly XmlElement[],
  type: ObjectType,
  pointer: string,
  remarks: Remarks | undefined,
  parent: XmlElement,
): Value {
  const members = xmlMembers(type);
  const values: Record<string, Value> = {};
  const isMember = (child: XmlElement) =>
    members.some(({ element, namespace }) => element === child.name && namespace === child.namespace);
  let next = 0;
  /** What stood before and no schema names: it may be the next member by another name. */
  let stranger: string | undefined;
  for (const child of children) {
    const expected = members[next];
    if (expected !== undefined && expected.element === child.name && expected.namespace === child.namespace) {
      const place = pointerTo(pointer, expected.member.key);
      values[expected.member.key] = readElement(child, expected.member.slot, place, remarks);
      next += 1;
      stranger = undefined;
    } else if (isMember(child))
      throw refuseElement(
        expected === undefined ? "each member once" : describeMember(expected, stranger),
        child,
        pointer,
      );
    else {
      stranger = child.name;
      remarks?.(pointer, child.name);
    }
  }
  const missing = members[next];
  if (missing !== undefined) {
    const message = `expected ${describeMember(missing, stranger)}, found the end of <${parent.name}>`;
    throw new ReadError(message, pointer, parent.at);
  }
  return values;
}

function describeMember(
  { element, namespace }: { readonly element: string; readonly namespace: string },
  stranger: string | undefined,
): string {
  const renamed = stranger === undefined ? "" : ` (renamed to <${stranger}>, which no schema names?)`;
  return `<${element}> of ${namespace}${renamed}`;
}

function readItems(
  children: readonly XmlElement[],
  type: ListType | TupleType,
  pointer: string,
  remarks: Remarks | undefined,
): Value {
  const { name, namespace } = itemElement(type);
  return children.map((child, index) => {
    const place = pointerTo(pointer, index);
    if (child.name !== name || child.namespace !== namespace)
      throw refuseElement(`<${name}> of ${namespace}`, child, place);
    return readElement(child, itemSlot(type, index), place, remarks);
  });
}

function readEntries(
  children: readonly XmlElement[],
  type: MapType,
  pointer: string,
  remarks: Remarks | undefined,
): Value {
  const name = entryName(type.value);
  const entries = new Map<string, Value>();
  for (const child of children) {
    if (child.name !== name || child.namespace !== ARRAYS)
      throw refuseElement(`<${name}> of ${ARRAYS}`, child, pointer);
    const [key, value] = onlyNamed(child, ["Key", "Value"], ARRAYS, pointer);
    if (key === undefined || value === undefined) continue;
    if (entries.has(key.text))
      throw new ReadError(`expected each key once, found ${quote(key.text)} again`, pointer, key.at);
    entries.set(key.text, readElement(value, memberSlot(type, key.text), pointerTo(pointer, key.text), remarks));
  }
  return entries;
}

function readOffset(element: XmlElement, pointer: string): Value {
  const [dateTime, minutes] = onlyNamed(element, ["DateTime", "OffsetMinutes"], SYSTEM, pointer);
  const value = readUtcWithMinutes(dateTime?.text ?? "", minutes?.text ?? "");
  if (value === undefined)
    throw new ReadError("expected an instant in UTC and the minutes of its offset, found others", pointer, element.at);
  return value;
}

/** The children of an element that has exactly these. */
function onlyNamed(
  element: XmlElement,
  names: readonly string[],
  namespace: string,
  pointer: string,
): readonly XmlElement[] {
  const children = onlyElements(element, pointer);
  for (const [index, name] of names.entries()) {
    const child = children[index];
    if (child?.name !== name || child.namespace !== namespace)
      throw refuseElement(`<${name}> of ${namespace} in it`, child ?? element, pointer);
  }
  const more = children[names.length];
  if (more !== undefined) throw refuseElement(`only ${names.join(" and ")}`, more, pointer);
  return children;
}

function onlyElements(element: XmlElement, pointer: string): readonly XmlElement[] {
  if (element.text.trim() === "") return element.children;
  throw new ReadError(
    `expected only elements in <${element.name}>, found text ${quote(element.text.trim())}`,
    pointer,
    element.at,
  );
}

function isNil(element: XmlElement): boolean {
  return element.attributes.some(
    ({ name, namespace, value }) => name === "nil" && namespace === INSTANCE && value === "true",
  );
}
