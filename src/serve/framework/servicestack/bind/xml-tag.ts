import { unescapeXml } from "./xml-text.ts";

/** Which namespace a prefix stands for; undefined: none. Each element adds its own to those around it, which are not copied. */
export type XmlScope = (prefix: string) => string | undefined;

/** Around the root. */
export const noScope: XmlScope = () => undefined;

/** A start tag as read: the namespaces are resolved. */
export interface StartTag {
  readonly kind: "tag";
  /** The name as written, with its prefix. */
  readonly qualified: string;
  readonly name: string;
  readonly namespace: string;
  readonly nil: boolean;
  /** `<x/>`: there is no content and no end tag. */
  readonly empty: boolean;
  /** Prefix → namespace inside the element; the empty prefix is the default. */
  readonly scope: XmlScope;
  readonly end: number;
}

/** Why a tag cannot be read, and how far it could. */
export interface BrokenTag {
  readonly kind: "broken";
  readonly name: string | undefined;
  readonly message: string;
  readonly end: number;
}

const instance = "http://www.w3.org/2001/XMLSchema-instance";
const namePattern = /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy;
const attributePattern = /\s+([^\s=/>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/** Reads the tag that begins at `at`, under the namespaces in force there. */
export function readStartTag(text: string, at: number, outer: XmlScope): StartTag | BrokenTag {
  const qualified = match(namePattern, text, at + 1)?.[0];
  if (qualified === undefined) return nameless(text, at + 1);
  let end = at + 1 + qualified.length;
  const attributes: [name: string, value: string][] = [];
  for (let found = match(attributePattern, text, end); found !== null; found = match(attributePattern, text, end)) {
    attributes.push([found[1] ?? "", unescapeXml(found[2] ?? found[3] ?? "") ?? ""]);
    end += found[0].length;
  }
  const close = match(/\s*(\/?>)/y, text, end);
  if (close === null) return unfinished(text, end, qualified);
  const scope = scopeOf(attributes, outer);
  const [prefix, name] = split(qualified);
  const namespace = scope(prefix);
  if (namespace === undefined && prefix !== "")
    return { kind: "broken", name: qualified, message: `The prefix '${prefix}' is not defined.`, end };
  const nil = attributes.some(([attribute, value]) => isNil(attribute, value, scope));
  return {
    kind: "tag",
    qualified,
    name,
    namespace: namespace ?? "",
    nil,
    empty: close[1] === "/>",
    scope,
    end: end + close[0].length,
  };
}

function isNil(attribute: string, value: string, scope: XmlScope): boolean {
  const [prefix, name] = split(attribute);
  return name === "nil" && prefix !== "" && scope(prefix) === instance && /^\s*(?:true|1)\s*$/.test(value);
}

function scopeOf(attributes: readonly (readonly [string, string])[], outer: XmlScope): XmlScope {
  const declared = attributes.filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
  if (declared.length === 0) return outer;
  const own = new Map(declared.map(([name, value]) => [name.slice("xmlns:".length), value]));
  return (prefix) => own.get(prefix) ?? outer(prefix);
}

function split(qualified: string): [prefix: string, name: string] {
  const place = qualified.indexOf(":");
  return place < 0 ? ["", qualified] : [qualified.slice(0, place), qualified.slice(place + 1)];
}

function nameless(text: string, at: number): BrokenTag {
  const char = text[at] ?? "";
  const code = char.charCodeAt(0).toString(16).toUpperCase();
  const message = `Name cannot begin with the '${char}' character, hexadecimal value 0x${code}.`;
  return { kind: "broken", name: undefined, message, end: char === "" ? text.length : at };
}

/** The tag ends where it should not: in the middle of an attribute, or with the document. */
function unfinished(text: string, at: number, name: string): BrokenTag {
  const rest = /\s*[^\s=/>]*\s*=?\s*/y;
  const place = at + (match(rest, text, at)?.[0].length ?? 0);
  const found = text[place];
  return { kind: "broken", name, message: `The token '"' was expected but found '${found ?? ""}'.`, end: place };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
