import type { Contract } from "../contract/model/contract.ts";
import type { Promises } from "./cases/promises.ts";
import type { WaitReason } from "./exchange/paced.ts";
import type { Sender } from "./exchange/wire.ts";
import type { Target } from "./deployment/target.ts";

/** What to verify, and how. */
export interface VerifyOptions {
  /** The contracts, each with the target that has to keep it. */
  readonly apis: readonly ApiUnderTest[];
  /** Run only families, checks, cases or operations of these names. */
  readonly only?: readonly string[];
  /** Leave those out. */
  readonly skip?: readonly string[];
  /** Chooses among the values worth sending. Default: `standin`. */
  readonly seed?: string;
  /** Also send requests that could change something. Default: false. */
  readonly allowWrites?: boolean;
  /** Let a spelling that a client does not notice break a check, where that of the framework is known. Default: it is a remark. */
  readonly exact?: boolean;
  /** Send nothing, list what would be sent. Default: false. */
  readonly dryRun?: boolean;
  /** The frameworks whose promises are known, of which each contract names one. Default: the built-in ones. */
  readonly frameworks?: readonly Promises[] | undefined;
  /** Ends the run where it is: what was judged until then is the result. Default: it runs to its end. */
  readonly signal?: AbortSignal | undefined;
  /** Told of what happens. */
  readonly onProgress?: (progress: Progress) => void;
}

/** One API and where it is. */
export interface ApiUnderTest {
  readonly contract: Contract;
  /** The contract as a person names it on a command line (a name or a file); absent: by its own name. */
  readonly reference?: string;
  readonly target: Target;
  /** An app in the same process; absent: the target's URL is asked. */
  readonly sender?: Sender;
}

/** What a run tells of itself while it runs. */
export type Progress =
  /** Before the first request. */
  | { readonly kind: "begins"; readonly budget: number; readonly cases: number; readonly target: string }
  | {
      readonly kind: "case";
      readonly number: number;
      readonly cases: number;
      readonly api: string;
      readonly operation: string;
      readonly case: string;
      readonly sent: number;
    }
  /** The reason: `Retry-After` of the deployment, or the target file's own requests per second. */
  | { readonly kind: "waits"; readonly milliseconds: number; readonly reason: WaitReason };
