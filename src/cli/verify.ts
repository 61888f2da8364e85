import { fetchDocuments } from "../contract/fetch-documents.ts";
import { loadContracts } from "../contract/load-contract.ts";
import { contractsMeant } from "../contract/locate-contract.ts";
import type { Contract } from "../contract/model/contract.ts";
import { setProcessLimits } from "../limits.ts";
import { formatProblem, ProblemError } from "../problem.ts";
import { Problems } from "../source/problems.ts";
import type { ApiUnderTest, Progress } from "../verify/options.ts";
import { reports } from "../verify/report/reports.ts";
import { loadTarget, type TargetFile } from "../verify/deployment/load-target.ts";
import { bareTarget, type Identity, type Target } from "../verify/deployment/target.ts";
import { waitForAnswer } from "../verify/exchange/wait-for-answer.ts";
import { exitCode } from "../verify/verdict/result.ts";
import { verify as verifyApis } from "../verify/verify.ts";
import type { Console } from "./console.ts";
import { interruption } from "./interruption.ts";
import { redactedAddress } from "../redacted-address.ts";
import { shellWord } from "../shell-word.ts";
import { samplesLine } from "./samples-line.ts";
import type { VerifyArguments } from "./verify-command.ts";
import { type WantedReport, writeReports } from "./verify-reports.ts";
import { verifySettings } from "./verify-settings.ts";

export { verifySettings } from "./verify-settings.ts";

/**
 * Holds a deployment to its contracts and writes the reports.
 * @param words URL and CONTRACT, either or both, in that order
 * @returns 0 all holds, 1 something breaks, 2 nobody answers or a report could not be written (of which a break is told before),
 * 3 nothing could be checked, or, with `--strict`, something could not
 */
export async function verify(
  words: readonly (string | undefined)[],
  args: VerifyArguments,
  console: Console,
): Promise<number> {
  // Before anything is read: files have limits.
  const { limits, wanted, wait, identity } = verifySettings(args);
  setProcessLimits(limits);
  const given = words.filter((word) => word !== undefined);
  const url = given.find((word) => /^https?:\/\//i.test(word));
  if (url === undefined && args.target === undefined) throw noTarget(given);
  if (url !== undefined) checkOpen(url);
  const references = contractsMeant([...new Set(given.filter((word) => word !== url))]);
  console.error(samplesLine(references));
  const { contracts, file } = await loaded(references, args, console);
  const apis = withIdentity(apisUnderTest(contracts, file, url, references), identity);
  if (wait > 0 && !args.dryRun) await Promise.all(apis.map(async ({ target }) => await waitForAnswer(target, wait)));
  const { only, skip, seed, allowWrites, dryRun, exact } = args;
  const onProgress = isForPerson(wanted) ? (told: Progress) => show(told, console) : undefined;
  const stop = interruption();
  const { signal } = stop;
  const result = await verifyApis({
    apis,
    only,
    skip,
    seed,
    allowWrites,
    dryRun,
    exact,
    signal,
    ...(onProgress === undefined ? {} : { onProgress }),
  }).finally(() => stop.leave());
  const unwritten = writeReports(result, wanted, console);
  // Of a run that was ended early nobody can say that all holds.
  const code = exitCode(result, args.strict || signal.aborted);
  if (unwritten.length === 0) return code;
  console.error(`${unwritten.map(formatProblem).join("\n")}\n`);
  return code === 1 ? 1 : 2;
}

/** Whether a person watches: a report goes to the terminal, and it is the one for people. */
function isForPerson(wanted: readonly WantedReport[]): boolean {
  const printed = wanted.filter(({ file }) => file === undefined);
  return printed.length > 0 && printed.every(({ report }) => report === reports.terminal);
}

/** The contracts and the target file. @throws {ProblemError} with everything that is wrong with either */
async function loaded(
  references: readonly string[],
  { target, overlay: overlays, allowRefs, allowOutside }: VerifyArguments,
  { env, enginePace }: Console,
): Promise<{ readonly contracts: readonly Contract[]; readonly file: TargetFile | undefined }> {
  enginePace?.("opening");
  const fetched = await fetchDocuments(references, allowRefs);
  const problems = new Problems();
  const contracts = problems.collect(() => loadContracts(references, { fetched, overlays }));
  const file =
    target === undefined ? undefined : problems.collect(() => loadTarget(target, env, contracts, allowOutside));
  problems.throwIfAny();
  enginePace?.("usual");
  return { contracts: contracts ?? [], file };
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
      found: `it configures none of the contracts ${names}`,
      cure: `name the contract it is for, or add /apis/${contracts[0]?.name ?? "NAME"}`,
    },
  ]);
}

/** The identity before those of the target file. */
function withIdentity(apis: ApiUnderTest[], identity: Identity | undefined): ApiUnderTest[] {
  if (identity === undefined) return apis;
  return apis.map(({ target, ...under }) => {
    const identities = new Map([[identity.name, identity], ...target.identities]);
    return { ...under, target: { ...target, identities } };
  });
}

function reachedAt(target: Target, url: string | undefined, file: TargetFile | undefined): Target {
  const reached = url ?? target.url;
  if (reached === undefined)
    throw new ProblemError([
      {
        file: file?.file ?? "",
        place: "/url",
        found: "it has no url of the deployment",
        cure: "add url: https://…, or give the URL on the command line",
      },
    ]);
  return { ...target, url: reached };
}

/** @throws {ProblemError} when a URL carries a password or a key: it would stand in every report */
function checkOpen(url: string): void {
  if (!URL.canParse(url)) throw noTarget([url]);
  const { username, password } = new URL(url);
  if (username === "" && password === "" && redactedAddress(url) === url) return;
  throw new ProblemError([
    {
      place: "verify URL",
      found: "the URL has credentials in it, which reports would show",
      cure: 'leave them out, and add identities: { me: { basic: "NAME:${PASSWORD}" } } to a target file',
    },
  ]);
}

function noTarget(given: readonly string[]): ProblemError {
  const found = given.length === 0 ? "there is nothing to verify" : `"${given.join(" ")}" is not a URL`;
  return new ProblemError([
    {
      place: "verify",
      found,
      cure: "give a URL (standin verify http://127.0.0.1:4010 CONTRACT) or a target file (--target FILE)",
    },
  ]);
}

function show(told: Progress, console: Console): void {
  if (told.kind === "begins") console.error(`${told.target}: ${told.cases} cases, at most ${told.budget} requests\n`);
  if (told.kind !== "waits") return;
  const isOwn = told.reason === "own limit";
  const why = isOwn ? "requestsPerSecond of the target file" : "the deployment sent Retry-After";
  console.error(`${why}: waiting ${Math.ceil(told.milliseconds / 1000)} s\n`);
}
