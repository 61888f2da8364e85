import { type Answer, headerValues, type Request } from "../../operation/request.ts";
import type { NamedApi } from "../open-world.ts";
import { callersOf, type SampleCaller } from "../samples/sample-credentials.ts";
import { apiFor } from "../stand-in.ts";
import { chosenIdentity } from "./identity-cookie.ts";
import { loginPage, ownPath } from "./login-page.ts";
import { isNavigation } from "./navigation.ts";
import { nothingPage } from "./nothing-page.ts";

/** A person whose browser opens an address of an API. */
export interface Visitor {
  /** The request, with the credentials of whom the person has chosen to be. */
  readonly request: Request;
  /** What the person sees of an answer: a page where somebody else has to ask, and where a browser would show none. */
  shown(answer: Answer): Answer;
}

/**
 * A person behind a request; undefined: a program, or a person who brings credentials by other means.
 * @param apis as they are in the person's session
 */
export function visitorOf(request: Request, apis: () => readonly NamedApi[]): Visitor | undefined {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || !isNavigation(request) || headerValues(request, "Authorization").length > 0) return undefined;
  const known = apis();
  const api = apiFor(request, known);
  const { operation, reach } = api.located;
  if (reach < Infinity) {
    const isEmpty = ({ status, body }: Answer): boolean => status === 404 && body.length === 0;
    return { request, shown: (answer) => (isEmpty(answer) ? nothingPage(request, known) : answer) };
  }
  if (operation === undefined || operation.security.length === 0) return undefined;
  const chosen = chosenIdentity(request, api);
  const callers = chosen === undefined ? [] : callersOf(operation, api);
  const caller = callers.find(({ name }) => name === chosen?.name) ?? callers.find(({ name }) => name === undefined);
  return {
    request: caller === undefined ? request : withCredentials(request, caller),
    shown(answer) {
      const { status } = answer;
      if (status !== 401 && !(status === 403 && caller !== undefined)) return answer;
      return loginPage({ status, apis: [api], back: ownPath(request.target), refused: chosen?.name });
    },
  };
}

function withCredentials(request: Request, { headers, query }: SampleCaller): Request {
  const { target } = request;
  return {
    ...request,
    target: [target, ...query].join(target.includes("?") ? "&" : "?"),
    headers: [...request.headers, ...headers],
  };
}
