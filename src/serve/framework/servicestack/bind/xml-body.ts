import type { ObjectType } from "../../../../contract/model/type.ts";
import type { ObjectValue } from "../../../../contract/model/value.ts";
import { HostException } from "./exception.ts";
import { checkEncoding, wrongDeclaration } from "./xml-declaration.ts";
import { className } from "./request-dto.ts";
import { readXmlTree } from "./xml-tree.ts";
import type { XmlElement, XmlNode } from "./xml-tree.ts";
import { XmlReading } from "./xml-value.ts";

/**
 * Reads an XML body as .NET's DataContractSerializer does: the root's name and namespace must be the DTO's, members come in
 * contract order, and late, unknown or differently cased ones are lost without a word.
 * @throws {HostException} where the document is no XML, the root is another, or a text is not of its type.
 */
export function readXmlBody(text: string, type: ObjectType, now: string): ObjectValue | null {
  // The host guesses the encoding from the first four bytes.
  if (Buffer.byteLength(text) < 4 || /^[ \t\r\n]*$/.test(text))
    throw new HostException("XmlException", "Unexpected end of file.");
  checkEncoding(text);
  const reading = new XmlReading(className(type), now);
  const wrong = wrongDeclaration(text);
  if (wrong !== undefined) throw reading.problem(wrong);
  const [first, second] = readXmlTree(text);
  const root = rootOf(first, type, reading);
  const values = root.nil ? null : reading.object(root, type);
  if (second !== undefined)
    throw reading.problem(
      second.kind === "broken" ? second.message : "There are multiple root elements. Line 1, position 2.",
    );
  return values;
}

function rootOf(node: XmlNode | undefined, type: ObjectType, reading: XmlReading): XmlElement {
  if (node === undefined) throw new HostException("XmlException", "Unexpected end of file.");
  if (node.kind === "broken") throw reading.problem(node.message);
  if (node.kind === "text") throw reading.problem("The data at the root level is invalid. Line 1, position 1.");
  if (node.name === type.name && node.namespace === type.namespace) return node;
  const expected = `Expecting element '${type.name}' from namespace '${type.namespace}'..`;
  const found = `Encountered 'Element'  with name '${node.name}', namespace '${node.namespace}'.`;
  throw new HostException("SerializationException", `${node.place.error} ${expected} ${found}`);
}
