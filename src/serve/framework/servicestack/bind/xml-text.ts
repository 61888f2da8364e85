import { ownOf } from "../../../../own-of.ts";

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };

/** Text of a document with its references resolved and its line ends made LF; undefined where a reference is none. */
export function unescapeXml(text: string): string | undefined {
  const pieces = text.replace(/\r\n?/g, "\n").split(/(&[^;&]*;?)/);
  const content = pieces.map((piece) => (piece.startsWith("&") ? resolve(piece) : piece));
  return content.includes(undefined) ? undefined : content.join("");
}

function resolve(reference: string): string | undefined {
  const found = /^&(?:#x([\da-f]+)|#(\d+)|([a-z]+));$/i.exec(reference);
  if (found === null) return undefined;
  const [, hex, decimal, name] = found;
  return name === undefined ? fromCode(hex, decimal) : ownOf(entities, name);
}

function fromCode(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
