import { createHmac, timingSafeEqual } from "node:crypto";
import type { SecurityAlternative, SecurityScheme } from "../../../contract/model/contract.ts";
import { isInRequest } from "../../../contract/model/security.ts";
import { authorise } from "../../operation/authorise.ts";
import type { Caller } from "../../operation/caller.ts";
import { cookieOf } from "../../operation/cookie.ts";
import { type Answer, headerValues } from "../../operation/request.ts";
import type { Credentials } from "../../scenario/scenario.ts";
import type { Exchange } from "./exchange.ts";
import { decoded } from "./path.ts";
import type { Refusal } from "./refusal.ts";

/**
 * Why the request may not call the operation; undefined: it may. Credentials that are there and well-formed are enough,
 * unless the scenario names who may log in: all that an alternative demands, of any alternative (OpenAPI 3.1, section
 * 4.8.30). What comes with the connection (`mutualTLS`) cannot be seen here, and counts where there is no other way.
 */
export function admit(exchange: Exchange): Refusal | undefined {
  const { operation, host } = exchange;
  const schemesIn = ({ demands }: SecurityAlternative): readonly SecurityScheme[] =>
    demands.flatMap(({ scheme }) => host.contract.schemes.get(scheme) ?? []);
  const visible = operation.security.filter((one) => schemesIn(one).every(isInRequest));
  const alternatives = visible.length > 0 ? visible : operation.security;
  if (alternatives.length === 0) return undefined;
  const met = alternatives.filter((one) => schemesIn(one).every((scheme) => isPresent(scheme, exchange)));
  const asked = [...new Set(alternatives.flatMap(schemesIn))];
  if (met.length === 0)
    return unauthorised(
      exchange,
      asked,
      asked.some((scheme) => given(scheme, exchange) !== undefined),
    );
  const { credentials } = host;
  if (credentials.anyCredentials === true) return undefined;
  const caller = callerOf(exchange, credentials);
  const allowed = met.some((one) => schemesIn(one).every(({ kind }) => kind !== "basic" && kind !== "bearer"))
    ? "allowed"
    : authorise(operation, caller, undefined);
  if (allowed === "nobody") return unauthorised(exchange, asked, true);
  if (allowed === "allowed") return undefined;
  return { status: 403, title: "Forbidden", detail: `${caller?.name ?? "the caller"} may not call ${operation.id}` };
}

/** What the request brings for each scheme of its API, also where it need not; empty where it brings nothing for it. */
export function credentialsOf(exchange: Exchange): readonly string[] {
  return [...exchange.host.contract.schemes.values()].map((scheme) => given(scheme, exchange) ?? "");
}

/** What the request brings for a scheme, well-formed or not. */
function given({ word, at }: SecurityScheme, { request, path }: Exchange): string | undefined {
  if (at === undefined) {
    const authorization = headerValues(request, "Authorization")[0] ?? "";
    const [, scheme = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(authorization) ?? [];
    return scheme.toLowerCase() === word?.toLowerCase() ? rest.trim() : undefined;
  }
  switch (at.in) {
    case "header":
      return headerValues(request, at.name)[0];
    case "cookie":
      return cookieOf(request, at.name);
    default: {
      const pair = path.query.find(({ name }) => name === at.name);
      return pair === undefined ? undefined : decoded(pair.raw);
    }
  }
}

function isPresent(scheme: SecurityScheme, exchange: Exchange): boolean {
  if (!isInRequest(scheme)) return true;
  const text = given(scheme, exchange);
  if (text === undefined || text === "") return false;
  if (scheme.kind === "basic") return basicPair(text) !== undefined;
  // RFC 6750 section 2.1: b64token. Real tokens of some hosts have colons and bars in them.
  return scheme.kind !== "bearer" || /^[\w\-.~+/:|=]+$/.test(text);
}

/** The name and the password of Basic credentials (RFC 7617 section 2); undefined: these are none. */
function basicPair(text: string): { readonly name: string; readonly password: string } | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const pair = Buffer.from(text, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon < 0 ? undefined : { name: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

/** Who the scenario says it is. A token is believed when the scenario's key has signed it, any where it has no key. */
function callerOf(exchange: Exchange, { identities, bearer }: Credentials): Caller | undefined {
  const authorization = headerValues(exchange.request, "Authorization")[0] ?? "";
  const [, word = "", text = ""] = /^(\S+)\s+(.*)$/.exec(authorization) ?? [];
  if (word.toLowerCase() === "basic") {
    const pair = basicPair(text);
    return identities.find(({ name, password }) => name === pair?.name && password === pair.password);
  }
  if (bearer === undefined || word.toLowerCase() !== "bearer") return undefined;
  return signedCaller(text, bearer);
}

/** A JSON Web Token (RFC 7519) signed with HS256. */
function signedCaller(token: string, { key, rolesClaim }: NonNullable<Credentials["bearer"]>): Caller | undefined {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const expected = createHmac("sha256", key).update(`${header}.${payload}`).digest();
  const brought = Buffer.from(signature, "base64url");
  if (brought.length !== expected.length || !timingSafeEqual(brought, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  const claim = (name: string): unknown =>
    typeof claims === "object" && claims !== null ? Reflect.get(claims, name) : undefined;
  const roles = [claim(rolesClaim)].flat().filter((role) => typeof role === "string");
  const subject = claim("sub");
  return { name: typeof subject === "string" ? subject : "the caller", roles };
}

/** How to log in to an operation, as a 401 says it (RFC 9110 section 11.6.1). */
export function challengesOf(
  { host, operation }: Exchange,
  asked: readonly SecurityScheme[] = operation.security.flatMap(({ demands }) =>
    demands.flatMap(({ scheme }) => host.contract.schemes.get(scheme) ?? []),
  ),
  isMalformed = false,
): Answer["headers"] {
  const realm = host.contract.title.replace(/["\\]|[^ -~]/g, "");
  const challenges = [...new Set(asked.map((scheme) => challengeOf(scheme, realm, isMalformed)))];
  return challenges.map((challenge) => ["WWW-Authenticate", challenge]);
}

/** RFC 9110 section 15.5.2: a 401 says how to log in. */
function unauthorised(exchange: Exchange, asked: readonly SecurityScheme[], isMalformed: boolean): Refusal {
  const ways = asked.map(({ name, at }) => (at === undefined ? name : `${name} (${at.in} ${at.name})`)).join(", ");
  return {
    status: 401,
    title: "Unauthorized",
    detail: isMalformed ? `the credentials are not what ${ways} takes` : `credentials are missing: ${ways}`,
    headers: challengesOf(exchange, asked, isMalformed),
  };
}

/** RFC 6750 section 3, RFC 7617 section 2, RFC 7616 section 3.3; of API keys no RFC speaks, so the word says where they go. */
function challengeOf({ word, at }: SecurityScheme, realm: string, isMalformed: boolean): string {
  if (at !== undefined) return `ApiKey realm="${realm}", in="${at.in}", name="${at.name}"`;
  switch (word?.toLowerCase()) {
    case "bearer":
      return `Bearer realm="${realm}"${isMalformed ? ', error="invalid_token"' : ""}`;
    case "basic":
      return `Basic realm="${realm}", charset="UTF-8"`;
    case "digest":
      return `Digest realm="${realm}", qop="auth", algorithm=SHA-256, nonce="c3RhbmRpbg=="`;
    default:
      return `${word ?? "Mutual"} realm="${realm}"`;
  }
}
