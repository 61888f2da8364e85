import { type LimitName, limitNames, type Limits, limitTable, usualLimits, writtenName } from "../limits.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { didYouMean } from "./nearest.ts";

type Given = Map<LimitName, number>;

/** What the command takes of all limits. */
function namesOf(command: "serve" | "verify"): readonly LimitName[] {
  return limitNames.filter((name) => [command, "both"].includes(limitTable[name].command));
}

/** Whether a text sets a limit that another command has, and this one has not. */
export function isOfAnother(text: string, command: string): boolean {
  const owner = ownerOf(text.split("=", 1)[0]?.trim() ?? "");
  return owner !== undefined && owner !== "both" && owner !== command;
}

/** The command that has the limit of a name, as it is written in flags or by programs. */
function ownerOf(written: string): "serve" | "verify" | "both" | undefined {
  const name = limitNames.find((one) => one === written || writtenName(one) === written);
  return name && limitTable[name].command;
}

/**
 * Reads limits as `--limit` takes them.
 * @param texts each `NAME=NUMBER`, such as `written-rows=50_000`
 * @throws {ProblemError} for names that are no limit of the command, what is no whole number above 0, numbers that cannot be
 * kept to, and a limit that is set twice
 */
export function parseLimits(texts: readonly string[], command: "serve" | "verify"): Partial<Limits> {
  const problems: Problem[] = [];
  const limits: Given = new Map();
  const names = new Map(namesOf(command).map((name) => [writtenName(name), name]));
  for (const text of texts) {
    const [written = "", value = ""] = text.split(/=(.*)/s).map((part) => part.trim());
    const place = `--limit ${text}`;
    const name = names.get(written);
    const number = /^[1-9][0-9_]{0,19}$/.test(value) ? Number(value.replaceAll("_", "")) : NaN;
    if (name === undefined) problems.push(unknown(place, written, [...names.keys()], command));
    else if (limits.has(name))
      problems.push({ place, found: `the limit ${written} is set twice`, cure: "set it once" });
    else problems.push(...problemsOf(name, number, { place, shown: `"${value}"`, set: `--limit ${written}=` }));
    if (name !== undefined) limits.set(name, number);
  }
  if (problems.length > 0) throw new ProblemError(problems);
  return Object.fromEntries(limits);
}

/**
 * Checks limits that a program gives.
 * @throws {ProblemError} as `parseLimits` does
 */
export function checkLimits(limits: Readonly<Record<string, unknown>>, command: "serve" | "verify"): void {
  const problems: Problem[] = [];
  for (const [written, value] of Object.entries(limits)) {
    if (value === undefined) continue;
    const place = `limits.${written}`;
    const name = namesOf(command).find((one) => one === written);
    if (name === undefined) problems.push(unknown(place, written, namesOf(command), command));
    else problems.push(...problemsOf(name, value, { place, shown: shownValue(value), set: `${written}: ` }));
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

function unknown(place: string, written: string, names: readonly string[], command: string): Problem {
  const owner = ownerOf(written);
  if (owner !== undefined)
    return { place, found: `"${written}" is a limit of \`${owner}\`, not of \`${command}\``, cure: "set it there" };
  const cure = didYouMean(written, names) ?? `there are ${names.join(", ")}`;
  return { place, found: `there is no limit "${written}"`, cure };
}

interface Words {
  readonly place: string;
  readonly shown: string;
  /** How the limit is set, up to the number. */
  readonly set: string;
}

function problemsOf(name: LimitName, value: unknown, { place, shown, set }: Words): readonly Problem[] {
  const { most = Number.MAX_SAFE_INTEGER } = limitTable[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1)
    return [
      { place, found: `${shown} is no whole number above 0`, cure: `write for example ${set}${usualLimits[name]}` },
    ];
  if (value <= most) return [];
  return [{ place, found: `${shown} is more than can be kept to`, cure: `write at most ${set}${most}` }];
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}
