/** Words that the names of secret parameters are made of. */
const secretWords = new Set(
  "token key apikey secret password passwd passphrase pwd pw pass auth authorization authentication code jwt bearer signature sig hmac credential credentials session sid ssid otp pin".split(
    " ",
  ),
);

/** What stands in names that are written without a gap: `clientsecret`, `PHPSESSID`. */
const secretParts =
  /token|secret|passw|hmac|sess(?:ion)?id|(?:api|access|private|signing|encryption|shared)key|user(?:auth|pass)/i;

const hidden = "(redacted)";

/**
 * An address with nothing in it that only its owner should know: no user and password, and the values of parameters that are
 * named like secrets, or hold one, replaced; wherever they stand: in the query, behind `;` or `#`, or in an address
 * that is itself a value. One rule for logs and reports.
 * @param isSecret names that are secret beside those that look like it
 */
export function redactedAddress(address: string, isSecret: (name: string) => boolean = () => false): string {
  const bare = address.includes("//") ? address.replace(/(?<=^|:)\/\/[^/?#\s@]*@/g, "//") : address;
  return bare.replace(
    /([?&;#])([^?&;#]*)/g,
    (_, before: string, pair: string) => before + redactedPair(pair, isSecret),
  );
}

function redactedPair(pair: string, isSecret: (name: string) => boolean): string {
  const at = pair.indexOf("=");
  if (at < 0) return pair;
  const [name, value] = [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
  if (value === "") return pair;
  const isHidden = isSecret(name) || isSecretName(name) || holdsSecret(value, pair.slice(at + 1), isSecret);
  return isHidden ? `${pair.slice(0, at)}=${hidden}` : pair;
}

/** What is known of short names: the same ones are asked for with every request. */
const knownNames = new Map<string, boolean>();
const mostKnown = 1000;
const longestKnown = 64;

function isSecretName(name: string): boolean {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  const isSecret = looksSecret(name);
  if (knownNames.size >= mostKnown) knownNames.clear();
  if (name.length <= longestKnown) knownNames.set(name, isSecret);
  return isSecret;
}

/** `access_token`, `apiKey`, `X-Auth`, `clientsecret`; `Monkey` and `encode` are no secrets. */
function looksSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => secretWords.has(word)) || secretParts.test(name);
}

/** Whether a value is a credential, or an encoded address with one in it. */
function holdsSecret(value: string, written: string, isSecret: (name: string) => boolean): boolean {
  if (/^(?:bearer|basic|digest|token)\s+\S/i.test(value)) return true;
  return value !== written && redactedAddress(value, isSecret) !== value;
}

function decoded(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
