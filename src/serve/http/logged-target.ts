import type { Contract } from "../../contract/model/contract.ts";
import { BoundedMap } from "../data/bounded-map.ts";

/** Words that the names of secret parameters are made of. */
const secretWords = new Set(
  "token key apikey secret password passwd passphrase pwd pass auth authorization authentication code jwt bearer signature sig credential credentials session sid otp pin".split(
    " ",
  ),
);

/**
 * A request's address as the log keeps it: path and query as sent, but for the values of parameters that are named like
 * secrets, or that a contract declares to hold an API key.
 */
export function loggedTarget(target: string, contracts: readonly Contract[]): string {
  const bare = target.includes("@") ? target.replace(/^(\w+:\/\/)[^/?#@]*@/, "$1") : target;
  const at = bare.indexOf("?");
  if (at < 0) return bare;
  const pairs = bare.slice(at + 1).split("&");
  const logged = pairs.map((pair) => {
    const equals = pair.indexOf("=");
    if (equals < 0) return pair;
    const name = pair.slice(0, equals);
    const isHidden = isSecret(name) || contracts.some((contract) => apiKeys(contract).has(decoded(name).toLowerCase()));
    return isHidden ? `${name}=(redacted)` : pair;
  });
  return `${bare.slice(0, at)}?${logged.join("&")}`;
}

const keysKnown = new WeakMap<Contract, ReadonlySet<string>>();

/** The parameters of a contract's queries that hold API keys, in small letters. */
function apiKeys(contract: Contract): ReadonlySet<string> {
  const known = keysKnown.get(contract) ?? new Set(keysIn(contract));
  keysKnown.set(contract, known);
  return known;
}

function keysIn({ schemes }: Contract): readonly string[] {
  return [...schemes.values()].flatMap(({ at }) => (at?.in === "query" ? [at.name.toLowerCase()] : []));
}

const namesKnown = new BoundedMap<boolean>(500);

/** Whether a name, as sent, sounds like a secret; the same names come again and again. */
function isSecret(name: string): boolean {
  return namesKnown.get(name, () => soundsSecret(decoded(name)));
}

/** `access_token`, `apiKey`, `X-Auth`, `clientsecret`; `Monkey` and `encode` are no secrets. */
function soundsSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => secretWords.has(word)) || /token|secret|passw|apikey/i.test(name);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " "));
  } catch {
    return name;
  }
}
