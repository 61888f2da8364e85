import type { Derived } from "../derive/derive.ts";
import type { Json, Note } from "../derive/draft/draft.ts";
import { isRecord } from "../source/is-record.ts";
import { operationCount } from "../derive/operation-count.ts";
import { shellWord } from "../shell-word.ts";

export interface ClosingScreen {
  readonly document: Json;
  readonly derived: Derived | undefined;
  readonly documents: readonly string[];
  readonly out: string | undefined;
  readonly width: number;
}

/** More lines than these do not fit on one screen; `readings.md` has all. */
const mostNotes = 12;

/** What a person sees at the end: how much there is, how far it is stated, what is open, and how to serve it. */
export function closingScreen({ document, derived, documents, out, width }: ClosingScreen): string {
  const operations = operationCount(document);
  const components = document["components"];
  const types = isRecord(components) && isRecord(components["schemas"]) ? Object.keys(components["schemas"]).length : 0;
  const lines = ["", `${plural(operations, "operation")}, ${plural(types, "type")}`];
  if (derived !== undefined) lines.push(...notesLines(derived, Math.min(width, 160), out));
  lines.push(`serve it:  standin serve ${(out === undefined ? documents : [out]).map(shellWord).join(" ")}`);
  return `${lines.join("\n")}\n`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function notesLines({ notes, conflicts, draft }: Derived, width: number, out: string | undefined): string[] {
  const stated =
    draft.operations.length +
    draft.types.reduce((count, { members }) => count + members.length, 0) +
    draft.operations.reduce((count, { parameters }) => count + parameters.length, 0);
  const of = (...basis: readonly Note["basis"][]): readonly Note[] =>
    notes.filter((note) => basis.includes(note.basis));
  const unsettled = of("open", "inferred");
  const counts: readonly (readonly [count: number, what: string])[] = [
    [of("framework").length, "taken from the framework"],
    [of("inferred").length, "inferred"],
    [of("open").length, "open"],
    [of("settled").length, "settled by overlay.yaml"],
    [of("missing").length, "damaged or missing"],
    [conflicts.length, "where documents disagree"],
  ];
  const lines = [
    `${plural(stated, "promise")} stated by the documents`,
    ...counts.flatMap(([count, what]) => (count === 0 ? [] : [`  ${count} ${what}`])),
  ];
  for (const { about, basis, found, taken, settle } of unsettled.slice(0, mostNotes)) {
    lines.push(cut(`  ${basis}: ${about}: ${found}; taken: ${taken}`, width));
    if (settle !== undefined) lines.push(...settle.split("\n").map((line) => `        ${line}`));
  }
  for (const { about, found } of of("missing").slice(0, mostNotes))
    lines.push(cut(`  missing: ${about}: ${found}`, width));
  const hidden = Math.max(0, unsettled.length - mostNotes);
  if (hidden > 0) lines.push(`  … and ${hidden} more${out === undefined ? "" : " in readings.md"}`);
  if (unsettled.some(({ settle }) => settle !== undefined))
    lines.push("what is open is settled by actions like these in overlay.yaml, in the folder of --out");
  return lines;
}

function cut(line: string, width: number): string {
  const text = line.replace(/\s+/g, " ").replace(/^ /, "  ");
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
