import type { Operation, Violation } from "../../contract/model/contract.ts";
import { decided } from "../../contract/model/violation.ts";
import type { Located, Manners } from "../framework/framework.ts";
import { violationsOf } from "../operation/check-answer.ts";
import type { Host } from "../operation/host.ts";
import { problemAnswer } from "../operation/problem-answer.ts";
import { headerValues, type Answer, type Request } from "../operation/request.ts";
import { turnOfOthers } from "../operation/turns.ts";
import { noPreference, type Preference } from "../operation/preference.ts";

/** One API on the port: a host and the manners it has. */
export interface Api {
  readonly host: Host;
  readonly manners: Manners;
}

/** An answer, and the name of the API that gave it. */
export interface Answered {
  readonly answer: Answer;
  readonly api: string;
  /** The operation that the request reached, where its framework tells. */
  readonly operation: Operation | undefined;
  /** Whether some operation has the path. */
  readonly isPathKnown: boolean;
  /** What that API documents of a status that is ordered as a failure; undefined: nothing. */
  readonly failure: (status: number) => Answer | undefined;
}

/**
 * Answers a request as the API that it is meant for, and checks the answer against that API's contract.
 * An unknown path is answered by the API whose paths share the longest beginning, else by the one whose server the Host
 * header names, else by the first.
 * @param preference what the client would rather have than what its request comes to
 */
export async function answerRequest(
  request: Request,
  apis: readonly Api[],
  preference: Preference = noPreference,
): Promise<Answered> {
  const { host, manners, located } = apiFor(request, apis);
  const checked = (answer: Answer): Answer => {
    const violations = decided(violationsOf(answer, host.contract, manners.promise));
    return violations.length === 0 ? answer : brokenPromise(answer, violations);
  };
  const failure = (status: number): Answer | undefined => located.failure?.(host, status);
  await turnOfOthers();
  const answer = await located.answer(host, preference);
  await turnOfOthers();
  return {
    answer: checked(answer),
    api: host.contract.name,
    operation: located.operation,
    isPathKnown: located.reach === Infinity,
    failure,
  };
}

/** The API that a request is meant for, and where it leads there. Each API is asked once how far it knows the path. */
export function apiFor<OneApi extends Api>(
  request: Request,
  apis: readonly OneApi[],
): OneApi & { readonly located: Located } {
  const own = apis.find(({ host: { contract } }) => isUnder(request.target, contract.at));
  if (own !== undefined)
    return { located: own.manners.locate(underMount(request, own.host.contract.at ?? "")), ...own };
  const atRoot = apis.filter(({ host: { contract } }) => contract.at === undefined);
  const [first, ...others] = atRoot.map((api) => ({ located: api.manners.locate(request), ...api }));
  if (first === undefined) return nowhere(apis);
  const asked = hostName(request);
  const isNamed = ({ host }: Api): boolean => asked !== undefined && host.contract.hosts?.includes(asked) === true;
  return others.reduce((best, one) => {
    const further = one.located.reach - best.located.reach;
    return further > 0 || (further === 0 && isNamed(one) && !isNamed(best)) ? one : best;
  }, first);
}

/** The host that a request names, without its port. */
function hostName(request: Request): string | undefined {
  return headerValues(request, "Host")[0]?.replace(/:\d*$/, "").toLowerCase();
}

/** No API is at the root: the tool itself says where they are. */
function nowhere<OneApi extends Api>([first, ...others]: readonly OneApi[]): OneApi & { readonly located: Located } {
  if (first === undefined) throw new Error("a stand-in has at least one API");
  const places = [first, ...others].map(({ host: { contract } }) => contract.at ?? "/").join(", ");
  const answer = problemAnswer(404, "Not Found", `no API is at the root; there is ${places}`);
  return { ...first, located: { reach: 0, answer: () => answer } };
}

function isUnder(target: string, at: string | undefined): boolean {
  return at !== undefined && (target === at || [`${at}/`, `${at}?`].some((start) => target.startsWith(start)));
}

/** The request as the API under that path sees it. */
function underMount(request: Request, mount: string): Request {
  const rest = request.target.slice(mount.length);
  return { ...request, target: rest.startsWith("/") ? rest : `/${rest}`, mount };
}

/** An answer that breaks the contract never leaves: a loud 500 in the tool's own words says which promise. */
function brokenPromise(answer: Answer, violations: readonly Violation[]): Answer {
  const detail = `${answer.said?.operation.id ?? ""} would have answered ${answer.status}; this is a mistake in the contract, the rows or the stand-in, not in the request`;
  return problemAnswer(500, "The stand-in's answer breaks the contract", detail, { violations });
}
