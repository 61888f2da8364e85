import { createHmac, timingSafeEqual } from "node:crypto";
import type { Credentials } from "../../scenario/scenario.ts";
import { fromBase64Url } from "./base64.ts";
import { nobody, refusal, type Identified } from "./identified.ts";

const algorithm = "HS256";

/**
 * Who a bearer token is: a JSON Web Token signed with the host's key (RFC 7519; HS256 only). The checks come in the
 * host's order: shape, algorithm, signature, then times; a token that is merely not ours is nobody
 * (fixtures/recordings: auth).
 * @param settings undefined: the host takes no tokens
 */
export function bearerCaller(token: string, settings: Credentials["bearer"], now: string): Identified {
  const parts = token.split(".");
  if (settings === undefined || (parts.length !== 3 && parts.length !== 5)) return nobody;
  const [header, payload, signature, ...encrypted] = parts.map(fromBase64Url);
  if (header === undefined || payload === undefined || signature === undefined || encrypted.includes(undefined))
    return refusal(500, "Exception", "Illegal base64url string!");
  // Five parts are an encrypted token: no stand-in has the private key.
  if (encrypted.length > 0) return nobody;
  const named = jsonObject(header)["alg"];
  if (named === undefined)
    return refusal(500, "KeyNotFoundException", "The given key 'alg' was not present in the dictionary.");
  if (named !== algorithm)
    return refusal(405, "NotSupportedException", `Invalid algorithm '${textOf(named)}', expected '${algorithm}'`);
  if (!isSigned(token, signature, settings.key)) return nobody;
  return callerOf(jsonObject(payload), settings.rolesClaim, Date.parse(now) / 1000);
}

function isSigned(token: string, signature: Uint8Array, key: Uint8Array): boolean {
  const expected = createHmac("sha256", key)
    .update(token.slice(0, token.lastIndexOf(".")), "utf8")
    .digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

type Claims = Readonly<Record<string, unknown>>;

function callerOf(claims: Claims, rolesClaim: string, seconds: number): Identified {
  const { exp, nbf } = { exp: Number(claims["exp"]), nbf: Number(claims["nbf"]) };
  if (seconds >= exp) return refusal(401, "TokenException", "Token has expired");
  if (seconds < nbf) return refusal(401, "TokenException", "Token not valid yet");
  const name = textOf(claims["preferred_username"] ?? claims["name"] ?? claims["sub"]);
  const roles = claims[rolesClaim];
  const all: readonly unknown[] = Array.isArray(roles) ? roles : roles === undefined ? [] : [roles];
  return { kind: "caller", caller: { name, roles: all.map(textOf) } };
}

function textOf(claim: unknown): string {
  return typeof claim === "string" || typeof claim === "number" ? String(claim) : "";
}

/** What the bytes say as a JSON object; anything else has no members. */
function jsonObject(bytes: Uint8Array): Claims {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
