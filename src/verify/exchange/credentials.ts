import type { Identity, Target } from "../deployment/target.ts";
import type { Caller, Given } from "./question.ts";
import { keepSecret, variableOf } from "./secrets.ts";
import { flipSignature, forgeToken, tamperToken } from "./token.ts";

/** What callers with a wrong password send. */
export const wrongPassword = "standin-wrong-password";

/** Gives the cookies of an identity that logs in by a request of its own. */
export type Login = (identity: Identity) => Promise<readonly Given[]>;

/**
 * The headers by which a caller shows who it is.
 * @returns undefined when the target has not what the caller needs (`callerIsPossible` says so beforehand)
 */
export async function credentialHeaders(
  caller: Caller,
  target: Target,
  login: Login,
): Promise<readonly Given[] | undefined> {
  switch (caller.kind) {
    case "nobody":
      return [];
    case "header":
      return [["Authorization", caller.value]];
    case "forged token":
      return bearer(forgeToken(caller.roles, "HS256"));
    case "unsigned token":
      return bearer(forgeToken(caller.roles, "none"));
    default: {
      const identity = target.identities.get(caller.name);
      return identity === undefined ? undefined : await identityHeaders(caller, identity, target, login);
    }
  }
}

/** The keys that a caller puts into the query. */
export function queryKeys(caller: Caller, identities: Target["identities"]): readonly Given[] {
  const credentials = caller.kind === "identity" ? identities.get(caller.name)?.credentials : undefined;
  return credentials?.kind === "headers" ? (credentials.query ?? []) : [];
}

type NamedCaller = Extract<Caller, { readonly name: string }>;

async function identityHeaders(
  caller: NamedCaller,
  identity: Identity,
  target: Target,
  login: Login,
): Promise<readonly Given[] | undefined> {
  const { credentials } = identity;
  switch (caller.kind) {
    case "identity":
      return credentials.kind === "login" ? await login(identity) : spelled(plainHeaders(identity), caller.scheme);
    case "wrong password":
      return credentials.kind === "basic" ? basic(credentials.user, wrongPassword) : undefined;
    case "expired":
      return identity.expired === undefined ? undefined : bearer(identity.expired);
    case "tampered token":
      if (credentials.kind !== "bearer") return undefined;
      return bearer(keptSecret(target, tamperToken(credentials.token, caller.roles), identity.name));
    case "broken signature":
      return credentials.kind === "bearer" ? bearer(flipSignature(credentials.token)) : undefined;
  }
}

function spelled(headers: readonly Given[], scheme: "small" | undefined): readonly Given[] {
  if (scheme === undefined) return headers;
  return headers.map(([name, value]) =>
    name === "Authorization" ? [name, value.replace(/^\w+/, (word) => word.toLowerCase())] : [name, value],
  );
}

/** It holds the signature of the real one; the roles in it are known only here. */
function keptSecret(target: Target, tampered: string, name: string): string {
  keepSecret(target, tampered, variableOf(name, "token_tampered"));
  return tampered;
}

function plainHeaders({ credentials }: Identity): readonly Given[] {
  switch (credentials.kind) {
    case "basic":
      return basic(credentials.user, credentials.password);
    case "bearer":
      return bearer(credentials.token);
    case "headers":
      return credentials.headers;
    case "login":
      return [];
  }
}

function basic(user: string, password: string): readonly Given[] {
  return [["Authorization", `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`]];
}

function bearer(token: string): readonly Given[] {
  return [["Authorization", `Bearer ${token}`]];
}
