/** A row of a parameter table whose cells were glued together, taken apart again. */
export interface JoinedRow {
  readonly name: string;
  readonly place: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

const places = ["query", "form", "path", "body", "header", "model", "formData", "cookie"];

/** What helps to tell cells apart. */
export interface Hints {
  /** Names of members that the sample shows, in small letters. */
  readonly sampled: ReadonlySet<string>;
  /** Names of types: built in, or captioned on this page. */
  readonly types: ReadonlySet<string>;
}

/**
 * Takes apart `Limitqueryint?NoHow many.`: every split is tried where the name is an identifier, then a word for a place, then
 * a type, then Yes or No; the most likely one is taken. Undefined when there is none: such a line goes on with the one before.
 */
export function splitJoined(text: string, hints: Hints): JoinedRow | undefined {
  const line = text.trim().slice(0, 4000);
  const names = /^[A-Za-z_]\w*/.exec(line)?.[0].length ?? 0;
  let best: { row: JoinedRow; score: number } | undefined;
  for (const place of places) {
    for (let at = line.indexOf(place, 1); at > 0 && at <= names; at = line.indexOf(place, at + 1)) {
      const split = typeAndRest(line, at + place.length, hints);
      if (split === undefined) continue;
      const row = { name: line.slice(0, at), place, ...split.row };
      const score = split.score + (hints.sampled.has(row.name.toLowerCase()) ? 10 : 0);
      const isEarlier = best !== undefined && score === best.score && row.name.length < best.row.name.length;
      if (best === undefined || score > best.score || isEarlier) best = { row, score };
    }
  }
  return best?.row;
}

type TypeAndRest = { row: Omit<JoinedRow, "name" | "place">; score: number };

function typeAndRest(line: string, from: number, { types }: Hints): TypeAndRest | undefined {
  let best: TypeAndRest | undefined;
  for (const answer of ["Yes", "No"] as const) {
    for (let at = line.indexOf(answer, from + 1); at > 0; at = line.indexOf(answer, at + 1)) {
      const type = line.slice(from, at);
      if (type.length > 300) break;
      if (!isType(type)) continue;
      const description = line.slice(at + answer.length);
      const bare = type.replace(/[?[\]]+$/, "");
      let score = types.has(bare.replace(/<.*$/, "")) ? 8 : 0;
      if (/[<[?]/.test(type)) score += 3;
      if (!/^[a-z]/.test(description)) score += 3;
      if (/^[A-Z]/.test(type)) score += 1;
      if (best === undefined || score > best.score)
        best = { row: { type, required: answer === "Yes", description: description.trim() }, score };
    }
  }
  return best;
}

/** `Ident`, `Ident<…>`, with any run of `?` and `[]`. */
function isType(text: string): boolean {
  const head = /^[A-Za-z_][\w.]*/.exec(text);
  if (head === null) return false;
  let at = head[0].length;
  if (text[at] === "<") {
    let depth = 0;
    for (; at < text.length; at++) {
      if (text[at] === "<") depth++;
      else if (text[at] === ">") {
        depth--;
        if (depth === 0) break;
      } else if (!/[\w\s,.?[\]`]/.test(text[at] ?? "")) return false;
    }
    if (depth !== 0) return false;
    at++;
  }
  return /^(?:\?|\[\])*$/.test(text.slice(at));
}

/** Takes apart `Green5` and `Descendingdescending`: the name and the value of an enum's member. */
export function splitEnumRow(text: string): { name: string; value?: string } | undefined {
  const line = text.trim();
  if (line.length > 400 || !/^[A-Za-z_]\w*(?:-?\d+|[\w -]*)$/.test(line)) return undefined;
  const half = line.length / 2;
  for (let at = 1; at < line.length; at++) {
    if (plain(line.slice(0, at)) === plain(line.slice(at)) && Math.abs(at - half) < 6)
      return { name: line.slice(0, at), value: line.slice(at) };
  }
  const number = /^([A-Za-z_]\w*?)(-?\d+)$/.exec(line);
  if (number !== null) return { name: number[1] ?? "", value: number[2] ?? "" };
  return /^\w+$/.test(line) ? { name: line } : undefined;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[_-]/g, "");
}
