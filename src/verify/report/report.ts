import type { VerifyResult } from "../verdict/result.ts";

/** Colours of a terminal; each may be the identity. `picocolors` is one. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** What a report may want to know of the place it is shown in. */
export interface ReportOptions {
  readonly palette: Palette;
  /** Columns of the terminal; `Infinity` where lines may be of any length: then nothing is cut. */
  readonly width: number;
  /** When the run was, for reports that people keep; ISO 8601. */
  readonly moment?: string;
  /** A file of a contract as the place calls it, where it has a way of its own. */
  readonly fileName?: (file: string) => string;
}

/** A way to show a result. The same result is the same text. */
export interface Report {
  readonly name: string;
  render(result: VerifyResult, options: ReportOptions): string;
}

const asItIs = (text: string): string => text;

/** No colour at all. */
export const noColour: Palette = {
  bold: asItIs,
  dim: asItIs,
  red: asItIs,
  green: asItIs,
  yellow: asItIs,
  cyan: asItIs,
};
