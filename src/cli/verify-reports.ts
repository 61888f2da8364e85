import { dirname, isAbsolute, relative, resolve } from "node:path";
import pc from "picocolors";
import { didYouMean } from "../source/nearest.ts";
import { makeFolders } from "../make-folders.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { noColour, type Report, type ReportOptions } from "../verify/report/report.ts";
import { reports } from "../verify/report/reports.ts";
import { visibleText } from "../visible-text.ts";
import type { VerifyResult } from "../verify/verdict/result.ts";
import type { Console } from "./console.ts";
import { writeWhole } from "./write-whole.ts";
import { codeOf, hindranceBelow, writableCure } from "./hindrance.ts";

/** A report that a person wants, and where: `file` is undefined for the terminal. */
export interface WantedReport {
  readonly report: Report;
  readonly file: string | undefined;
}

/**
 * Reads `--report KIND[=FILE]`, each given once for each flag.
 * @throws {ProblemError} when a report is unknown or could not be written at the end: that must be known before the first request
 */
export function wantedReports(flags: readonly string[]): readonly WantedReport[] {
  const wanted = (flags.length > 0 ? flags : ["terminal"]).map(wantedReport);
  const problems = [...wanted.flatMap(hindered), ...collisions(wanted)];
  if (problems.length > 0) throw new ProblemError(problems);
  return wanted;
}

/** Writes every report, whatever becomes of the others. Returns what could not be written. */
export function writeReports(
  result: VerifyResult,
  wanted: readonly WantedReport[],
  console: Console,
): readonly Problem[] {
  const { env, width } = console;
  const fileName = (file: string): string => nearName(file, console);
  const problems = wanted.flatMap(({ report, file }): readonly Problem[] => {
    if (file === undefined) {
      const text = report.render(result, { palette: pc.createColors(console.colour), width, fileName });
      console.out(text === "" || text.endsWith("\n") ? text : `${text}\n`);
      return [];
    }
    const found = failedWrite(file, report.render(result, { ...forFile, fileName, moment: new Date().toISOString() }));
    return found === undefined
      ? []
      : [{ place: flagOf({ report, file }), found, cure: "name a file that can be written" }];
  });
  if (env["GITHUB_ACTIONS"] === "true" && wanted.every(({ report }) => report !== reports.github))
    console.error(reports.github.render(result, { ...forFile, fileName }));
  return problems;
}

/** A file has no colours and lines of any length. */
const forFile: ReportOptions = { palette: noColour, width: Infinity };

/** A file below the checkout of a job, or below the folder a person is in, is called by its path from there: so annotations find it. */
function nearName(file: string, { env, cwd }: Console): string {
  const path = resolve(cwd, file);
  for (const folder of [env["GITHUB_WORKSPACE"], cwd]) {
    if (folder === undefined || folder === "") continue;
    const near = relative(folder, path);
    if (!/^\.\.(?:[\\/]|$)/.test(near) && !isAbsolute(near)) return near;
  }
  return file;
}

function failedWrite(file: string, text: string): string | undefined {
  try {
    makeFolders(dirname(file));
    writeWhole(file, visibleText(text, false));
    return undefined;
  } catch (error) {
    return `the report could not be written (${codeOf(error)})`;
  }
}

function wantedReport(text: string): WantedReport {
  const [kind = "", ...rest] = text.split("=");
  const report = Object.hasOwn(reports, kind) ? reports[kind as keyof typeof reports] : undefined;
  if (report !== undefined) return { report, file: rest.length > 0 ? rest.join("=") : undefined };
  const cure = didYouMean(kind, Object.keys(reports)) ?? `choose one of ${Object.keys(reports).join(", ")}`;
  throw new ProblemError([{ place: `--report ${text}`, found: `there is no report "${kind}"`, cure }]);
}

function flagOf({ report, file }: WantedReport): string {
  return `--report ${report.name}${file === undefined ? "" : `=${file}`}`;
}

function hindered({ report, file }: WantedReport): readonly Problem[] {
  if (file === undefined) return [];
  const place = flagOf({ report, file });
  if (file === "") return [{ place, found: "no file is named", cure: `write --report ${report.name}=FILE` }];
  const found = hindranceBelow(file);
  return found === undefined ? [] : [{ place, found, cure: writableCure }];
}

/** Two reports in one place: the second would overwrite the first, or neither could be read. */
function collisions(wanted: readonly WantedReport[]): readonly Problem[] {
  return wanted.flatMap((one, index): readonly Problem[] => {
    const before = wanted.slice(0, index).find((other) => isSamePlace(one, other));
    if (before === undefined) return [];
    const { file, report } = one;
    const place = `${flagOf(before)} ${flagOf(one)}`;
    return file === undefined
      ? [{ place, found: "both go to the terminal", cure: `give one a file: --report ${report.name}=FILE` }]
      : [{ place, found: "both go to the same file", cure: "give each a file of its own" }];
  });
}

/** Annotations are lines for the log of a job, and may stand there below the report for people. */
function isSamePlace(one: WantedReport, other: WantedReport): boolean {
  if (one.file !== undefined && other.file !== undefined) return resolve(one.file) === resolve(other.file);
  if (one.file !== other.file) return false;
  const kinds = new Set([one.report, other.report]);
  return !(kinds.has(reports.terminal) && kinds.has(reports.github));
}
