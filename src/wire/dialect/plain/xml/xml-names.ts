import type { Slot, Type } from "../../../../contract/model/type.ts";
import type { XmlFacts } from "../../../../contract/model/xml-facts.ts";

/** A name that XML allows: what it does not allow becomes `_`. */
export function xmlName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}_.-]/gu, "_");
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`;
}

/** The name of a document's outermost element: what the schema says, else the schema's own name. */
export function rootName(type: Type): string {
  if (type.kind === "object") return xmlName(type.xml?.name ?? (type.name || "root"));
  if (type.kind !== "list") return "root";
  return type.xml?.name === undefined ? `${itemName(type.item, undefined)}s` : xmlName(type.xml.name);
}

/** The name of each item of a list: the item's own, else that of the property that holds the list. */
export function itemName(item: Slot, property: string | undefined): string {
  const own = item.xml?.name ?? property ?? (item.type.kind === "object" ? item.type.name : "");
  return xmlName(own === "" ? "item" : own);
}

/** Whether a list has an element of its own around its items. */
export function isWrapped(facts: XmlFacts | undefined): boolean {
  return facts?.node === "element";
}
