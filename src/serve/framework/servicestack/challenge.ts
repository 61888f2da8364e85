import type { LoginFacts } from "../../../contract/model/host.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { Answer, Request, Said } from "../../operation/request.ts";
import { absoluteUrl } from "./absolute-url.ts";
import { joined, queryNames } from "./bind/query.ts";
import { operationOf, type Call } from "./call.ts";
import type { Failure } from "./failure.ts";
import { crlf, everywhere } from "./headers.ts";
import { urlEncode } from "./url-encode.ts";

/** What stands for "not logged in" where it has to be said in words. */
export const notAuthenticated: Failure = {
  status: 401,
  code: "Unauthorized",
  message: "Not Authenticated",
  errors: [],
  origin: "login",
};

/** The refusal of a role validator. */
export function roleRequired(operation: Operation): Failure {
  const role = operation.security.flatMap(({ roles }) => roles)[0] ?? "";
  return { status: 403, code: "Forbidden", message: `${role} Role Required`, errors: [], origin: "framework" };
}

/** The header that says how to log in. */
export function challengeHeader(login: LoginFacts | undefined): readonly (readonly [string, string])[] {
  return login === undefined ? [] : [["WWW-Authenticate", login.challenge]];
}

/** 401 without a body. */
export function unauthorized(login: LoginFacts | undefined): Answer {
  return { status: 401, headers: [...everywhere, ...challengeHeader(login)], body: "" };
}

/** Sends a browser to the login page, which is told where to come back to. */
export function redirectToLogin(request: Request, call: Call, page: string, challenge: Answer["headers"]): Answer {
  const query = queryNames(call.pairs)
    .flatMap(({ name, values }) => values.map((value) => `${urlEncode(name)}=${urlEncode(value)}`))
    .join("&");
  const back = absoluteUrl(request, call.path, call.path.text + (query === "" ? "" : `?${query}`));
  const login = absoluteUrl(request, call.path, page);
  const location = `${login}${login.includes("?") ? "&" : "?"}redirect=${urlEncode(back)}`;
  return { status: 302, headers: [["Location", location], ...everywhere, ...challenge], body: "" };
}

/** The plain text of a 403, which repeats the request in any format (fixtures/recordings: auth). */
export function forbidden(call: Call, reason: string): Answer {
  const query = joined(queryNames(call.pairs))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const lines = [
    "Forbidden",
    "",
    `Request.HttpMethod: ${call.method}`,
    `Request.PathInfo: ${call.path.text}`,
    `Request.QueryString: ${query}`,
    "",
  ];
  const body = lines.map((line) => line + crlf).join("");
  const headers: Answer["headers"] = [["Content-Type", "text/plain"], ...everywhere];
  return { status: 403, reason, headers, body, said: refusedWith(call, body) };
}

/** A refusal in plain text, as what is held against the contract. */
export function refusedWith(call: Call, text: string): Said | undefined {
  const operation = operationOf(call);
  if (operation === undefined) return undefined;
  return { operation, by: "manners", body: { value: text, type: { kind: "string" } } };
}
