import { wordsOf } from "./words-of.ts";

/** What becomes of things, step by step; words of one line mean one step. */
const steps: readonly (readonly string[])[] = [
  ["draft"],
  ["new", "created", "open", "opened", "pending", "unpaid", "requested", "submitted", "queued", "scheduled", "placed"],
  ["accepted", "approved", "confirmed", "verified", "published"],
  ["started", "active", "activated", "running", "processing", "in progress"],
  ["paid", "settled", "captured"],
  ["packed"],
  ["shipped", "dispatched", "sent"],
  ["delivered", "received"],
  [
    "completed",
    "complete",
    "done",
    "finished",
    "fulfilled",
    "succeeded",
    "success",
    "successful",
    "processed",
    "ended",
  ],
  ["returned", "refunded"],
  ["closed", "resolved"],
  ["archived"],
  ["deleted", "removed"],
];
/** Up to this step all begin alike, and what went another way later has taken it too. */
const lastOfAll = 1;

const stepOf: ReadonlyMap<string, number> = new Map(
  steps.flatMap((words, step) => words.map((word) => [word, step] as const)),
);

const nouns: ReadonlyMap<string, string> = new Map([
  ["cancellation", "canceled"],
  ["deletion", "deleted"],
  ["completion", "completed"],
]);
const ofTime: ReadonlySet<string> = new Set(["at", "on", "date", "time", "timestamp", "datetime"]);

/** What has happened at a time of that name: `paid_at`, `dateCancelled` and `closed` are; undefined: the name does not say. */
export function verbIn(name: string): string | undefined {
  const [word, ...others] = wordsOf(name).filter((one) => !ofTime.has(one));
  return word === undefined || others.length > 0 ? undefined : plainState(nouns.get(word) ?? word);
}

/** Whether a member of that name says in what state a thing is. */
export function isOfState(name: string): boolean {
  return /^(status|state|phase|stage)$/.test(wordsOf(name).at(-1) ?? "");
}

/** Whether a member of that name says until when something is valid. */
export function isOfExpiry(name: string): boolean {
  return wordsOf(name).some((word) => word.startsWith("expir"));
}

/** Whether a word says that something never expires. */
export function isForEver(word: string): boolean {
  return /^(no expir(y|ation)|never( expires?)?|unlimited|permanent|perpetual|lifetime)$/.test(plainState(word));
}

/**
 * Whether something has happened to a thing in a state; undefined: the states do not speak of it.
 * @param verb as `verbIn` has it
 * @param states all that the thing may be in
 */
export function hasHappened(verb: string, state: string, states: readonly string[]): boolean | undefined {
  const [own, all] = [plainState(state), states.map(plainState)];
  const isOpposite = (word: string): boolean => [`un${verb}`, `not ${verb}`].includes(word);
  if (own === verb) return true;
  if (isOpposite(own)) return false;
  const step = stepOf.get(verb);
  const isLike = (word: string): boolean => step !== undefined && step > lastOfAll && stepOf.get(word) === step;
  const isSpokenOf = all.some((word) => word === verb || isLike(word));
  if (!isSpokenOf) return undefined;
  const reached = stepOf.get(own);
  if (step === undefined) return false;
  return reached === undefined ? step <= lastOfAll : reached >= step;
}

function plainState(state: string): string {
  return wordsOf(state).join(" ").replace("cancelled", "canceled");
}
