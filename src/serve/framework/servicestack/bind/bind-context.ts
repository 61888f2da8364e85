import type { Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { emptyText } from "./blank.ts";
import type { TextSyntax } from "./text-syntax.ts";

/** What readers of values share: the dialect, the request's moment, and the way to read a value inside another. */
export interface BindContext {
  readonly syntax: TextSyntax;
  /** ISO 8601: gives the day to a time without one. */
  readonly now: string;
  /**
   * Reads a value as a dialect's token holds it. Null stands for nothing there.
   * @throws {HostException} where the text is not of the type.
   */
  value(token: string, slot: Slot): Value;
}

/** A string's content as a value. */
export function stringOf(content: string): string | null {
  return content === "" ? null : content === emptyText ? "" : content;
}
