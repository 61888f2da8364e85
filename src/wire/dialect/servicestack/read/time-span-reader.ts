import { clockTimeSpan, isoTimeSpan, parseTimeSpan } from "../../../../contract/model/scalar/time-span.ts";

/** Reads a span of time in the one spelling that writing gives it. */
export function readTimeSpan(text: string, spelling: "iso" | "clock"): string | undefined {
  const ticks = parseTimeSpan(text);
  if (ticks === undefined) return undefined;
  const canonical = isoTimeSpan(ticks);
  return (spelling === "iso" ? canonical : clockTimeSpan(ticks)) === text ? canonical : undefined;
}
