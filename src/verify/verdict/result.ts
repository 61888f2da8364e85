import type { Citation } from "../../citation.ts";
import type { PartName } from "./contract-parts.ts";
import type { Place } from "./place.ts";

/** What a run came to: plain data, secrets already replaced. Reports render it, nothing else does. */
export interface VerifyResult {
  readonly version: string;
  readonly seed: string;
  /** How the deployment was reached, e.g. its URL. */
  readonly target: string;
  /** Set when nobody answered at all, or nothing of the API is there: then nothing was checked. */
  readonly unreachable: string | undefined;
  /** Why the run ended before all cases were run; undefined when it did not. */
  readonly stopped: string | undefined;
  /** Identities of the target files that were turned away: nothing was checked in their name. */
  readonly refused: readonly RefusedLogin[];
  /** Set when most operations turned away whoever asked: next to nothing was checked. */
  readonly keptOut: { readonly operations: number; readonly of: number } | undefined;
  readonly requests: { readonly budget: number; readonly sent: number };
  readonly milliseconds: number;
  readonly apis: readonly ApiResult[];
  /** Set by a dry run: what would be sent. */
  readonly planned: readonly PlannedCase[] | undefined;
}

/** An identity that was refused whatever it asked for. */
export interface RefusedLogin {
  readonly api: string;
  readonly identity: string;
  /** What was answered, e.g. `401 Unauthorized`. */
  readonly found: string;
  readonly cure: string;
}

export interface ApiResult {
  readonly api: string;
  /** The openapi.yaml of the contract, as it was found. */
  readonly file: string;
  readonly operations: readonly OperationResult[];
}

export interface OperationResult {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly requests: number;
  readonly checks: readonly CheckResult[];
  /** What broke: one cause, one finding. */
  readonly findings: readonly Finding[];
  /** What broke here, and is told in full elsewhere. */
  readonly repeats: readonly RepeatedFinding[];
  /** What of the contract the requests and answers exercised, and what not. */
  readonly parts: readonly ContractPart[];
  /** Things worth knowing that break no promise. */
  readonly remarks: readonly Remark[];
}

/** A piece of the contract that a request can send or an answer can show. */
export interface ContractPart extends Omit<PartName, "status"> {
  /** How many exchanges had it. */
  readonly exchanges: number;
  /** The families of checks whose requests these were. */
  readonly families: readonly string[];
  /** Why it was not exercised; undefined when it was. */
  readonly reason: string | undefined;
}

/** One check of one operation, and what came of it. */
export interface CheckResult {
  /** `family/name`. */
  readonly id: string;
  readonly family: string;
  /** As a sentence without a full stop. */
  readonly promise: string;
  readonly citations: readonly Citation[];
  /** Whether the contract leaves it to be understood: it never breaks, and is a remark where it is not so. */
  readonly isInferred?: true;
  readonly verdict: Verdict;
}

/** What became of a check; what was not checked says why, and what to do so that it is. */
export type Verdict =
  /** `answers` were put to it. */
  | { readonly kind: "holds"; readonly answers: number }
  /** `told` is the check under which the finding stands. */
  | { readonly kind: "breaks"; readonly answers: number; readonly told: string }
  | { readonly kind: "not checked"; readonly reason: string; readonly cure: string };

/** One cause: the first answer that shows it, and what else breaks by it. */
export interface Finding {
  /** The check that stands before all others that break by the same cause. */
  readonly check: string;
  readonly promise: string;
  readonly citations: readonly Citation[];
  /** The first of the lines that are cited, as far as the contract keeps them. */
  readonly quotes: readonly string[];
  /** Where the first difference is, in words: a JSON pointer, `header NAME`, `status`, a row of a page. */
  readonly place: string;
  /** The same as data. */
  readonly at: Place;
  readonly expected: string;
  readonly found: string;
  /** Where a member is missing: one of a like name that stands beside it and that the schema does not name. */
  readonly renamed?: string;
  /** How many answers show it. */
  readonly count: number;
  /** What has to be asked before it, in order; each is a page or row of its own, and no answer is used in the next unless `isRowGone`. */
  readonly before: readonly (ShownRequest & { readonly curl: string })[];
  /** Whether the same came when it was asked again apart from its case: false where it depends on what was asked before. */
  readonly seenAgain: boolean | undefined;
  /** Whether the request is for a row that the run made by those before it, and has removed again: it is found under another key then. */
  readonly isRowGone?: true;
  readonly request: ShownRequest;
  readonly response: {
    readonly status: number;
    readonly reason: string;
    readonly headers: readonly (readonly [string, string])[];
    /** The beginning of the body. */
    readonly excerpt: string;
  };
  /** Sends the request again; secrets stand as `$VARIABLES`. */
  readonly curl: string;
  /** Runs the case again. */
  readonly again: string;
  /** Other checks that break by the same cause. */
  readonly also: readonly Consequence[];
  /** Other operations of the API that show the same. */
  readonly alsoIn: readonly string[];
}

/** What an operation shows as another does, or what may follow from what breaks elsewhere. */
export interface RepeatedFinding extends Finding {
  /** Where it is told in full; absent: answers of several operations differ, and something else breaks that may be why. */
  readonly told?: { readonly operation: string; readonly check: string };
}

/** A request as it is shown: secrets replaced. */
export interface ShownRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** What breaks by a cause that is told elsewhere. */
interface Consequence {
  readonly check: string;
  readonly place: string;
  readonly at: Place;
  readonly expected: string;
  readonly found: string;
  readonly count: number;
}

/**
 * Something worth knowing that breaks no promise: a member that the schema does not name, a spelling that a client does not
 * notice, something inferred that is not so, something that the RFCs ask for and the document does not.
 */
export interface Remark {
  readonly kind: "unnamed member" | "spelling" | "inferred";
  /** In words, like that of a finding. */
  readonly place: string;
  readonly text: string;
  /** How many answers show it. */
  readonly count: number;
  /** The check that remarks it, where it is no member: with the place as data, and the exchange that shows it. */
  readonly shown?: {
    readonly check: string;
    readonly promise: string;
    readonly at: Place;
    readonly expected: string;
    readonly found: string;
    readonly request: ShownRequest;
    readonly curl: string;
    readonly again: string;
  };
}

/** A case of a dry run. */
export interface PlannedCase {
  readonly api: string;
  readonly operation: string;
  readonly case: string;
  /** The most requests that it sends. */
  readonly most: number;
  /** Those that are known before any answer. */
  readonly requests: readonly { readonly method: string; readonly target: string; readonly as: string }[];
}

/** How many checks of a result have each verdict. */
export function countVerdicts(result: VerifyResult): Readonly<Record<Verdict["kind"], number>> {
  const counts = { holds: 0, breaks: 0, "not checked": 0 };
  for (const { verdict } of checksOf(result)) counts[verdict.kind] += 1;
  return counts;
}

/** Every check of a result. */
export function checksOf(result: VerifyResult): readonly CheckResult[] {
  return result.apis.flatMap(({ operations }) => operations.flatMap(({ checks }) => checks));
}

/** Every finding of a result. */
export function findingsOf(result: VerifyResult): readonly Finding[] {
  return result.apis.flatMap(({ operations }) => operations.flatMap(({ findings }) => findings));
}

/**
 * The exit code of the command line: 0 what was checked holds, 1 something breaks, 2 nobody answered or a login was refused, 3 nothing breaks and
 * nothing at all could be checked, or next to nothing as most operations let nobody in, or, when `strict`, something could not.
 */
export function exitCode(result: VerifyResult, strict: boolean): 0 | 1 | 2 | 3 {
  if (result.unreachable !== undefined) return 2;
  const counts = countVerdicts(result);
  if (counts.breaks > 0) return 1;
  if (result.refused.length > 0) return 2;
  if (result.planned === undefined && (counts.holds === 0 || result.keptOut !== undefined)) return 3;
  const unchecked = checksOf(result).some(
    ({ isInferred, verdict }) => verdict.kind === "not checked" && isInferred !== true,
  );
  return strict && (unchecked || result.stopped !== undefined) ? 3 : 0;
}
