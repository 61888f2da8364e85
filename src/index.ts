/** Standin as a library: load contracts, stand in for APIs, hold deployments to their contracts. */
export { fetchDocuments } from "./contract/fetch-documents.ts";
export { loadContract, loadContracts, type LoadOptions } from "./contract/load-contract.ts";
export type { Contract, Operation, Parameter } from "./contract/model/contract.ts";
export { formatProblem, type Problem, ProblemError } from "./problem.ts";
export { createStandIn, type StandIn } from "./serve/http/create-stand-in.ts";
export type { ListeningStandIn } from "./serve/http/listening.ts";
export type { StandInOptions } from "./serve/http/stand-in-settings.ts";
export { senderOf } from "./verify/exchange/sender-of.ts";
export { verify } from "./verify/verify.ts";
export type { ApiUnderTest, Progress, VerifyOptions } from "./verify/options.ts";
export { loadTarget, type TargetFile } from "./verify/deployment/load-target.ts";
export { bareTarget, type Target } from "./verify/deployment/target.ts";
export {
  checksOf,
  countVerdicts,
  exitCode,
  type Finding,
  type Verdict,
  type VerifyResult,
} from "./verify/verdict/result.ts";
export type { Place } from "./verify/verdict/place.ts";
export { noColour } from "./verify/report/report.ts";
export { reports } from "./verify/report/reports.ts";
export type { Sender, WireRequest, WireResponse } from "./verify/exchange/wire.ts";
export { version } from "./version.ts";
