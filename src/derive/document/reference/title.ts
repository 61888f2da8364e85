import type { Line } from "./lines.ts";
import type { Section } from "./sections.ts";
import { plainText } from "./words.ts";

/** What the first part of a page is called, and no API. */
const beginning = /^(?:introduction|overview|getting started|einleitung|einführung|inledning|welcome|general)$/i;

/** The first heading of the page, or its first line, where that is no operation's. */
export function titleIn(lines: readonly Line[], sections: readonly Section[]): Line | undefined {
  const first = lines.find(({ text, isCode, cells }) => text !== "" && !isCode && cells === undefined);
  const isShort =
    first !== undefined && first.text.length <= 60 && /^[\p{L}\d][^:;{}<>=/]*[^.:;{}<>=/]$/u.test(first.text);
  const head = lines.find(({ level }) => level === 1);
  const isOfPart = head !== undefined && beginning.test(plainText(head.text));
  // A list of what follows is no title either.
  const isListed = isOfPart && lines.some(({ level, text }) => level !== undefined && text === first?.text);
  const short = isShort && !isListed ? first : undefined;
  const title = ahead(lines) ?? (isOfPart ? short : (head ?? short));
  const isTaken = sections.some(
    ({ lines: own, line, title: told }) =>
      line === title?.line || (own[0] === title && told === plainText(title?.text ?? "")),
  );
  return isTaken ? undefined : title;
}

/** The title that Markdown has ahead of its text. */
function ahead(lines: readonly Line[]): Line | undefined {
  const line = lines.slice(0, 8).find(({ text, line: at }) => at > 1 && text.startsWith("title:"));
  if (line === undefined || lines[0]?.line === 1) return undefined;
  return { ...line, text: line.text.replace(/^title:\s*["']?(.*?)["']?$/, "$1") };
}
