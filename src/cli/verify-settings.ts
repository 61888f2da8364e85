import type { Limits } from "../limits.ts";
import { ProblemError } from "../problem.ts";
import { Problems } from "../source/problems.ts";
import { parseLimits } from "../source/written-limits.ts";
import { headerIdentity, type Identity } from "../verify/deployment/target.ts";
import type { VerifyArguments } from "./verify-command.ts";
import { type WantedReport, wantedReports } from "./verify-reports.ts";

/** What the flags of verify say, beside those that are taken as they are written. */
export interface VerifySettings {
  readonly limits: Partial<Limits>;
  readonly wanted: readonly WantedReport[];
  /** Seconds. */
  readonly wait: number;
  /** Who shows the headers of the command line. */
  readonly identity: Identity | undefined;
}

/**
 * Reads the flags of verify.
 * @throws {ProblemError} with everything that is wrong with them
 */
export function verifySettings({ limit, report, seed, wait, header }: VerifyArguments): VerifySettings {
  const problems = new Problems();
  const limits = problems.collect(() => parseLimits(limit, "verify"));
  const wanted = problems.collect(() => wantedReports(report));
  problems.collect(() => checkSeed(seed));
  const seconds = problems.collect(() => secondsOf(wait));
  const identity = problems.collect(() => identityOf(header));
  problems.throwIfAny();
  return { limits: limits ?? {}, wanted: wanted ?? [], wait: seconds ?? 0, identity };
}

/** Who shows the headers of the command line. @throws {ProblemError} when one is none */
function identityOf(headers: readonly string[]): Identity | undefined {
  const given = headers.map((text): readonly [string, string] => {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):\s*(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined || value === "" || /[\r\n]/.test(value))
      throw new ProblemError([
        {
          place: "--header",
          found: "what is given is no header: there is no name, colon and value", // the text may be a secret
          cure: 'write NAME:VALUE, as in --header "Authorization: Bearer $TOKEN"',
        },
      ]);
    return [name, value];
  });
  return given.length === 0 ? undefined : headerIdentity(given);
}

/** @throws {ProblemError} when the seed is the flag behind it: it was forgotten, and that flag would be lost */
function checkSeed(seed: string): void {
  if (!/^--[a-z]/.test(seed)) return;
  throw new ProblemError([
    { place: "--seed", found: `the seed is missing: "${seed}" is a flag`, cure: "give a text, as in --seed spring" },
  ]);
}

/** @throws {ProblemError} when it is no number of seconds */
function secondsOf(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new ProblemError([{ place: "--wait", found: `"${text}" is not a number of seconds`, cure: "write --wait 30" }]);
}
