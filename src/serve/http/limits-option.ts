import { type Problem, ProblemError } from "../../problem.ts";
import { didYouMean } from "../../source/nearest.ts";
import { type SessionLimits, sessionLimits } from "../state/limits.ts";

/** The limits by the names that people write: `written-rows`. */
const byName: ReadonlyMap<string, keyof SessionLimits> = new Map(
  (Object.keys(sessionLimits) as (keyof SessionLimits)[]).map((key) => [
    key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    key,
  ]),
);

/**
 * Reads limits as `--limit` takes them.
 * @param texts each `NAME=NUMBER`, such as `written-rows=50_000`
 * @throws {ProblemError} for names that are no limit, what is no whole number above 0, and a limit that is set twice
 */
export function parseLimits(texts: readonly string[]): Partial<SessionLimits> {
  const problems: Problem[] = [];
  const limits = new Map<keyof SessionLimits, number>();
  for (const text of texts) {
    const [name = "", value = ""] = text.split(/=(.*)/s).map((part) => part.trim());
    const key = byName.get(name);
    const problem = (found: string, cure: string): unknown => problems.push({ place: `--limit ${text}`, found, cure });
    const names = [...byName.keys()];
    if (key === undefined)
      problem(`there is no limit "${name}"`, didYouMean(name, names) ?? `there are ${names.join(", ")}`);
    else if (!/^[1-9][0-9_]{0,14}$/.test(value))
      problem(`"${value}" is no whole number above 0`, `write for example --limit ${name}=${sessionLimits[key]}`);
    else if (limits.has(key)) problem(`the limit ${name} is set twice`, "set it once");
    else limits.set(key, Number(value.replaceAll("_", "")));
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return Object.fromEntries(limits);
}
