import type { LoginFacts } from "../../../contract/model/host.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import { headerValues, type Answer, type Request, type Said } from "../../operation/request.ts";
import type { Call } from "./call.ts";
import type { Failure } from "./failure.ts";
import { crlf, everywhere } from "./headers.ts";
import { grouped, urlEncode } from "./url-encode.ts";

/** What stands for "not logged in" where it has to be said in words. */
export const notAuthenticated: Failure = {
  status: 401,
  code: "Unauthorized",
  message: "Not Authenticated",
  errors: [],
  origin: "framework",
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
  const origin = originOf(request);
  const query = grouped(call.pairs)
    .flatMap(([name, values]) => values.map((value) => `${urlEncode(name)}=${urlEncode(value)}`))
    .join("&");
  const back = `${origin}${call.path.text.replace(/^\/+/, "/")}${query === "" ? "" : `?${query}`}`;
  const location = `${origin}${page}?redirect=${urlEncode(back)}`;
  return { status: 302, headers: [["Location", location], ...everywhere, ...challenge], body: "" };
}

function originOf(request: Request): string {
  const forwarded = headerValues(request, "X-Forwarded-Proto")[0]?.split(",", 1)[0]?.trim();
  const scheme = forwarded || request.scheme;
  return `${scheme}://${headerValues(request, "Host")[0] ?? "localhost"}`;
}

/** The plain text of a 403, which repeats the request in any format (fixtures/recordings: auth). */
export function forbidden(call: Call, reason: string): Answer {
  const query = grouped(call.pairs)
    .map(([name, values]) => `${name}=${values.join(",")}`)
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
  return { status: 403, reason, headers, body, ...refusedWith(call, body) };
}

/** A refusal in plain text, as what is held against the contract. */
export function refusedWith(call: Call, text: string): { readonly said?: Said } {
  if (call.kind === "unknown") return {};
  return { said: { operation: call.operation, by: "manners", body: { value: text, type: { kind: "string" } } } };
}
