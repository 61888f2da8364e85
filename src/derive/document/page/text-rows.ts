import type { Row } from "./row.ts";

/** Captions that some extractions glue to the first row of their table. */
const glued = [
  /^(The following routes are available for this service:)\s*(?=\S)/,
  /^([A-Za-z_][\w<>,` ]{0,200} (?:Parameters|Enum):)\s*(?=\S)/,
  /^(Requires Authentication)(?=Require)/,
];

/** The lines of a page that was saved as text, with the cells of those that hold bars. */
export function textRows(text: string): Row[] {
  const rows: Row[] = [];
  let line = 0;
  for (const raw of text.split("\n")) {
    line++;
    const content = raw.replace(/\r$/, "");
    const cut = glued.map((caption) => caption.exec(content.slice(0, 400))).find((found) => found !== null);
    if (cut === undefined) rows.push(rowOf(content, line));
    else rows.push({ text: cut[1] ?? "", line }, rowOf(content.slice(cut[0].length), line));
  }
  return rows;
}

function rowOf(text: string, line: number): Row {
  const trimmed = text.trim();
  if (!trimmed.includes("|") || trimmed.length > 20_000) return { text, line };
  const inner = trimmed.replace(/^\|/, "").replace(/(?<!\\)\|$/, "");
  const cells = inner.split(/(?<!\\)\|/).map((cell, i) => cellOf(cell, i).replaceAll("\\|", "|"));
  return { text, line, cells };
}

/** A cell without the spaces around it, but for those that stay and set a name in. */
export function cellOf(text: string, at: number): string {
  return at === 0 ? text.replace(/^[ \t\r\n]+|\s+$/g, "") : text.trim();
}

/** The line below the head of a table: `---|`, `|---|:---|`. */
export function isRule({ text }: Row): boolean {
  return text.length < 400 && text.includes("---") && /^[\s|:-]+$/.test(text);
}
