import { createRequire } from "node:module";
import type * as Saxes from "saxes";
import { ReadError } from "../format.ts";

/** An element with names resolved to namespaces, and where it begins. */
export interface XmlElement {
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, line ends as LF. */
  readonly text: string;
  readonly at: number;
}

interface XmlAttribute {
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** An element whose end tag has not come. */
type OpenElement = XmlElement & { readonly children: XmlElement[]; text: string };

let saxes: typeof Saxes | undefined;

/** Loaded when a document is first read: a stand-in writes XML and reads none. */
function parserOf(options: { readonly xmlns: true } & Saxes.ForcedXMLVersion): Saxes.SaxesParser<typeof options> {
  saxes ??= createRequire(import.meta.url)("saxes") as typeof Saxes; // what that name gives, by its own declarations
  return new saxes.SaxesParser(options);
}

/** As deep as JSON may be: the parser looks for a namespace in all elements around, and readers go down with the stack. */
const deepest = 500;

/**
 * Reads a document (XML 1.0 with namespaces, without a document type: entities are the five of XML).
 * @throws {ReadError} where it is none, or has more than 500 elements within each other
 */
export function parseXmlTree(text: string): XmlElement {
  const parser = parserOf({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const refuse = (found: string, at = parser.position): never => {
    throw new ReadError(`expected well-formed XML, found ${found}${context(text, at)}`, "", at);
  };
  // The parser takes half of a pair together with what follows it.
  const half = text.search(/\p{Surrogate}/u);
  if (half >= 0) refuse("half of a surrogate pair", half);
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let at = 0;
  const add = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  // Its messages begin with line and column, and end with a full stop.
  parser.on("error", ({ message }) => refuse(message.replace(/^\d+:\d+: |\.$/g, "")));
  parser.on("xmldecl", ({ version = "" }) => {
    if (version !== "1.0") refuse(`version "${version}"`);
  });
  parser.on("doctype", () => refuse("a document type"));
  parser.on("opentagstart", () => {
    at = text.lastIndexOf("<", parser.position - 1);
  });
  parser.on("opentag", (tag) => {
    const element: OpenElement = { ...namesOf(tag), children: [], text: "", at };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length > deepest) refuse(`more than ${deepest} elements within each other`);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(text).close();
  return root ?? refuse("no element");
}

function namesOf({ local, uri, attributes }: Saxes.SaxesTagNS): Pick<XmlElement, "name" | "namespace" | "attributes"> {
  const shown: XmlAttribute[] = [];
  for (const name in attributes) {
    const attribute = attributes[name];
    if (attribute === undefined || name === "xmlns" || attribute.prefix === "xmlns") continue;
    shown.push({ name: attribute.local, namespace: attribute.uri, value: attribute.value });
  }
  return { name: local, namespace: uri, attributes: shown };
}

/** What stands before an offset, for a message. */
function context(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 20), at);
  return before === "" ? " at the beginning" : ` after ${JSON.stringify(before)}`;
}

/** A place in a document as text for a message. */
function describeElement({ name, namespace }: XmlElement): string {
  return `<${name}>${namespace === "" ? "" : ` of ${namespace}`}`;
}

/** An element that is not what was expected. */
export function refuseElement(expected: string, found: XmlElement, pointer: string): ReadError {
  return new ReadError(`expected ${expected}, found ${describeElement(found)}`, pointer, found.at);
}
