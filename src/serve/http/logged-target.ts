import type { Contract } from "../../contract/model/contract.ts";

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
  const bare = target.replace(/^(\w+:\/\/)[^/?#@]*@/, "$1");
  const at = bare.indexOf("?");
  if (at < 0) return bare;
  const keys = new Set(
    contracts.flatMap(({ schemes }) =>
      [...schemes.values()].flatMap(({ at: place }) => (place?.in === "query" ? [place.name.toLowerCase()] : [])),
    ),
  );
  const pairs = bare.slice(at + 1).split("&");
  const logged = pairs.map((pair) => {
    const equals = pair.indexOf("=");
    if (equals < 0) return pair;
    const name = decoded(pair.slice(0, equals));
    return keys.has(name.toLowerCase()) || isSecret(name) ? `${pair.slice(0, equals)}=(redacted)` : pair;
  });
  return `${bare.slice(0, at)}?${logged.join("&")}`;
}

/** `access_token`, `apiKey`, `X-Auth`, `clientsecret`; `Monkey` and `encode` are no secrets. */
function isSecret(name: string): boolean {
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
