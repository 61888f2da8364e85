import { ownOf } from "../../../../own-of.ts";

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };

/** Text of a document with its references resolved and its line ends made LF; undefined where a reference is none. */
export function unescapeXml(text: string): string | undefined {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const pieces: string[] = [];
  let from = 0;
  for (let at = lines.indexOf("&"); at >= 0; at = lines.indexOf("&", from)) {
    if (at > from) pieces.push(lines.slice(from, at));
    from = referenceEnd(lines, at);
    const content = resolve(lines.slice(at, from));
    if (content === undefined) return undefined;
    pieces.push(content);
  }
  pieces.push(lines.slice(from));
  return pieces.join("");
}

/** Behind the semicolon that ends the reference that begins at `at`, or where another one begins. */
function referenceEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== ";" && text[end] !== "&") end++;
  return text[end] === ";" ? end + 1 : end;
}

function resolve(reference: string): string | undefined {
  const known = reference.endsWith(";") ? ownOf(entities, reference.slice(1, -1)) : undefined;
  if (known !== undefined) return known;
  const found = /^&(?:#x([\da-f]+)|#(\d+)|([a-z]+));$/i.exec(reference);
  if (found === null) return undefined;
  const [, hex, decimal, name] = found;
  return name === undefined ? fromCode(hex, decimal) : ownOf(entities, name);
}

function fromCode(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex !== undefined ? parseInt(hex, 16) : decimal !== undefined ? Number(decimal) : NaN;
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
