import { below } from "../../random/draw.ts";
import type { Cell } from "../cell.ts";
import { matches } from "../pattern/matches.ts";
import { wordsOf } from "../text/words-of.ts";
import { numberMeaning } from "./number-meaning.ts";

/** Texts that every pattern of a decimal number takes, and one that none does. */
const taken = ["7", "12.5", "12.50"];
const refused = ["ab", "."];

/** Whether patterns leave decimal numbers and nothing else; many write the point as a dot that is any character: `^\d+.?\d*$`. */
export function isDecimalText(patterns: readonly string[]): boolean {
  return (
    patterns.length > 0 &&
    taken.every((text) => patterns.every((pattern) => matches(pattern, text))) &&
    refused.every((text) => patterns.some((pattern) => !matches(pattern, text)))
  );
}

/** A decimal number as text, as its name says: money has two places behind the point, a rate lies below a hundred. */
export function decimalText({ key, at, anchor }: Cell, name: string): string {
  const meaning = numberMeaning(name, false, anchor);
  const words = wordsOf(name);
  if (meaning === undefined || meaning.least < 0)
    return words.includes("percentage") || words.includes("rate")
      ? (below(key, 1000, ...at) / 10).toFixed(1)
      : (below(key, 200_000, ...at) / 100).toFixed(2);
  const { least, most, step = 0.1 } = meaning;
  const places = step >= 1 ? 0 : step < 0.1 ? 2 : 1;
  const steps = Math.floor((most - least) * 10 ** places);
  return (least + below(key, steps, ...at) / 10 ** places).toFixed(places);
}
