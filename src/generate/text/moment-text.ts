import { utcText } from "../../contract/model/scalar/instant.ts";
import { fraction } from "../../random/draw.ts";
import type { Cell } from "../cell.ts";
import { wordsOf } from "./words-of.ts";

const day = 86_400_000;
/** Made-up times lie in this many days before the anchor. */
const days = 60;

/** What begins something lies in the older half of the days, what changes or ends it in the younger one: no row ends before it begins. */
const early = new Set([
  "created",
  "start",
  "started",
  "starts",
  "begin",
  "began",
  "from",
  "registered",
  "issued",
  "joined",
  "opened",
  "since",
]);
const late = new Set([
  "updated",
  "modified",
  "changed",
  "end",
  "ended",
  "ends",
  "stop",
  "stopped",
  "completed",
  "finished",
  "closed",
  "deleted",
  "last",
  "until",
  "to",
]);

/** Whether a time of that name begins something. */
export function isEarly(name: string): boolean {
  return wordsOf(name).some((word) => early.has(word));
}

/** Whether a time of that name changes or ends something that began before: `updated_at`, `purged_on`, `expiryDate`. */
export function isLater(name: string): boolean {
  const words = wordsOf(name);
  return !isEarly(name) && words.some((word) => late.has(word) || /^(expir|due$|sent$|paid$)|ed$/.test(word));
}

/** A whole second before the anchor, in milliseconds since 1970; `name` says whether it is an early or a late one. */
export function momentBefore({ key, at, anchor }: Cell, name: string): number {
  const words = wordsOf(name);
  if (words.some((word) => births.has(word))) return wholeSecond(anchor - ageOf(fraction(key, ...at)));
  const [least, most] = words.some((word) => late.has(word))
    ? [0, 0.5]
    : words.some((word) => early.has(word))
      ? [0.5, 1]
      : [0, 1];
  const age = (least + fraction(key, ...at) * (most - least)) * days * day;
  return wholeSecond(anchor - age);
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}

const births: ReadonlySet<string> = new Set(["birth", "birthday", "birthdate", "born", "dob"]);
const year = 365.25 * day;

/** People are between twenty and eighty. */
function ageOf(share: number): number {
  return (20 + share * 60) * year;
}

/** A whole second before the anchor, as RFC 3339 writes it in UTC. */
export function momentText(cell: Cell, name: string): string {
  return utcText(momentBefore(cell, name));
}
