import type { LanguageId } from "../declared.ts";

/** One line of a page as a reader of its file gives it, whatever the page was saved as. */
export interface Row {
  readonly text: string;
  /** The line of the file, from 1. */
  readonly line: number;
  /** The cells of a row of a table, where the page kept them apart. */
  readonly cells?: readonly string[];
  /** What the markup says that this is; text has none. */
  readonly mark?: "title" | "operation" | "tag" | "description" | "caption" | "listing" | "sample" | "term";
  /** The level of a heading. */
  readonly level?: number;
  /** In how many lists it stands. */
  readonly inset?: number;
  readonly language?: LanguageId;
  /** Values that a cell lists below its description. */
  readonly allowed?: readonly string[];
  readonly range?: { readonly minimum?: number; readonly maximum?: number };
}
