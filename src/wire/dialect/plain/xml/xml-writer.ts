import { choiceOf } from "../../../../contract/model/choice-of.ts";
import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { Slot, Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { XmlFacts } from "../../../../contract/model/xml-facts.ts";
import { wellFormed } from "../../../scalar/well-formed.ts";
import { textOf } from "../scalar-text.ts";
import { isWrapped, itemName, rootName, xmlName } from "./xml-names.ts";

/** Prefixes that elements around declare, and what they stand for; the empty one is the default namespace. */
type Scope = ReadonlyMap<string, string>;

/** What stands inside an element: attributes, and children or text. */
interface Inside {
  attributes: string;
  content: string;
}

const instance = "http://www.w3.org/2001/XMLSchema-instance";

/** A value as an XML document, by what its schemas say (OpenAPI 3.1, section 4.8.26 "XML Object", with its examples). */
export function writeXml(value: Value, given: Type): string {
  const type = choiceOf(value, given);
  const facts = "xml" in type ? type.xml : undefined;
  const root = Array.isArray(value)
    ? element(rootName(type), facts, new Map(), (scope) => ({
        attributes: "",
        content: itemsOf(value as readonly Value[], type, undefined, scope),
      }))
    : elementOf(rootName(type), facts, value, type, new Map());
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function elementOf(name: string, facts: XmlFacts | undefined, value: Value, type: Type, scope: Scope): string {
  if (value === null) return `<${xmlName(name)} xmlns:xsi="${instance}" xsi:nil="true"/>`;
  return element(name, facts, scope, (inner) => insideOf(value, type, inner));
}

function element(name: string, facts: XmlFacts | undefined, scope: Scope, inside: (scope: Scope) => Inside): string {
  const { tag, declared, inner } = named(xmlName(facts?.name ?? name), facts, scope);
  const { attributes, content } = inside(inner);
  const start = `<${tag}${declared}${attributes}`;
  return content === "" ? `${start}/>` : `${start}>${content}</${tag}>`;
}

/** The tag with its prefix, and the namespace declared where no element around does. */
function named(
  name: string,
  facts: XmlFacts | undefined,
  scope: Scope,
): { readonly tag: string; readonly declared: string; readonly inner: Scope } {
  const { namespace, prefix = "" } = facts ?? {};
  if (namespace === undefined)
    return { tag: scope.has(prefix) && prefix !== "" ? `${prefix}:${name}` : name, declared: "", inner: scope };
  const tag = prefix === "" ? name : `${prefix}:${name}`;
  if (scope.get(prefix) === namespace) return { tag, declared: "", inner: scope };
  const declared = ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escaped(namespace)}"`;
  return { tag, declared, inner: new Map([...scope, [prefix, namespace]]) };
}

function insideOf(value: Value, given: Type, scope: Scope): Inside {
  const type = choiceOf(value, given);
  if (Array.isArray(value))
    return { attributes: "", content: itemsOf(value as readonly Value[], type, undefined, scope) };
  if (value === null || typeof value !== "object") return { attributes: "", content: escaped(textOf(value, type)) };
  const inside: Inside = { attributes: "", content: "" };
  const entries: Iterable<readonly [string, Value]> =
    value instanceof Map ? (value as ReadonlyMap<string, Value>) : Object.entries(value);
  for (const [key, held] of entries) putMember(inside, key, held, memberSlot(type, key), scope);
  return inside;
}

function putMember(inside: Inside, key: string, value: Value, { type, xml }: Slot, scope: Scope): void {
  const name = xml?.name ?? key;
  const isScalar = value === null || typeof value !== "object";
  if (xml?.node === "attribute" && isScalar) {
    if (value === null) return;
    const { tag, declared } = attributeNamed(xmlName(name), xml, scope);
    inside.attributes += `${declared} ${tag}="${escaped(textOf(value, type))}"`;
  } else if (xml?.node === "text" && isScalar) inside.content += escaped(textOf(value, type));
  else if (xml?.node === "cdata" && isScalar)
    inside.content += `<![CDATA[${allowed(textOf(value, type)).replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  else if (Array.isArray(value)) inside.content += listOf(key, value as readonly Value[], type, xml, scope);
  else if (xml?.node === "none") inside.content += insideOf(value, type, scope).content;
  else inside.content += elementOf(key, xml, value, type, scope);
}

/** An attribute is in a namespace only by a prefix (XML Namespaces, section 6.2). */
function attributeNamed(
  name: string,
  facts: XmlFacts,
  scope: Scope,
): { readonly tag: string; readonly declared: string } {
  if (facts.prefix === undefined || facts.prefix === "") return { tag: name, declared: "" };
  return named(name, facts, scope);
}

function listOf(key: string, items: readonly Value[], given: Type, facts: XmlFacts | undefined, scope: Scope): string {
  const type = choiceOf(items, given);
  if (!isWrapped(facts)) return itemsOf(items, type, key, scope);
  const inner = facts?.name ?? key;
  return element(key, facts, scope, (around) => ({ attributes: "", content: itemsOf(items, type, inner, around) }));
}

function itemsOf(items: readonly Value[], type: Type, property: string | undefined, scope: Scope): string {
  return items
    .map((item, index) => {
      const slot = itemSlot(type, index);
      return elementOf(itemName(slot, property), slot.xml, item, slot.type, scope);
    })
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};

function escaped(text: string): string {
  return allowed(text).replace(/[&<>"\r]/g, (character) => entities[character] ?? character);
}

/** What XML 1.0 cannot hold at all (section 2.2) stands as the sign for what cannot be shown. */
function allowed(text: string): string {
  return wellFormed(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}
