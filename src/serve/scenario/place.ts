import type { Source } from "../../source/source.ts";

/** Where a part of a file stands, for problems: its pointer and, where known, its line. */
export function placeIn(source: Source, pointer: string): string {
  const line = source.lineOf(pointer);
  return [pointer === "" ? "/" : pointer, ...(line === undefined ? [] : [`(line ${line})`])].join(" ");
}
