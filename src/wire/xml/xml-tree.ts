import { ReadError } from "../format.ts";
import { type Scope, namespaceOf } from "./xml-scope.ts";
import { type XmlAttribute, XmlScanner } from "./xml-scanner.ts";

/** An element with names resolved to namespaces, and where it begins. */
export interface XmlElement {
  readonly name: string;
  /** Empty for none. */
  readonly namespace: string;
  readonly attributes: readonly { readonly name: string; readonly namespace: string; readonly value: string }[];
  readonly children: readonly XmlElement[];
  /** All text directly inside, line ends as LF. */
  readonly text: string;
  readonly at: number;
}

interface OpenElement {
  readonly tag: string;
  readonly element: XmlElement & { readonly children: XmlElement[]; text: string };
  readonly scope: Scope | undefined;
}

const NONE: XmlElement["attributes"] = [];
const XML = "http://www.w3.org/XML/1998/namespace";

/**
 * Reads a document (XML 1.0 with namespaces, without a document type: entities are the five of XML).
 * @throws {ReadError} where it is none.
 */
export function parseXmlTree(text: string): XmlElement {
  const scanner = new XmlScanner(text);
  scanner.skipProlog();
  const root = readTree(scanner);
  scanner.skipMisc();
  if (!scanner.isAtEnd()) throw scanner.failure("the end of the document");
  return root;
}

/** Reads from a start tag to its end tag, without recursion: depth costs no stack. */
function readTree(scanner: XmlScanner): XmlElement {
  const open: OpenElement[] = [];
  for (;;) {
    const parent = open.at(-1);
    if (parent !== undefined) parent.element.text += scanner.text();
    if (parent !== undefined && scanner.isAtEndTag()) {
      scanner.endTag(parent.tag);
      open.pop();
      if (open.length === 0) return parent.element;
      continue;
    }
    const { at, tag, attributes, empty } = scanner.startTag();
    const scope = declare(parent?.scope, attributes);
    const element = { ...resolve(scanner, scope, tag, attributes, at), children: [], text: "", at };
    parent?.element.children.push(element);
    if (!empty) open.push({ tag, element, scope });
    else if (parent === undefined) return element;
  }
}

function declare(outer: Scope | undefined, attributes: readonly XmlAttribute[]): Scope | undefined {
  let scope = outer;
  for (const { name, value } of attributes) {
    if (name === "xmlns") scope = { prefix: "", namespace: value, outer: scope };
    else if (name.startsWith("xmlns:")) scope = { prefix: name.slice(6), namespace: value, outer: scope };
  }
  return scope;
}

function resolve(
  scanner: XmlScanner,
  scope: Scope | undefined,
  tag: string,
  attributes: readonly XmlAttribute[],
  at: number,
) {
  const named = (name: string, isElement: boolean) => {
    const colon = name.indexOf(":");
    const prefix = colon < 0 ? "" : name.slice(0, colon);
    if (prefix === "" && !isElement) return { name, namespace: "" };
    const namespace = prefix === "xml" ? XML : (namespaceOf(scope, prefix) ?? (prefix === "" ? "" : undefined));
    if (namespace === undefined) throw scanner.failure(`a declaration of the prefix ${prefix}`, at);
    return { name: name.slice(colon + 1), namespace };
  };
  if (attributes.length === 0) return { ...named(tag, true), attributes: NONE };
  const shown = attributes.filter(({ name }) => name !== "xmlns" && !name.startsWith("xmlns:"));
  return { ...named(tag, true), attributes: shown.map(({ name, value }) => ({ ...named(name, false), value })) };
}

/** A place in a document as text for a message. */
export function describeElement({ name, namespace }: XmlElement): string {
  return `<${name}>${namespace === "" ? "" : ` of ${namespace}`}`;
}

/** An element that is not what was expected. */
export function refuseElement(expected: string, found: XmlElement, pointer: string): ReadError {
  return new ReadError(`expected ${expected}, found ${describeElement(found)}`, pointer, found.at);
}
