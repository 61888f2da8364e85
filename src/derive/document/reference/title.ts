import type { Said } from "../declared.ts";
import type { Line } from "./lines.ts";
import type { Section } from "./sections.ts";
import { plainText } from "./words.ts";

/** What the first part of a page is called, and no API. */
const beginning = /^(?:introduction|overview|getting started|einleitung|einführung|inledning|welcome|general)$/i;

/** What pages of all APIs are called alike. */
const general = /^(?:(?:rest )?api )?(?:reference|documentation|docs|guide|endpoints)$|^(?:rest )?api$/i;

/**
 * What the API is called: as the first heading or line of the page, else as the page is in its markup.
 * @param pageTitle what stands in the `<title>` of the page
 */
export function titleIn(
  lines: readonly Line[],
  sections: readonly Section[],
  pageTitle: Said<string> | undefined,
): Said<string> | undefined {
  const head = headIn(lines, sections);
  const said = head === undefined ? undefined : { value: plainText(head.text), line: head.line };
  if (pageTitle === undefined || (said !== undefined && !general.test(said.value))) return said;
  const value = ofApi(pageTitle.value, sections);
  return value === undefined ? said : { value, line: pageTitle.line };
}

/** The part of a page's title that names the API: others name the operation, the kind of page, or the site. */
function ofApi(title: string, sections: readonly Section[]): string | undefined {
  const taken = new Set(sections.map((section) => section.title.toLowerCase()));
  const parts = title.split(/\s+[|·•»—–-]\s+/).map((part) => part.trim());
  return parts.find((part) => part !== "" && !general.test(part) && !taken.has(part.toLowerCase()));
}

/** The first heading of the page, or its first line, where that is no operation's. */
function headIn(lines: readonly Line[], sections: readonly Section[]): Line | undefined {
  const first = lines.find(({ text, isCode, cells }) => text !== "" && !isCode && cells === undefined);
  const isShort =
    first !== undefined && first.text.length <= 60 && /^[\p{L}\d][^:;{}<>=/]*[^.:;{}<>=/]$/u.test(first.text);
  const head = lines.find(({ level }) => level === 1);
  const isOfPart = head !== undefined && beginning.test(plainText(head.text));
  // A list of what follows is no title either.
  const isListed = isOfPart && lines.some(({ level, text }) => level !== undefined && text === first?.text);
  const short = isShort && !isListed ? first : undefined;
  const title = ahead(lines) ?? (isOfPart ? short : (head ?? short));
  // All of a page may stand on one line of its file.
  const isTaken = sections.some(
    ({ lines: [first], line, title: told }) =>
      first === title && (line === title?.line || told === plainText(title?.text ?? "")),
  );
  return isTaken ? undefined : title;
}

/** The title that Markdown has ahead of its text. */
function ahead(lines: readonly Line[]): Line | undefined {
  const line = lines.slice(0, 8).find(({ text, line: at }) => at > 1 && text.startsWith("title:"));
  if (line === undefined || lines[0]?.line === 1) return undefined;
  return { ...line, text: line.text.replace(/^title:\s*["']?(.*?)["']?$/, "$1") };
}
