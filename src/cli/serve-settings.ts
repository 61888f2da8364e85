import { type Limits, usualLimits } from "../limits.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import { megabyte } from "../size.ts";
import { parseLimits } from "../source/written-limits.ts";
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

/** The flags that say a limit of bytes in megabytes. */
const inMegabytes = [
  ["--max-body", "maxBody", "bodyBytes"],
  ["--max-bodies", "maxBodies", "bodiesBytes"],
] as const;

/** The limits of all flags. @throws {ProblemError} */
function limitsOf(args: ServeArguments): Partial<Limits> {
  const limits: { -readonly [Name in keyof Limits]?: number } = parseLimits(args.limit, "serve");
  const problems: Problem[] = [];
  for (const [place, flag, name] of inMegabytes) {
    const text = args[flag];
    if (text === undefined) continue;
    const bytes = Math.max(1, Math.round(megabytesOf(text) * megabyte));
    if (Number.isNaN(bytes))
      problems.push({ place, found: `"${text}" is no number of megabytes`, cure: "give one above 0, such as 10" });
    if (limits[name] !== undefined)
      problems.push({ place, found: "--limit sets the same", cure: "give one of the two" });
    limits[name] = bytes;
  }
  const { bodyBytes = usualLimits.bodyBytes, bodiesBytes } = limits;
  if (bodiesBytes !== undefined && bodiesBytes < bodyBytes)
    problems.push({
      place: "--max-bodies",
      found: `${bodiesBytes} bytes for all bodies are fewer than the ${bodyBytes} of one`,
      cure: "give at least --max-body",
    });
  if (problems.length > 0) throw new ProblemError(problems);
  return limits;
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
      limits: limitsOf(args),
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
