import { type Problem, ProblemError } from "../problem.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import { parseLimits } from "../serve/http/limits-option.ts";
import { type StandInSettings, settingsOf } from "../serve/http/stand-in-settings.ts";
import { hindered } from "./hindrance.ts";
import type { ServeArguments } from "./serve-command.ts";
import { steering } from "./steering.ts";

/** An API is not mounted where the control interface answers. */
function atProblems(at: readonly string[]): readonly Problem[] {
  return at
    .filter((text) => `${text.slice(text.indexOf("=") + 1)}/`.startsWith(`${controlPath}/`))
    .map((text) => ({
      place: "--at",
      found: `"${text}" is under ${controlPath}/, where the control interface answers`,
      cure: "choose another path",
    }));
}

/** What contracts are read from, beside files that say what they are. */
type Documents = Pick<Parameters<typeof settingsOf>[0], "fetched" | "derive">;

/** What a server is started with. */
export interface Checked {
  readonly port: number;
  readonly host: string;
  readonly settings: StandInSettings;
}

/** NaN where it is no number. */
function portOf({ port }: ServeArguments): number {
  return /^\d{1,5}$/.test(port) ? Number(port) : NaN;
}

/** NaN where it is no number, or none that a body may have. */
function megabytesOf(text: string): number {
  return /^\d{1,5}(\.\d+)?$/.test(text) && Number(text) > 0 ? Number(text) : NaN;
}

/** What is wrong with single flags. */
function flagProblems(args: ServeArguments): readonly Problem[] {
  const { host, log } = args;
  const problems: Problem[] = [];
  if (!(portOf(args) <= 65535))
    problems.push({
      place: "--port",
      found: `"${args.port}" is not a port`,
      cure: "give a whole number from 0 to 65535; 0 picks a free one",
    });
  for (const [place, text] of [
    ["--max-body", args.maxBody],
    ["--max-bodies", args.maxBodies],
  ] as const)
    if (Number.isNaN(megabytesOf(text)))
      problems.push({ place, found: `"${text}" is no number of megabytes`, cure: "give one above 0, such as 10" });
  if (megabytesOf(args.maxBodies) < megabytesOf(args.maxBody))
    problems.push({
      place: "--max-bodies",
      found: `${args.maxBodies} megabytes for all are fewer than the ${args.maxBody} of one`,
      cure: "give at least --max-body",
    });
  if (host.trim() === "")
    problems.push({
      place: "--host",
      found: `"${host}" is not an address`,
      cure: "leave it out for 127.0.0.1, or give 0.0.0.0 for every address of this machine",
    });
  if (log !== "text" && log !== "json")
    problems.push({ place: "--log", found: `"${log}" is no form of a log`, cure: "write text or json" });
  problems.push(...atProblems(args.at), ...hindered("--write-target", args.writeTarget));
  return problems;
}

/**
 * Reads the flags of serve.
 * @throws {ProblemError} with everything that is wrong with them
 */
export function checkedSettings(contracts: readonly string[], args: ServeArguments, read: Documents): Checked {
  const { host, scenario, seed, now, rows, cors, cache, keep, overlay: overlays, at, allowHost, allowOutside } = args;
  const problems = [...flagProblems(args)];
  try {
    const settings = settingsOf({
      contracts,
      ...read,
      overlays,
      at,
      scenario,
      seed,
      now,
      rows,
      cors,
      cache,
      control: steering(host, args.control).on,
      allowOutside,
      maxBody: megabytesOf(args.maxBody),
      maxBodies: megabytesOf(args.maxBodies),
      limits: parseLimits(args.limit),
      allowHosts: [...allowHost, host],
      keep,
      time: () => Date.now(),
    });
    if (problems.length === 0) return { port: portOf(args), host, settings };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
  }
  throw new ProblemError(problems);
}
