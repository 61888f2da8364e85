import type { Row } from "../page/row.ts";

/** A sample that begins on a row, and the rows that it takes. */
export interface ShownAt {
  readonly json?: unknown;
  readonly mediaType?: string;
  readonly rows: number;
  readonly looked: number;
}

/** The JSON value that begins on a row: as many rows as its brackets need. */
export function jsonAt(rows: readonly Row[], start: number): ShownAt {
  const reader = new JsonReader();
  let looked = 0;
  for (let at = start; at < rows.length && at < start + 2000 && looked < 200_000; at++) {
    const line = rows[at]?.text ?? "";
    looked += line.length + 1;
    reader.line(line);
    if (reader.isWhole) return { json: jsonOf(reader.text), rows: at - start + 1, looked };
  }
  return { rows: 1, looked };
}

/** Reads a value line by line, without the comments in it: samples have them behind and between their members. */
class JsonReader {
  text = "";
  #depth = 0;
  #isComment = false;

  get isWhole(): boolean {
    return this.#depth <= 0;
  }

  line(line: string): void {
    // No text goes on over lines.
    let isQuoted = false;
    let from = 0;
    for (let i = 0; i < line.length; i++) {
      const character = line[i];
      if (this.#isComment) {
        if (!line.startsWith("*/", i)) continue;
        this.#isComment = false;
        from = ++i + 1;
      } else if (isQuoted) {
        if (character === "\\") i++;
        else isQuoted = character !== '"';
      } else if (character === "/" && /[/*]/.test(line[i + 1] ?? "")) {
        this.text += line.slice(from, i);
        from = line.length;
        if (line[i + 1] === "/") break;
        this.#isComment = true;
        i++;
      } else if (character === '"') isQuoted = true;
      else if (character === "{" || character === "[") this.#depth++;
      else if (character === "}" || character === "]") this.#depth--;
    }
    this.text += `${line.slice(from)}\n`;
  }
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What goes on, and is left out: `...`, `{ … }`; before an end, and before what follows. */
const leftBefore = /,?\s{0,200}(?:\{\s{0,20}(?:\.\.\.|…)\s{0,20}\}|\.\.\.|…)\s{0,200},?(?=\s{0,200}[}\]])/g;
const leftAfter = /([[{,]\s{0,200})(?:\{\s{0,20}(?:\.\.\.|…)\s{0,20}\}|\.\.\.|…)\s{0,200},?(?=\s{0,200}["{[])/g;

/** The object or the list that a sample shows; samples leave out what goes on (`...`) and have commas too many. */
export function jsonOf(text: string): unknown {
  const exact = parsed(text);
  if (exact !== undefined) return exact;
  const mended = text.replace(leftAfter, "$1").replace(leftBefore, "");
  return parsed(mended.replace(/,(?=\s{0,200}[}\]])/g, ""));
}
