import type { Credentials } from "../../scenario/scenario.ts";
import { cookieOf } from "../../operation/cookie.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import { basicCaller } from "./basic.ts";
import { bearerCaller } from "./bearer.ts";
import { failure } from "./bind/binding.ts";
import { HostException } from "./bind/exception.ts";
import { joinValues } from "./bind/query.ts";
import { raised } from "./failure.ts";
import { nobody, type Identified } from "./identified.ts";

/**
 * Who asks: `Authorization: Basic` or `Bearer` (the word in any case), else the cookie `ss-tok` as a bearer token. An
 * unknown scheme, an API key, a token in the query are nobody (fixtures/recordings: auth). Several lines are one text.
 * @param now the moment that tokens expire by, ISO 8601
 */
export function identify(request: Request, credentials: Credentials, now: string): Identified {
  const authorization = joinValues(headerValues(request, "Authorization"));
  const blank = authorization.indexOf(" ");
  const scheme = blank < 0 ? "" : authorization.slice(0, blank).toLowerCase();
  const given = authorization.slice(blank + 1);
  const token = (scheme.startsWith("bearer") ? given : "") || (cookieOf(request, "ss-tok") ?? "");
  try {
    const bearer = token === "" ? nobody : bearerCaller(token, credentials, now);
    const basic = scheme === "basic" ? basicCaller(given, request, credentials.identities) : nobody;
    return basic === nobody ? bearer : basic;
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    return { kind: "refused", failure: raised(failure(error.name, error.message)) };
  }
}
