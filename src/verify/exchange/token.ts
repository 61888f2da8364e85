import { createHmac } from "node:crypto";

/** Until 2100: a token must not be refused for its age when its signature is what is tested. */
const farAway = 4102444800;

/** A token (RFC 7519) that claims these roles, signed with a key that no deployment has, or with none at all. */
export function forgeToken(roles: readonly string[], algorithm: "HS256" | "none"): string {
  const head = encode({ typ: "JWT", alg: algorithm });
  const claims = forgedClaims(roles);
  return `${head}.${claims}.${algorithm === "none" ? "" : sign(`${head}.${claims}`)}`;
}

function forgedClaims(roles: unknown): string {
  const name = "standin";
  return encode({ sub: name, name, preferred_username: name, roles, role: roles, exp: farAway });
}

function sign(text: string): string {
  return createHmac("sha256", "a key that nobody has").update(text).digest("base64url");
}

/** The token with roles added to its claims and its signature kept. */
export function tamperToken(token: string, roles: readonly string[]): string {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const before = decode(claims);
  return `${head}.${encode({ ...before, roles, role: roles })}.${signature}`;
}

/** The token with the first character of its signature changed: the last one may carry no bits. */
export function flipSignature(token: string): string {
  const [head = "", claims = "", signature = ""] = token.split(".");
  return `${head}.${claims}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
}

/** The token without its signature: `head.claims.` */
export function unsigned(token: string): string {
  return token.replace(/[^.]*$/, "");
}

/** Whether a token was made here: it opens nothing, and may be shown. */
export function isForged(token: string): boolean {
  const [head = "", claims = "", signature] = token.split(".");
  if (signature === undefined) return false;
  return signature === "" ? claims === forgedClaims(decode(claims)["roles"]) : signature === sign(`${head}.${claims}`);
}

/** Whether the text has the three parts of a signed token. */
export function isSignedToken(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
