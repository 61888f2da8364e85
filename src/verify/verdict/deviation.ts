import type { Place } from "./place.ts";

/** The first thing in which an answer differs from what was promised. */
export interface Deviation {
  readonly place: Place;
  /** For people to read, like what was found: nothing depends on these words. */
  readonly expected: string;
  readonly found: Words;
  /**
   * That it breaks no promise, and why: a client reads the same and only the spelling differs, or the contract leaves it to
   * be understood.
   */
  readonly remark?: "spelling" | "inferred";
  /**
   * That it breaks what is only inferred as well: the deployment's own answers cannot all be right, however the document is
   * meant.
   */
  readonly isCertain?: true;
}

/** A text, or its parts where there are places in it. */
export type Words = string | readonly (string | Place)[];
