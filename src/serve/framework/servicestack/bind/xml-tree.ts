import { XmlPlace } from "./xml-place.ts";
import { noScope, readStartTag } from "./xml-tag.ts";
import type { StartTag, XmlScope } from "./xml-tag.ts";
import { unescapeXml } from "./xml-text.ts";

/** An element of a request body, with its content in order. */
export interface XmlElement {
  readonly kind: "element";
  readonly name: string;
  readonly namespace: string;
  /** `xsi:nil` is set: the content does not count. */
  readonly nil: boolean;
  readonly children: readonly XmlNode[];
  /** `line 1 position 7`: behind the start tag. */
  readonly place: XmlPlace;
  /** Behind the end tag; behind what stood before the element if it holds but a text. */
  readonly endPlace: XmlPlace;
}

interface XmlText {
  readonly kind: "text";
  readonly text: string;
  /** Behind the text. */
  readonly place: XmlPlace;
}

/** Where the document stops being XML, and why: nothing follows. A reader that gets there fails with it. */
interface XmlBroken {
  readonly kind: "broken";
  readonly message: string;
}

export type XmlNode = XmlElement | XmlText | XmlBroken;

/**
 * The nodes at the top of a document, as far as it can be read. The reader keeps going only forward, as the host's does: what
 * is wrong behind a value is found after that value was refused.
 */
export function readXmlTree(document: string): readonly XmlNode[] {
  return new TreeReader(document).top();
}

/** Elements inside each other; more would be an attack. */
const deepest = 256;

class TreeReader {
  readonly #text: string;
  #at = 0;
  #place = new XmlPlace(1, 1);
  readonly #open: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  top(): readonly XmlNode[] {
    const nodes: XmlNode[] = [];
    for (;;) {
      this.#skipProlog();
      if (this.#at >= this.#text.length) return nodes;
      this.#place = new XmlPlace(1, 1);
      if (this.#text.startsWith("<!", this.#at)) return [...nodes, declaration];
      if (this.#text[this.#at] !== "<") return [...nodes, this.#broken("The data at the root level is invalid.")];
      const node = this.#markup(noScope);
      nodes.push(node);
      if (isBroken(node)) return nodes;
    }
  }

  /** Declaration, comments and blanks around the root; their places do not count. */
  #skipProlog(): void {
    const found = /(?:\s+|<\?.*?\?>|<!--.*?-->)*/sy;
    found.lastIndex = this.#at;
    found.exec(this.#text);
    this.#at = Math.max(found.lastIndex, this.#at);
  }

  /** What begins with `<`: an element with all its content. */
  #markup(scope: XmlScope): XmlNode {
    if (this.#open.length >= deepest)
      return this.#broken(`The maximum read depth (${String(deepest)}) has been exceeded.`);
    const tag = readStartTag(this.#text, this.#at, scope);
    if (tag.kind === "broken") {
      const place = this.#place.after(this.#text.slice(this.#at, tag.end));
      return {
        kind: "broken",
        message: `${tag.end >= this.#text.length ? this.#unclosed(tag.name) : tag.message}${place.sentence}`,
      };
    }
    const before = this.#place;
    this.#take(tag.end);
    const place = this.#place;
    const children = tag.empty ? [] : this.#content(tag);
    // An element that holds a text is read in one go, and its length then missing from every place behind it.
    if (children.length > 0 && children.every((child) => child.kind === "text" && child.text.trim() !== ""))
      this.#place = before;
    const { name, namespace, nil } = tag;
    return { kind: "element", name, namespace, nil, children, place, endPlace: this.#place };
  }

  #content(tag: StartTag): readonly XmlNode[] {
    const nodes: XmlNode[] = [];
    this.#open.unshift(tag.qualified);
    for (;;) {
      const node = this.#next(tag);
      if (node === undefined) break;
      nodes.push(node);
      if (isBroken(node)) break;
    }
    this.#open.shift();
    return nodes;
  }

  /** The next node inside an element; undefined when its end tag came. */
  #next(tag: StartTag): XmlNode | undefined {
    const rest = /<!--.*?-->|<!\[CDATA\[(.*?)\]\]>|<\?.*?\?>|<\/|<|[^<]+/sy;
    rest.lastIndex = this.#at;
    const found = rest.exec(this.#text);
    if (found === null) return { kind: "broken", message: this.#unclosed(undefined) + this.#place.sentence };
    const [piece, data] = found;
    if (piece === "</") return this.#endTag(tag.qualified);
    if (piece === "<") return this.#markup(tag.scope);
    if (data !== undefined) return this.#textNode(piece, data);
    if (piece.startsWith("<")) return this.#textNode(piece, "");
    const last = piece.search(/[\ufffe\uffff]/);
    if (last >= 0) return { kind: "broken", message: noCharacter + this.#place.after(piece.slice(0, last)).sentence };
    const wrong = wrongText(piece);
    if (wrong !== undefined) return this.#broken(wrong);
    return this.#textNode(piece, unescapeXml(piece) ?? "");
  }

  #textNode(piece: string, text: string): XmlText {
    // The host's reader loses the places of blanks between elements.
    if (/^\s*$/.test(piece)) {
      this.#at += piece.length;
      return { kind: "text", text, place: this.#place };
    }
    const place = this.#place.after(piece);
    this.#place = this.#place.before(piece);
    this.#at += piece.length;
    return { kind: "text", text, place };
  }

  #endTag(qualified: string): XmlBroken | undefined {
    const start = this.#at + 2;
    const found = /[^\s>]*/y;
    found.lastIndex = start;
    const name = found.exec(this.#text)?.[0] ?? "";
    const at = (end: number): string => this.#place.after(this.#text.slice(this.#at, end)).sentence;
    if (!this.#text.startsWith(qualified, start))
      return {
        kind: "broken",
        message: `Start element '${qualified}' does not match end element '${name}'.${at(start + name.length)}`,
      };
    const end = start + qualified.length + (/^\s*/.exec(this.#text.slice(start + qualified.length))?.[0].length ?? 0);
    const next = this.#text[end];
    if (next === undefined) return { kind: "broken", message: this.#unclosed(undefined) + at(end) };
    if (next !== ">") return { kind: "broken", message: `The token '>' was expected but found '${next}'.${at(end)}` };
    this.#take(end + 1);
    return undefined;
  }

  #take(end: number): void {
    this.#place = this.#place.after(this.#text.slice(this.#at, end));
    this.#at = end;
  }

  #broken(message: string): XmlBroken {
    return { kind: "broken", message: message + this.#place.sentence };
  }

  #unclosed(current: string | undefined): string {
    const open = [...(current === undefined ? [] : [current]), ...this.#open];
    return `Unexpected end of file. Following elements are not closed: ${open.join(", ")}.`;
  }
}

/** A document type is refused with words about something else. */
const declaration: XmlBroken = {
  kind: "broken",
  message: "CData elements not valid at top level of an XML document. Line 1, position 3.",
};

const noCharacter = "Characters with hexadecimal values 0xFFFE and 0xFFFF are not valid.";

/** What is wrong with a text, if anything. */
function wrongText(piece: string): string | undefined {
  const control = piece.search(controls);
  if (control >= 0)
    return `The byte 0x${piece.charCodeAt(control).toString(16).toUpperCase().padStart(2, "0")} is not valid at this location.`;
  if (piece.includes("]]>")) return "']]>' not valid in text node content.";
  return unescapeXml(piece) === undefined ? "Character reference not valid." : undefined;
}

// oxlint-disable-next-line no-control-regex -- that is what is looked for
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f]/;

/** Whether the document ends in a node, or in something inside it. */
function isBroken(node: XmlNode): boolean {
  if (node.kind !== "element") return node.kind === "broken";
  const last = node.children.at(-1);
  return last !== undefined && isBroken(last);
}
