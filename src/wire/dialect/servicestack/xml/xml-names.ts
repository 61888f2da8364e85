import { createHash } from "node:crypto";
import type { IntegerType, ListType, Slot, TupleType, Type } from "../../../../contract/model/type.ts";
import { isValueKind } from "../../../scalar/default-value.ts";

/** The namespaces that .NET's DataContractSerializer has for everybody. */
export const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
export const SCHEMA = "http://www.w3.org/2001/XMLSchema";
const BUILT_IN = "http://schemas.microsoft.com/2003/10/Serialization/";
export const ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const CLR = "http://schemas.datacontract.org/2004/07/";
export const SYSTEM = `${CLR}System`;

/** A type's name in XML. */
export interface XmlName {
  readonly name: string;
  readonly namespace: string;
}

const PLAIN: Readonly<Record<string, string>> = {
  string: "string",
  boolean: "boolean",
  decimal: "decimal",
  char: "char",
  guid: "guid",
  datetime: "dateTime",
  timespan: "duration",
  uri: "anyURI",
  bytes: "base64Binary",
  any: "anyType",
};
const WHOLE: Readonly<Record<IntegerType["bits"], string>> = { 8: "byte", 16: "short", 32: "int", 64: "long" };

/** The name of a type as a root element, a list's item or a dictionary's part. */
function typeName(type: Type): XmlName {
  switch (type.kind) {
    case "object":
    case "enum":
      return { name: encodeName(type.name), namespace: type.namespace };
    case "list": {
      const item = itemName(type.item);
      return { name: `ArrayOf${item.name}`, namespace: isBuiltIn(item.namespace) ? ARRAYS : item.namespace };
    }
    case "tuple":
      return { name: "ArrayOfanyType", namespace: ARRAYS };
    case "map":
      return { name: `ArrayOf${entryName(type.value)}`, namespace: ARRAYS };
    case "datetimeoffset":
      return { name: "DateTimeOffset", namespace: SYSTEM };
    case "integer":
      return { name: integerName(type), namespace: SCHEMA };
    case "number":
      return { name: type.integer ? "long" : "double", namespace: SCHEMA };
    case "null":
    case "union":
      return { name: "anyType", namespace: SCHEMA };
    case "float":
      return { name: type.bits === 32 ? "float" : "double", namespace: SCHEMA };
    default:
      return {
        name: PLAIN[type.kind] ?? type.kind,
        namespace: type.kind === "char" || type.kind === "guid" || type.kind === "timespan" ? BUILT_IN : SCHEMA,
      };
  }
}

/** A document's root: plain values have elements of .NET's own there. */
export function rootName(type: Type): XmlName {
  const { name, namespace } = typeName(type);
  return { name, namespace: namespace === SCHEMA ? BUILT_IN : namespace };
}

/** The element that holds one pair of a dictionary: `KeyValueOfstringint`, with a hash when a part lives in a namespace of its own. */
export function entryName(value: Slot): string {
  const known = entryNames.get(value);
  if (known !== undefined) return known;
  const part = itemName(value);
  const name = `KeyValueOfstring${part.name}${namespaceHash([SCHEMA, part.namespace])}`;
  entryNames.set(value, name);
  return name;
}

/** The element of each item of a list: its namespace is the list's own. */
export function itemElement(type: ListType | TupleType): XmlName {
  return type.kind === "tuple" ? { name: "anyType", namespace: ARRAYS } : listElement(type.item);
}

function listElement(item: Slot): XmlName {
  const known = itemElements.get(item);
  if (known !== undefined) return known;
  const made = { name: typeName(item.type).name, namespace: typeName({ kind: "list", item }).namespace };
  itemElements.set(item, made);
  return made;
}

const entryNames = new WeakMap<Slot, string>();
const itemElements = new WeakMap<Slot, XmlName>();

/** The namespace that a value's own elements live in; undefined for a value that is only text. */
export function contentNamespace(type: Type): string | undefined {
  switch (type.kind) {
    case "object":
    case "list":
    case "tuple":
    case "map":
    case "datetimeoffset":
      return typeName(type).namespace;
    default:
      return undefined;
  }
}

/** The CLR name behind an XML name: what error messages quote. */
export function clrName(name: string, namespace: string): string {
  return namespace.startsWith(CLR) ? `${namespace.slice(CLR.length)}.${name}` : name;
}

/** As XML names must be: any other character becomes `_xHHHH_`. */
export function encodeName(name: string): string {
  return name.replace(
    /^[^\p{L}_]|[^\p{L}\p{N}\p{M}_.-]/gu,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
  );
}

/** A part's name; values that may be null are `Nullable<T>` to .NET, a generic type of its own. */
function itemName({ type, nullable }: Slot): XmlName {
  const name = typeName(type);
  if (!nullable || !isValueKind(type)) return name;
  return { name: `NullableOf${name.name}${namespaceHash([name.namespace])}`, namespace: SYSTEM };
}

function integerName({ bits, signed }: IntegerType): string {
  const name = WHOLE[bits];
  if (bits === 8) return signed ? "byte" : "unsignedByte";
  return signed ? name : `unsigned${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function isBuiltIn(namespace: string): boolean {
  return namespace === SCHEMA || namespace === BUILT_IN;
}

/**
 * What keeps generic names apart: base64 of the first six bytes of the MD5 of the number of arguments and their namespaces.
 * Nothing when all of them are built in.
 */
function namespaceHash(namespaces: readonly string[]): string {
  if (namespaces.every(isBuiltIn)) return "";
  const text = ` ${namespaces.length} ${namespaces.join(" ")}`;
  const hash = createHash("md5").update(text, "utf8").digest().subarray(0, 6).toString("base64");
  return hash.replaceAll("/", "_S").replaceAll("+", "_P");
}
