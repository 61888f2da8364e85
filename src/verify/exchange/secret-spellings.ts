import { wellFormed } from "../../wire/scalar/well-formed.ts";
import { percentEncoded } from "../../wire/scalar/percent.ts";

/** Pieces of base64 shorter than this may stand in any text by chance. */
const shortestPiece = 6;

/** A text as it stands inside others: as it is, percent-encoded, escaped as in JSON or XML, and as base64. */
export function spellingsOf(text: string): readonly string[] {
  return [
    ...new Set([text, ...percentSpellings(text), ...jsonSpellings(text), ...xmlSpellings(text), ...base64Pieces(text)]),
  ];
}

function percentSpellings(text: string): readonly string[] {
  const component = percentEncoded(text);
  const strict = component.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  return [component, strict, encodeURI(wellFormed(text)), form].flatMap((spelling) => [
    upper(spelling),
    lower(spelling),
  ]);
}

function jsonSpellings(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const escaped = (pattern: RegExp): string =>
    json.replace(pattern, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  // Writers for web pages escape what HTML could misread; some escape all that is not ASCII.
  const all = [json, json.replaceAll("/", "\\/"), escaped(/[<>&'+]/g), escaped(/[^ -~]/g), escaped(/[<>&'+]|[^ -~]/g)];
  return all.flatMap((spelling) => [
    spelling,
    spelling.replace(/\\u[0-9a-f]{4}/g, (sign) => `\\u${sign.slice(2).toUpperCase()}`),
  ]);
}

function xmlSpellings(text: string): readonly string[] {
  const least = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const choices: readonly (readonly [string, readonly string[]])[] = [
    [">", [">", "&gt;"]],
    ['"', ['"', "&quot;", "&#34;"]],
    ["'", ["'", "&apos;", "&#39;", "&#x27;"]],
  ];
  return choices.reduce<readonly string[]>(
    (spellings, [sign, entities]) =>
      spellings.flatMap((spelling) => entities.map((entity) => spelling.replaceAll(sign, entity))),
    [least],
  );
}

function upper(percent: string): string {
  return percent.replace(/%[0-9a-f]{2}/gi, (sign) => sign.toUpperCase());
}

function lower(percent: string): string {
  return percent.replace(/%[0-9a-f]{2}/gi, (sign) => sign.toLowerCase());
}

/** What of the text shows in the base64 of any longer text that holds it: three ways, by where it begins. */
function base64Pieces(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const pieces = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  const long = pieces.filter((piece) => piece.length >= shortestPiece);
  return [...long, ...long.map((piece) => piece.replaceAll("+", "-").replaceAll("/", "_"))];
}
