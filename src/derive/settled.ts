import { overlayIn } from "../contract/overlay/read-overlay.ts";
import { applyOverlay } from "../contract/overlay/apply-overlay.ts";
import { Problems } from "../source/problems.ts";
import { parseSource } from "../source/source.ts";
import { isRecord } from "../source/is-record.ts";
import type { Derived } from "./derive.ts";
import type { Json, Note } from "./draft/draft.ts";

/**
 * The notes of a derived contract, with those marked as settled that an overlay decided: where the action that a note suggests
 * would change the contract, the overlay has changed it.
 * @param final the contract after the overlay; the derived one itself where there is none
 */
export function withSettled(derived: Derived, final: Json): Derived {
  if (final === derived.document) return derived;
  const isSettled = (note: Note): boolean =>
    note.settle !== undefined && changed(derived.document, after(derived.document, note.settle), final);
  return {
    ...derived,
    notes: derived.notes.map((note) => (isSettled(note) ? { ...note, basis: "settled" } : note)),
  };
}

/** A contract after one action, given as the item of a list. */
function after(document: Json, action: string): unknown {
  const problems = new Problems();
  const source = parseSource(`overlay: 1.0.0\nactions:\n${action}\n`, "action.yaml", "action", problems);
  const overlay = source && overlayIn(source, problems);
  if (overlay === undefined) return document;
  const root = structuredClone(document);
  applyOverlay({ root }, overlay, problems);
  return root;
}

/** Whether a contract differs from another where the suggestion does, too. */
function changed(before: unknown, suggested: unknown, final: unknown): boolean {
  if (!isRecord(suggested) || !isRecord(before) || !isRecord(final))
    return JSON.stringify(before) !== JSON.stringify(suggested) && JSON.stringify(before) !== JSON.stringify(final);
  return Object.keys(suggested).some((name) => changed(before[name], suggested[name], final[name]));
}
