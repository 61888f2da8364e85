import type { Source } from "./source.ts";

/** Where a part of a document stands, for problems: its JSON pointer and, where known, its line. */
export function placeIn(source: Source, pointer: string): string {
  const line = source.lineOf(pointer);
  const shown = source.original?.(pointer) ?? pointer;
  return [shown === "" ? "/" : shown, ...(line === undefined ? [] : [`(line ${line})`])].join(" ");
}
