import { createRequire } from "node:module";
import { setImmediate as nextTurn } from "node:timers/promises";
import type * as Saxes from "saxes";
import { processLimits } from "../../limits.ts";
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

const lessThan = "<".charCodeAt(0);

/**
 * Reads a document (XML 1.0 with namespaces, without a document type: entities are the five of XML).
 * @throws {ReadError} where it is none, or has more elements within each other than are read
 */
export function parseXmlTree(text: string): XmlElement {
  const reader = openReader(text);
  reader.read(text);
  return reader.end();
}

/** So many characters are read in one turn. */
const pieceLength = 50_000;

/** The same, between whose turns others have theirs. @throws {ReadError} */
export async function parseXmlTreeInTurns(text: string): Promise<XmlElement> {
  const reader = openReader(text);
  for (let at = 0; at < text.length; at += pieceLength) {
    if (at > 0) await nextTurn();
    reader.read(text.slice(at, at + pieceLength));
  }
  return reader.end();
}

interface TreeReader {
  /** Takes the next piece of the document. */
  read(piece: string): void;
  /** The root, when all was taken. */
  end(): XmlElement;
}

function openReader(text: string): TreeReader {
  const parser = parserOf({ xmlns: true, forceXMLVersion: true, defaultXMLVersion: "1.0" });
  const refuse = (found: string, at = parser.position): never => {
    throw new ReadError(`expected well-formed XML, found ${found}${context(text, at)}`, "", at);
  };
  // The parser takes half of a pair together with what follows it.
  const half = text.search(/\p{Surrogate}/u);
  if (half >= 0) refuse("half of a surrogate pair", half);
  // Its messages begin with line and column, and end with a full stop.
  parser.on("error", ({ message }) => refuse(message.replace(/^\d+:\d+: |\.$/g, "")));
  parser.on("xmldecl", ({ version = "" }) => {
    if (version !== "1.0") refuse(`version "${version}"`);
  });
  parser.on("doctype", () => refuse("a document type"));
  const rootOf = collectElements(parser, text, refuse);
  return {
    read: (piece) => void parser.write(piece),
    end() {
      parser.close();
      return rootOf() ?? refuse("no element");
    },
  };
}

/** Puts together what a parser reads. @returns asks for the root that there is */
function collectElements(
  parser: ReturnType<typeof parserOf>,
  text: string,
  refuse: (found: string) => never,
): () => XmlElement | undefined {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let at = 0;
  const add = (more: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += more;
  };
  parser.on("opentagstart", () => {
    // The letters of a name are few; `lastIndexOf` takes longer to begin than they take to be passed.
    at = parser.position - 1;
    while (at > 0 && text.charCodeAt(at) !== lessThan) at--;
  });
  parser.on("opentag", (tag) => {
    const { local: name, uri: namespace } = tag;
    const element: OpenElement = { name, namespace, attributes: attributesOf(tag), children: [], text: "", at };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    // The parser looks for a namespace in all elements around, and readers go down with the stack.
    const { depth } = processLimits;
    if (open.length > depth) refuse(`more than ${depth} elements within each other`);
  });
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    open.pop();
  });
  return () => root;
}

const none: readonly XmlAttribute[] = [];

function attributesOf({ attributes }: Saxes.SaxesTagNS): readonly XmlAttribute[] {
  const names = Object.keys(attributes);
  if (names.length === 0) return none;
  const shown: XmlAttribute[] = [];
  for (const name of names) {
    const attribute = attributes[name];
    if (attribute === undefined || name === "xmlns" || attribute.prefix === "xmlns") continue;
    shown.push({ name: attribute.local, namespace: attribute.uri, value: attribute.value });
  }
  return shown;
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
