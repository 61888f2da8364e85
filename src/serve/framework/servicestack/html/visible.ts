import { escapeHtml } from "../../../../escape-html.ts";

/**
 * Text as HTML in which everything can be seen: markup is text, and a sign that shows nothing, or turns the direction of
 * what follows, is named.
 */
export function visible(text: string): string {
  return escapeHtml(text).replace(unseen, (sign) =>
    sign === "\t" || sign === "\n" ? sign : `<span class="sign">${nameOf(sign)}</span>`,
  );
}

/** Text of which at most so many signs are shown, the middle left out; all of it is there to be copied or pointed at. */
export function visibleWithin(text: string, most: number): string {
  const signs = Array.from(text);
  if (signs.length <= most) return visible(text);
  const head = visible(signs.slice(0, -tail).join(""));
  const end = visible(signs.slice(-tail).join(""));
  return `<span class="long" title="${escapeHtml(text)}"><span class="head">${head}</span><span>${end}</span></span>`;
}

/** How many signs are shown behind the gap. */
export const tail = 6;

/** Controls but tab and line feed, marks and embeddings of direction, blanks without width, half of a pair. */
const unseen =
  /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

function nameOf(sign: string): string {
  return `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
