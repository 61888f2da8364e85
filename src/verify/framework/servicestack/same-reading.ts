import type { FormatName } from "../../../contract/model/host.ts";
import { ReadError } from "../../../wire/format.ts";
import { type JsonTree, parseJsonTree } from "../../../wire/json/json-tree.ts";
import { parseXmlTree, type XmlElement } from "../../../wire/xml/xml-tree.ts";

/**
 * Whether a client reads the same of two texts: white space, the order of members and escapes are nothing to readers of JSON
 * (RFC 8259), prefixes, quotes, the declaration and the form of empty elements nothing to those of XML. Digits of numbers,
 * the order of elements and the columns of CSV are meant.
 */
export function isReadAlike(one: string, other: string, format: FormatName): boolean {
  try {
    if (format === "json") return jsonEssence(parseJsonTree(one)) === jsonEssence(parseJsonTree(other));
    if (format === "xml") return xmlEssence(parseXmlTree(one)) === xmlEssence(parseXmlTree(other));
    return false;
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

function jsonEssence(tree: JsonTree): string {
  switch (tree.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(tree.value);
    case "number":
      return tree.text;
    case "string":
      return JSON.stringify(tree.text);
    case "array":
      return `[${tree.items.map(jsonEssence).join(",")}]`;
    case "object": {
      const members = tree.members.map(({ key, value }) => `${JSON.stringify(key)}:${jsonEssence(value)}`);
      return `{${members.sort().join(",")}}`;
    }
  }
}

function xmlEssence({ name, namespace, attributes, children, text }: XmlElement): string {
  const own = attributes
    .filter((attribute) => attribute.name !== "xmlns" && attribute.namespace !== xmlns)
    .map((attribute) => JSON.stringify([attribute.namespace, attribute.name, attribute.value]))
    .sort();
  // White space between elements only sets them apart.
  const said = children.length > 0 && text.trim() === "" ? "" : text;
  return JSON.stringify([namespace, name, own, said, children.map(xmlEssence)]);
}

/** The namespace of the attributes that name namespaces (Namespaces in XML 1.0, section 3). */
const xmlns = "http://www.w3.org/2000/xmlns/";
