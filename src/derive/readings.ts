import { formatCitations } from "../citation.ts";
import type { Derived } from "./derive.ts";
import type { Note } from "./draft/draft.ts";
import type { Conflict } from "./weigh/weighed.ts";

const parts: readonly (readonly [Note["basis"], string, string])[] = [
  [
    "open",
    "Open",
    "No document says it. What was taken can be settled in `overlay.yaml`; `standin derive` applies it again each time.",
  ],
  ["settled", "Settled", "No document says it, and `overlay.yaml` does. Without it, this would have been taken."],
  ["inferred", "Inferred", "Not stated, but found by what is stated."],
  ["framework", "From the framework", "Every host of this framework behaves so, unless it is told otherwise."],
  ["missing", "Damaged or missing", "What a document would have said and does not."],
];

/** `readings.md`: where the documents are silent, contradict each other or themselves, and what was made of it. */
export function readingsText({ draft: { title }, notes, conflicts, framework, weighed }: Derived): string {
  const documents = [...new Set(weighed.types.flatMap(({ from }) => from.map(({ document }) => document)))];
  const head = [
    `# Readings: ${plain(title)}`,
    "",
    `What ${documents.length === 1 ? "one document leaves" : `${documents.length} documents leave`} to decide, and how it was decided. Lines are cited as \`document:line\`.`,
    framework === "plain" ? "" : `The host is built on ${framework}.`,
  ];
  return `${[
    ...head.filter((line, i) => line !== "" || i === 1),
    "",
    ...conflictLines(conflicts),
    ...parts.flatMap((part) => noteLines(part, notes)),
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

function conflictLines(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return [];
  return [
    "## Documents that disagree",
    "",
    ...conflicts.map(
      ({ about, fact, kept, keptFrom, lost, lostFrom, why }) =>
        `- **${plain(about)}**, ${fact}: \`${code(kept)}\` (${formatCitations(keptFrom)}) counts, \`${code(lost)}\` (${formatCitations(lostFrom)}) does not: ${why}.`,
    ),
    "",
  ];
}

function noteLines([basis, title, words]: (typeof parts)[number], notes: readonly Note[]): string[] {
  const of = notes.filter((note) => note.basis === basis);
  if (of.length === 0) return [];
  return [
    `## ${title}`,
    "",
    words,
    "",
    ...of.flatMap(({ about, found, taken, settle, from }) => [
      `- **${plain(about)}**: ${plain(found)}${from.length === 0 ? "" : ` (${formatCitations(from)})`}. Taken: ${plain(taken)}.`,
      ...(settle === undefined ? [] : ["", "  ```yaml", ...settle.split("\n").map((line) => `  ${line}`), "  ```", ""]),
    ]),
    "",
  ];
}

/** Words of a document within Markdown: on one line, and without its marks. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|]/g, "\\$&")
    .trim();
}

function code(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("`", "'").slice(0, 200);
}
