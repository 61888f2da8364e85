import { enumLookup } from "../../../../contract/model/scalar/enum-lookup.ts";
import type { EnumType, ListType, MapType, Member, ObjectType, Slot, Type } from "../../../../contract/model/type.ts";
import type { ObjectValue, Value } from "../../../../contract/model/value.ts";
import { spellAtOffset } from "./datetimeoffset.ts";
import { HostException } from "./exception.ts";
import { readInvariantDate } from "./invariant-date.ts";
import { className } from "./request-dto.ts";
import { readXmlScalar, scalarTypeName, systemTypeName } from "./xml-scalar.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";

const arrays = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const nullable = new Set<Type["kind"]>(["string", "any", "uri", "bytes", "list", "map", "object"]);

/** Reads the elements of one document into values; `owner` is the class that messages speak of. */
export class XmlReading {
  readonly #owner: string;
  readonly #now: string;

  constructor(owner: string, now: string) {
    this.#owner = owner;
    this.#now = now;
  }

  /** A failure inside the document, in the serializer's words. */
  problem(message: string): HostException {
    return new HostException(
      "SerializationException",
      `There was an error deserializing the object of type ${this.#owner}. ${message}`,
    );
  }

  /** Members in contract order: after one was read, only those behind it are seen. */
  object(element: XmlElement, type: ObjectType): ObjectValue {
    const members = contractOrder(type);
    const values: Record<string, Value> = {};
    let next = 0;
    for (const child of this.#elements(element)) {
      const index = members.findIndex(
        ({ member, namespace }, place) => place >= next && member.name === child.name && namespace === child.namespace,
      );
      const found = members[index];
      if (found === undefined) {
        this.#skip(child);
        continue;
      }
      values[found.member.key] = this.#value(child, found.member.slot);
      next = index + 1;
    }
    return values;
  }

  #value(element: XmlElement, slot: Slot): Value {
    const { type } = slot;
    if (element.nil) {
      if (slot.nullable || nullable.has(type.kind)) return null;
      throw new HostException("SerializationException", `ValueType 'System.${systemTypeName(type)}' cannot be null.`);
    }
    switch (type.kind) {
      case "object":
        return this.object(element, type);
      case "list":
        return this.#list(element, type);
      case "map":
        return this.#map(element, type);
      case "enum":
        return this.#enum(this.#text(element), type);
      case "datetimeoffset":
        return this.#offset(element);
      default:
        return this.#scalar(element, type);
    }
  }

  #scalar(element: XmlElement, type: Type): Value {
    const text = this.#text(element);
    const value = readXmlScalar(text, type, this.#now);
    if (value === undefined) throw this.#unreadable(text, element, type);
    return value;
  }

  #unreadable(text: string, element: XmlElement, type: Type): HostException {
    if (type.kind === "bytes")
      return this.problem(`Base64 sequence length (${String(text.length)}) not valid. Must be a multiple of 4.`);
    // Small and unsigned numbers are read as larger ones, and only then found not to fit.
    const fitsLarger =
      type.kind === "integer" &&
      readXmlScalar(text, { kind: "integer", bits: 32, signed: true }, this.#now) !== undefined;
    if (fitsLarger)
      return this.problem(
        `${element.endPlace.error} The value '${text}' cannot be parsed as the type '${systemTypeName(type)}'.`,
      );
    return this.problem(`The value '${text}' cannot be parsed as the type '${scalarTypeName(type)}'.`);
  }

  /** Passes over an element that nobody asked for; it must still be XML. */
  #skip(element: XmlElement): void {
    for (const child of element.children) {
      if (child.kind === "broken") throw this.problem(child.message);
      if (child.kind === "element") this.#skip(child);
    }
  }

  #list(element: XmlElement, type: ListType): Value {
    const [name, namespace] = itemName(type.item.type);
    const values: Value[] = [];
    for (const child of this.#elements(element)) {
      if (child.name === name && child.namespace === namespace) values.push(this.#value(child, type.item));
      else this.#skip(child);
    }
    return values;
  }

  #map(element: XmlElement, type: MapType): Value {
    const entries = new Map<string, Value>();
    for (const entry of this.#elements(element)) {
      if (!entry.name.startsWith("KeyValueOfstring") || entry.namespace !== arrays) continue;
      const [key, value] = this.#expected(entry, ["Key", "Value"]);
      if (key === undefined || value === undefined) continue;
      const name = this.#text(key);
      if (entries.has(name))
        throw new HostException("ArgumentException", `An item with the same key has already been added. Key: ${name}`);
      entries.set(name, this.#value(value, type.value));
    }
    return entries;
  }

  #offset(element: XmlElement): Value {
    const [instant, minutes] = this.#expected(element, ["DateTime", "OffsetMinutes"]);
    if (instant === undefined || minutes === undefined) return null;
    const time = this.#scalar(instant, { kind: "datetime" });
    const offset = this.#scalar(minutes, { kind: "integer", bits: 16, signed: true });
    return spellAtOffset(readInvariantDate(typeof time === "string" ? time : "", 0n)?.ticks ?? 0n, Number(offset));
  }

  /** Names of flags are separated by blanks; of other enums one name is the whole text. */
  #enum(text: string, type: EnumType): Value {
    const names = type.flags ? text.split(" ").filter((name) => name !== "") : [text];
    const { byName, canonicalOf, numberOf } = enumLookup(type);
    for (const name of names) if (!byName.has(name)) throw unknownName(name, type);
    return canonicalOf(names.reduce((bits, name) => bits | numberOf(name), 0n));
  }

  /** The elements of these names, which must come in this order. */
  #expected(element: XmlElement, names: readonly string[]): XmlElement[] {
    const children = [...this.#elements(element)];
    return names.map((name, index) => {
      const child = children[index];
      if (child?.name === name) return child;
      const [kind, found] = child === undefined ? (["EndElement", element] as const) : (["Element", child] as const);
      const place = (child === undefined ? element.endPlace : child.place).error;
      const what = `'${kind}' '${found.name}' from namespace '${found.namespace}' is not expected.`;
      throw new HostException("SerializationException", `${place} ${what} Expecting element '${name}'.`);
    });
  }

  /** The elements inside one; text between them is refused. */
  #elements(element: XmlElement): XmlElement[] {
    return element.children.flatMap((child) => this.#element(child));
  }

  #element(node: XmlNode): XmlElement[] {
    if (node.kind === "broken") throw this.problem(node.message);
    if (node.kind === "element") return [node];
    if (node.text.trim() === "") return [];
    const found = "Expecting state 'Element'.. Encountered 'Text'  with name '', namespace ''.";
    throw new HostException("SerializationException", `${node.place.error} ${found}`);
  }

  /** The text inside an element; elements in it are refused. */
  #text(element: XmlElement): string {
    return element.children.map((child) => this.#piece(child, element)).join("");
  }

  #piece(node: XmlNode, parent: XmlElement): string {
    if (node.kind === "broken") throw this.problem(node.message);
    if (node.kind === "text") return node.text;
    const wanted = `End element '${parent.name}' from namespace '${parent.namespace}' expected.`;
    throw this.problem(
      `${wanted} Found element '${node.name}' from namespace '${node.namespace}'.${node.place.sentence}`,
    );
  }
}

/** Members as the serializer orders them: those of the base first, in each class by name, those with an order behind. */
function contractOrder(type: ObjectType): { readonly member: Member; readonly namespace: string }[] {
  const inherited = type.base === undefined ? [] : contractOrder(type.base);
  const own = [...type.members].sort(
    (one, other) =>
      (one.order ?? -1) - (other.order ?? -1) || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
  return [...inherited, ...own.map((member) => ({ member, namespace: type.namespace }))];
}

/** The element of a list's item, and its namespace. */
function itemName(type: Type): readonly [name: string, namespace: string] {
  if (type.kind === "object" || type.kind === "enum") return [type.name, type.namespace];
  const namespace = type.kind === "datetimeoffset" ? "http://schemas.datacontract.org/2004/07/System" : arrays;
  return [scalarTypeName(type, "schema"), namespace];
}

function unknownName(name: string, type: EnumType): HostException {
  const cure =
    "Ensure that the necessary enum values are present and are marked with EnumMemberAttribute attribute if the type has DataContractAttribute attribute.";
  return new HostException(
    "SerializationException",
    `Invalid enum value '${name}' cannot be deserialized into type '${className(type)}'. ${cure}`,
  );
}
