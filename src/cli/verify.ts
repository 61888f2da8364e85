import { accessSync, constants, existsSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import pc from "picocolors";
import { loadContracts } from "../contract/load-contract.ts";
import type { Contract } from "../contract/contract.ts";
import { nearestName } from "../contract/nearest.ts";
import { type Problem, ProblemError } from "../problem.ts";
import type { ApiUnderTest, Progress } from "../verify/options.ts";
import { noColour, type Report } from "../verify/report/report.ts";
import { reports } from "../verify/report/reports.ts";
import { loadTarget, type TargetFile } from "../verify/target/load-target.ts";
import { bareTarget, type Target } from "../verify/target/target.ts";
import { exitCode } from "../verify/verdict/result.ts";
import { verify as verifyApis } from "../verify/verify.ts";
import type { Console } from "./program.ts";
import { shellWord } from "../shell-word.ts";
import type { VerifyArguments } from "./verify-command.ts";

interface Wanted {
  readonly report: Report;
  readonly file: string | undefined;
}

/**
 * Holds a deployment to its contracts and writes the reports.
 * @param words URL and CONTRACT, either or both, in that order
 * @returns 0 all holds, 1 something breaks, 2 nobody answers, 3 something was not checked (with `--strict`)
 */
export async function verify(
  words: readonly (string | undefined)[],
  args: VerifyArguments,
  console: Console,
): Promise<number> {
  const given = words.filter((word) => word !== undefined);
  const url = given.find((word) => /^https?:\/\//i.test(word));
  const wanted = (args.report.length > 0 ? args.report : ["terminal"]).map(reportOf);
  checkWritable(wanted);
  const file = args.target === undefined ? undefined : loadTarget(args.target, console.env);
  if (url === undefined && file === undefined) throw noTarget(given);
  if (url !== undefined) checkOpen(url);
  const references = [...new Set(given.filter((word) => word !== url))];
  const contracts = loadContracts(references);
  const apis = apisUnderTest(contracts, file, url, references);
  const { only, skip, seed, allowWrites, dryRun } = args;
  const toTerminal = wanted.some(({ file: to }) => to === undefined);
  const onProgress =
    toTerminal && wanted.every(({ report, file: to }) => to !== undefined || report === reports.terminal)
      ? (told: Progress) => show(told, console)
      : undefined;
  const result = await verifyApis({
    apis,
    only,
    skip,
    seed,
    allowWrites,
    dryRun,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  for (const { report, file: to } of wanted) {
    const colour = console.colour && to === undefined;
    const text = report.render(result, { palette: pc.createColors(colour), width: console.width });
    if (to === undefined) console.out(text.endsWith("\n") ? text : `${text}\n`);
    else writeFileSync(to, text);
  }
  if (console.env["GITHUB_ACTIONS"] === "true" && wanted.every(({ report }) => report !== reports.github))
    console.error(reports.github.render(result, { palette: noColour, width: console.width }));
  return exitCode(result, args.strict);
}

/** Which contract is asked of which target: a file that names APIs chooses among the contracts. */
function apisUnderTest(
  contracts: readonly Contract[],
  file: TargetFile | undefined,
  url: string | undefined,
  references: readonly string[],
): ApiUnderTest[] {
  const found = contracts.flatMap((contract, index) => {
    const target = file === undefined ? bareTarget(url) : file.targetOf(contract.name);
    const given = references[index];
    const reference = given === undefined ? {} : { reference: shellWord(given) };
    return target === undefined ? [] : [{ contract, ...reference, target: reachedAt(target, url, file) }];
  });
  if (found.length > 0) return found;
  const names = contracts.map(({ name }) => name).join(", ");
  throw new ProblemError([
    {
      file: file?.file ?? "",
      place: "/apis",
      found: `it speaks of none of the contracts ${names}`,
      cure: `name the contract it is for, or add /apis/${contracts[0]?.name ?? "NAME"}`,
    },
  ]);
}

function reachedAt(target: Target, url: string | undefined, file: TargetFile | undefined): Target {
  const reached = url ?? target.url;
  if (reached === undefined)
    throw new ProblemError([
      {
        file: file?.file ?? "",
        place: "/url",
        found: "it does not say where the deployment is",
        cure: "add url: https://…, or give the URL on the command line",
      },
    ]);
  return { ...target, url: reached };
}

/** @throws {ProblemError} when a URL carries a password: it would stand in every report */
function checkOpen(url: string): void {
  if (!URL.canParse(url)) throw noTarget([url]);
  const { username, password } = new URL(url);
  if (username === "" && password === "") return;
  throw new ProblemError([
    {
      place: "verify URL",
      found: "the URL has credentials in it, which reports would show",
      cure: 'leave them out, and add identities: { me: { basic: "NAME:${PASSWORD}" } } to a target file',
    },
  ]);
}

function noTarget(given: readonly string[]): ProblemError {
  const found = given.length === 0 ? "there is nothing to verify" : `"${given.join(" ")}" is no URL`;
  return new ProblemError([
    {
      place: "verify",
      found,
      cure: "give a URL (standin verify http://127.0.0.1:4010 CONTRACT) or a target file (--target FILE)",
    },
  ]);
}

function reportOf(text: string): Wanted {
  const [kind = "", ...rest] = text.split("=");
  const report = Object.hasOwn(reports, kind) ? reports[kind as keyof typeof reports] : undefined;
  if (report !== undefined) return { report, file: rest.length > 0 ? rest.join("=") : undefined };
  const near = nearestName(kind, Object.keys(reports));
  const cure = near === undefined ? `choose one of ${Object.keys(reports).join(", ")}` : `did you mean ${near}?`;
  throw new ProblemError([{ place: `--report ${text}`, found: `there is no report "${kind}"`, cure }]);
}

/** @throws {ProblemError} when a report could not be written at the end: that must be known before the first request */
function checkWritable(wanted: readonly Wanted[]): void {
  const problems = wanted.flatMap(({ report, file }): readonly Problem[] => {
    if (file === undefined) return [];
    const place = `--report ${report.name}=${file}`;
    if (file === "") return [{ place, found: "it names no file", cure: `write --report ${report.name}=FILE` }];
    const found = hindrance(file);
    return found === undefined
      ? []
      : [{ place, found, cure: "name a file in a folder that exists and may be written" }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
}

/** Why a file cannot be written; undefined when it can. */
function hindrance(file: string): string | undefined {
  const place = existsSync(file) ? file : dirname(file);
  try {
    if (place === file && statSync(file).isDirectory()) return `${file} is a folder`;
    if (place !== file && !statSync(place).isDirectory()) return `${place} is no folder`;
    accessSync(place, constants.W_OK);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return reason === "ENOENT" ? `there is no folder ${place}` : `${place} cannot be written (${reason})`;
  }
}

function show(told: Progress, console: Console): void {
  if (told.kind === "begins") console.error(`${told.target}: ${told.cases} cases, at most ${told.budget} requests\n`);
  if (told.kind === "waits")
    console.error(`the deployment asks for patience: waiting ${Math.ceil(told.milliseconds / 1000)} s\n`);
}
