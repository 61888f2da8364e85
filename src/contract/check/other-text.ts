import { shellWord } from "../../shell-word.ts";
import { Problems } from "../../source/problems.ts";
import { parseSource, type Source } from "../../source/source.ts";

/** What is no OpenAPI document, and what to do with it. */
export interface OtherDocument {
  readonly found: string;
  readonly cure: string;
}

/** What to do with the description of an API in another language. */
export const convert = "convert it to OpenAPI, and name what comes of it";

/** Descriptions of APIs that no parser of YAML or JSON reads: how they begin, and what they are. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^#%RAML/, "a RAML document"],
  [/^(?:\s|\/\/[^\n]*\n)*syntax\s*=\s*["']proto/, "a gRPC description (Protocol Buffers)"],
  [
    /^(?:\s*(?:#[^\n]*(?:\n|$)|"""(?:[^"\\]|\\[^]|"(?!""))*"""|"(?!"")(?:[^"\\\n]|\\.)*"))*\s*(?:schema|type|interface|enum|input|extend\s+\w+)\b[^:\n]*\{\s*(?:[#"\n]|\w+\s*[:(}\s])/,
    "a schema of GraphQL",
  ],
  [/^\s*<[^]{0,1000}schemas\.xmlsoap\.org\/wsdl|^\s*<[^]{0,1000}www\.w3\.org\/ns\/wsdl/, "a WSDL (SOAP)"],
  [/^\s*<(?:\?[^>]*>\s*)?\w+:Edmx\b/, "an OData description (CSDL)"],
  [/^\s*<(?:\?[^>]*>\s*)?(?:<!--[^]{0,2000}?-->\s*)?<?(?:xsd?:)?schema\b/, "an XML Schema"],
];

/** The description of an API in another language that a text is; undefined where it may be anything else. */
export function otherText(text: string): OtherDocument | undefined {
  const other = others.find(([sign]) => sign.test(text));
  return other && { found: `this is ${other[1]}, not OpenAPI`, cure: convert };
}

/** How to make a contract of what is none. */
export function deriveCure(file: string): string {
  return `name an OpenAPI document; if this is documentation, \`standin derive ${shellWord(file)} --out FOLDER\` makes one of it`;
}

/** Parses what is given as an OpenAPI document. Of what cannot be one it tells what it is, rather than where a parser stopped. */
export function parseDocument(text: string, path: string, file: string, problems: Problems): Source | undefined {
  const other = otherText(text) ?? markup(text, file);
  if (other !== undefined) {
    problems.addIn(file, undefined, other.found, other.cure);
    return undefined;
  }
  const own = new Problems();
  const source = parseSource(text, path, file, own);
  const isMeant = /^[\s{]*["']?(?:openapi|swagger)["']?\s*:/im.test(text);
  for (const { place, found, cure } of own.all)
    if (source !== undefined || isMeant) problems.addIn(file, place, found, cure);
    else
      problems.addIn(
        file,
        place,
        `this is no OpenAPI document: ${found.replace(/^this is /, "it is ")}`,
        deriveCure(file),
      );
  return source;
}

function markup(text: string, file: string): OtherDocument | undefined {
  if (!/^\s*<[!?a-z]/i.test(text)) return undefined;
  const isPage = /<html\b|<!doctype html/i.test(text.slice(0, 10_000));
  return { found: isPage ? "this is a page (HTML), not OpenAPI" : "this is XML, not OpenAPI", cure: deriveCure(file) };
}
