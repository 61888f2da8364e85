import type { Credentials } from "../../scenario/scenario.ts";
import { cookieOf } from "../../operation/cookie.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import { basicCaller } from "./basic.ts";
import { bearerCaller } from "./bearer.ts";
import { nobody, type Identified } from "./identified.ts";

/**
 * Who asks: `Authorization: Basic` or `Bearer` (the word in any case), else the cookie `ss-tok` as a bearer token. An
 * unknown scheme, an API key, a token in the query are nobody (fixtures/recordings: auth).
 * @param now the moment that tokens expire by, ISO 8601
 */
export function identify(request: Request, credentials: Credentials, now: string): Identified {
  const authorization = headerValues(request, "Authorization")[0] ?? "";
  const blank = authorization.indexOf(" ");
  const scheme = blank < 0 ? "" : authorization.slice(0, blank).toLowerCase();
  const given = authorization.slice(blank + 1);
  if (scheme === "basic") return basicCaller(given, credentials.identities);
  const token = scheme === "bearer" ? given : cookieOf(request, "ss-tok");
  return token === undefined || token === "" ? nobody : bearerCaller(token, credentials.bearer, now);
}
