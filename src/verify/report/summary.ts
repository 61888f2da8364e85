import type {
  CheckResult,
  Finding,
  OperationResult,
  ContractPart,
  PlannedCase,
  RefusedLogin,
  RepeatedFinding,
  ShownRequest,
  Verdict,
  VerifyResult,
} from "../verdict/result.ts";
import { formatCitations } from "../../citation.ts";
import { checksOf, countVerdicts } from "../verdict/result.ts";

/** Checks of one family, and how many have each verdict. */
export interface FamilySummary {
  readonly family: string;
  readonly counts: Readonly<Record<Verdict["kind"], number>>;
  readonly checks: readonly CheckResult[];
}

/** The families of an operation's checks, in the order in which they were first asked. */
export function familiesOf({ checks }: OperationResult): readonly FamilySummary[] {
  const families = new Map<string, CheckResult[]>();
  for (const check of checks) families.set(check.family, [...(families.get(check.family) ?? []), check]);
  return [...families].map(([family, members]) => {
    const counts = { holds: 0, breaks: 0, "not checked": 0 };
    for (const { verdict } of members) counts[verdict.kind] += 1;
    return { family, counts, checks: members };
  });
}

/** Checks that were not asked for the same reason. */
export interface Unchecked {
  readonly reason: string;
  readonly cure: string;
  readonly ids: readonly string[];
}

/** What was not checked, by what is lacking. */
export function uncheckedByReason(checks: readonly CheckResult[]): readonly Unchecked[] {
  const groups = new Map<string, { reason: string; cure: string; ids: string[] }>();
  for (const { id, verdict } of checks) {
    if (verdict.kind !== "not checked") continue;
    const { reason, cure } = verdict;
    const group = groups.get(`${reason} ${cure}`) ?? { reason, cure, ids: [] };
    group.ids.push(id);
    groups.set(`${reason} ${cure}`, group);
  }
  return [...groups.values()];
}

/**
 * What most of the unchecked checks lack, and what to do about it: it may stand a thousand lines above the totals.
 * Undefined where no lack is that of several checks.
 */
export function lackText(result: VerifyResult): string | undefined {
  const [most] = [...uncheckedByReason(checksOf(result))].sort((a, b) => b.ids.length - a.ids.length);
  if (most === undefined || most.ids.length < 2) return undefined;
  return `${most.ids.length} not checked: ${most.reason} → ${most.cure}`;
}

/** `87 hold, 1 breaks, 2 not checked`; what is none is left out, except the first. */
export function countsText(counts: Readonly<Record<Verdict["kind"], number>>): string {
  const parts = [`${counts.holds} ${counts.holds === 1 ? "holds" : "hold"}`];
  if (counts.breaks > 0) parts.push(`${counts.breaks} ${counts.breaks === 1 ? "breaks" : "break"}`);
  if (counts["not checked"] > 0) parts.push(`${counts["not checked"]} not checked`);
  return parts.join(", ");
}

/** Parts of the contract that were not exercised for the same reason. */
export interface Unexercised {
  readonly reason: string;
  readonly names: readonly string[];
}

/** What of the contract no exchange had, by reason; what stands inside another such part is not named again. */
export function unexercisedByReason(parts: readonly ContractPart[]): readonly Unexercised[] {
  const missing = parts.filter(({ reason }) => reason !== undefined);
  const properties = new Set(missing.flatMap(({ kind, name }) => (kind === "property" ? [name] : [])));
  const groups = new Map<string, string[]>();
  for (const part of missing)
    if (part.reason !== undefined && (part.inside === undefined || !properties.has(part.inside)))
      groups.set(part.reason, [...(groups.get(part.reason) ?? []), `${part.kind} ${part.name}`]);
  return [...groups].map(([reason, names]) => ({ reason, names }));
}

/** How much of the contracts a run exercised. */
export interface Coverage {
  /** Parameters, responses, properties and choices in all contracts asked. */
  readonly parts: number;
  /** Those that some exchange had. */
  readonly exercised: number;
  /** Promises (checks) in all, and those that were put to the test. */
  readonly promises: number;
  readonly checked: number;
  /** Requests sent for one promise that was put to the test, to a tenth. */
  readonly requestsPerPromise: number;
}

/** Counts what a run exercised. */
export function coverageOf(result: VerifyResult): Coverage {
  const parts = result.apis.flatMap(({ operations }) => operations.flatMap((operation) => operation.parts));
  const promises = checksOf(result).length;
  const checked = promises - countVerdicts(result)["not checked"];
  return {
    parts: parts.length,
    exercised: parts.filter(({ reason }) => reason === undefined).length,
    promises,
    checked,
    requestsPerPromise: checked === 0 ? 0 : Math.round((result.requests.sent / checked) * 10) / 10,
  };
}

/** `120 of 121 promises checked, 87 of 90 parts of the contract exercised`. */
export function coverageText(result: VerifyResult): string {
  const { parts, exercised, promises, checked } = coverageOf(result);
  return `${checked} of ${promises} promises checked, ${exercised} of ${parts} parts of the contract exercised`;
}

/** One sentence on how it went. */
export function headlineOf(result: VerifyResult): string {
  if (result.unreachable !== undefined) return `No answer from ${result.target}: ${result.unreachable}`;
  if (result.planned !== undefined) return `Nothing was sent: ${plannedText(result, result.planned)}`;
  const counts = countVerdicts(result);
  if (counts.breaks > 0)
    return `${counts.breaks} of ${checksOf(result).length} promises ${counts.breaks === 1 ? "is" : "are"} broken`;
  const logins = result.refused.length;
  if (logins > 0)
    return `Nothing that was checked is broken, but ${logins === 1 ? "a login was" : `${logins} logins were`} refused`;
  if (checksOf(result).length === 0)
    return "Nothing was checked, as no operation only reads (--allow-writes asks others)";
  if (counts.holds === 0) return "Nothing could be checked";
  if (result.keptOut !== undefined) return keptOutText(result.keptOut);
  return counts["not checked"] > 0 ? "Nothing that was checked is broken" : "Everything holds";
}

function keptOutText({ operations, of }: NonNullable<VerifyResult["keptOut"]>): string {
  return `Most was not verified: ${operations} of ${counted(of, "operation")} turned away whoever asked, with 401 or 403 (say who asks with --header NAME:VALUE, or in a target file)`;
}

/** `Identity admin was refused at shop: 401 Unauthorized`. */
export function refusedText({ api, identity, found }: RefusedLogin): string {
  return `Identity ${identity} was refused at ${api}: ${found}`;
}

/** `12 cases, at most 80 requests to https://…`: what a dry run lists. */
function plannedText({ requests, target }: VerifyResult, planned: readonly PlannedCase[]): string {
  return `${counted(planned.length, "case")}, at most ${counted(requests.budget, "request")} to ${target}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** What of a planned case is known only from the answers; undefined when nothing is. */
export function unknownRequests({ most, requests }: PlannedCase): string | undefined {
  const more = most - requests.length;
  return more > 0 ? `and at most ${more} more, depending on the answers` : undefined;
}

/** A result of which nothing is said to be broken where nobody answered: then nothing was checked. */
export function withoutBreaksUnreached(result: VerifyResult): VerifyResult {
  const { unreachable } = result;
  if (unreachable === undefined) return result;
  const verdict = {
    kind: "not checked",
    reason: `no answer: ${unreachable}`,
    cure: "check the address, and that a server is listening there",
  } as const;
  const settled = (check: CheckResult): CheckResult =>
    check.verdict.kind === "breaks" ? { ...check, verdict } : check;
  return {
    ...result,
    apis: result.apis.map((api) => ({
      ...api,
      operations: api.operations.map((one) => ({ ...one, checks: one.checks.map(settled), findings: [], repeats: [] })),
    })),
  };
}

/** `302 Found → https://…`: an answer that sends elsewhere says where. */
export function answeredText({ status, reason, headers }: Finding["response"]): string {
  const location = headers.find(([name]) => name.toLowerCase() === "location")?.[1];
  const line = `${status} ${reason}`.trim();
  return status >= 300 && status < 400 && location !== undefined ? `${line} → ${location}` : line;
}

/** The lines that show a finding again, in a shell; first, as a comment, where the secrets come from that stand in them as variables. */
export function linesAgain({ before, curl, again }: Finding): readonly string[] {
  const lines = [...before.map((one) => one.curl), curl];
  const variables = new Set(lines.flatMap((line) => line.match(/(?<!\\)\$\{?[A-Z_][A-Z0-9_]*\b\}?/g) ?? []));
  const names = [...variables].map((one) => one.replace(/[{}]/g, ""));
  const file = /--target ('[^']*'|\S+)/.exec(again)?.[1];
  const where = file === undefined ? "--header" : `identities in ${file}`;
  return [...(names.length === 0 ? [] : [`# ${names.join(", ")}: set to what is under ${where}`]), ...lines, again];
}

/** Where documentation says it, with the first of those lines. */
export function saysText({ citations, quotes }: Pick<Finding, "citations" | "quotes">): string {
  const quoted = quotes.map((line) => `“${line}”`).join(" ");
  return [formatCitations(citations), quoted].filter((part) => part !== "").join(" ");
}

/** All that broke at an operation, told here or elsewhere. */
export function brokenIn({ findings, repeats }: OperationResult): readonly RepeatedFinding[] {
  return [...findings, ...repeats];
}

/** Where a repeat is told in full. */
export function toldText({ told }: RepeatedFinding): string {
  return told === undefined
    ? "it may follow from what breaks elsewhere"
    : `in full under ${told.operation}: ${told.check}`;
}

/** What was found; where a member is missing, with what it seems to be called now. */
export function foundText({ found, renamed }: Pick<Finding, "found" | "renamed">): string {
  return renamed === undefined
    ? found
    : `${found}; "${renamed}" stands there instead, which the schema does not name: renamed?`;
}

/** What is to be known of a finding that did not come again. */
export function notesOn({ seenAgain, isRowGone }: Finding): readonly string[] {
  return [
    ...(seenAgain === false ? [notSeenAgain] : []),
    ...(isRowGone === true
      ? [
          "the run has removed the row again: the first request makes another, whose key goes into the requests behind it",
        ]
      : []),
  ];
}

const notSeenAgain =
  "repeated on its own, it does not show: the failure is intermittent, or depends on earlier requests";

/** `GET /orders?Limit=5 as application/xml`: the format is named where a header asks for it. */
export function requestText({ method, target, headers }: ShownRequest): string {
  const accept = headers.find(([name]) => name.toLowerCase() === "accept")?.[1];
  return `${method} ${target}${accept === undefined ? "" : ` as ${accept}`}`;
}
