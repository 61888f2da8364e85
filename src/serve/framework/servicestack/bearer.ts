import { createHmac, timingSafeEqual } from "node:crypto";
import type { Type } from "../../../contract/model/type.ts";
import type { Credentials, Identity } from "../../scenario/scenario.ts";
import { fromBase64Url } from "./base64.ts";
import { HostException } from "./bind/exception.ts";
import { readRuntimeInteger } from "./bind/integer.ts";
import { json } from "./bind/json-dialect.ts";
import { jsonMembers, type JsonMembers } from "./bind/json-members.ts";
import { readerOf } from "./bind/read-value.ts";
import { nobody, type Identified } from "./identified.ts";

const algorithm = "HS256";

/**
 * Who a bearer token is: a JSON Web Token signed with the host's key (RFC 7519; HS256 only). The checks come in the
 * host's order: signature, header and payload as base64url, algorithm, signature, times, claims; a token that is merely not
 * ours is nobody (fixtures/recordings: auth). The token's roles are joined by those that the host has of the same user.
 * @throws {HostException} for what the host cannot read
 */
export function bearerCaller(token: string, { bearer, identities }: Credentials, now: string): Identified {
  const parts = token.split(".");
  if (bearer === undefined || (parts.length !== 3 && parts.length !== 5)) return nobody;
  if (parts.length === 5) throw encrypted(parts);
  const [head = "", body = ""] = parts;
  const signature = fromBase64Url(parts[2] ?? "");
  const header = jsonMembers(textOf(fromBase64Url(head)));
  const payload = fromBase64Url(body);
  if (header === undefined) throw new HostException("NullReferenceException", noObject);
  const named = header.get("alg");
  if (named === undefined)
    throw new HostException("KeyNotFoundException", "The given key 'alg' was not present in the dictionary.");
  if (named !== algorithm)
    throw new HostException("NotSupportedException", `Invalid algorithm '${named}', expected '${algorithm}'`);
  if (!isSigned(`${head}.${body}`, signature, bearer.key)) return nobody;
  const claims = jsonMembers(textOf(payload));
  if (claims === undefined) throw new HostException("ArgumentNullException", noPayload);
  return callerOf(claims, bearer.rolesClaim, identities, Math.floor(Date.parse(now) / 1000));
}

const noObject = "Object reference not set to an instance of an object.";
const noPayload = "Value cannot be null. (Parameter 'jwtPayload')";

/** Five parts are an encrypted token, which is read as far as it takes to find that the host has no key for it. */
function encrypted([, key = "", vector = "", text = "", tag = ""]: readonly string[]): HostException {
  for (const part of [tag, vector, text, key]) fromBase64Url(part);
  return new HostException("Exception", "PrivateKey required to decrypt JWE Token");
}

function isSigned(text: string, signature: Uint8Array, key: Uint8Array): boolean {
  const expected = createHmac("sha256", key).update(text, "utf8").digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
}

function callerOf(
  claims: JsonMembers,
  rolesClaim: string,
  identities: readonly Identity[],
  seconds: number,
): Identified {
  const expires = unixTime(claims, "exp");
  if (expires !== undefined && seconds >= expires) throw new HostException("TokenException", "Token has expired");
  const begins = unixTime(claims, "nbf");
  if (begins !== undefined && begins > seconds) throw new HostException("TokenException", "Token not valid yet");
  if (claims.has("iat")) wholeNumber(claims.get("iat") ?? "");
  const known = userOf(claims, identities);
  const name = claims.get("preferred_username") ?? claims.get("name") ?? claims.get("sub") ?? "";
  const roles = [...rolesIn(claims.get(rolesClaim)), ...(known?.roles ?? [])];
  return { kind: "caller", caller: { name, roles }, ...(isNumbered(claims) ? {} : { isLost: true }) };
}

/** @throws {HostException} where a claim that is there is no whole number of seconds */
function unixTime(claims: JsonMembers, name: string): number | undefined {
  const text = claims.get(name) ?? "";
  if (text === "") return undefined;
  try {
    return wholeNumber(text);
  } catch {
    throw new HostException("TokenException", `Claim '${name}' must be a Unix Timestamp`);
  }
}

function wholeNumber(text: string): number {
  return Number(readRuntimeInteger(text, { kind: "integer", bits: 64, signed: true }));
}

const texts: Type = { kind: "list", item: { type: { kind: "string" }, nullable: true } };

/** A list of roles, or one alone. */
function rolesIn(claim: string | undefined): readonly string[] {
  const roles = readerOf(json, "").value(claim ?? "", { type: texts, nullable: true });
  return Array.isArray(roles) ? roles.filter((role) => typeof role === "string") : [];
}

/** Whether `sub` can be the number of a user, or names nobody at all. */
function isNumbered(claims: JsonMembers): boolean {
  const number = userNumber(claims);
  return number === "" || fitsInteger(number);
}

function fitsInteger(text: string): boolean {
  try {
    wholeNumber(text);
    return true;
  } catch {
    return false;
  }
}

function userNumber(claims: JsonMembers): string {
  return (claims.get("sub") ?? "").split("|").at(-1) ?? "";
}

/** Whom the host knows by the number that `sub` ends in, else by name: its users are numbered in the scenario's order. */
function userOf(claims: JsonMembers, identities: readonly Identity[]): Identity | undefined {
  const number = userNumber(claims);
  const byNumber = /^\d{1,9}$/.test(number) ? identities[Number(number) - 1] : undefined;
  const name = claims.get("preferred_username") ?? claims.get("email");
  return byNumber ?? identities.find((identity) => identity.name === name);
}

/** UTF-8, without a byte order mark. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}
