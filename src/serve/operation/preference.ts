import { headerValues, type Request } from "./request.ts";

/** What a client prefers for one request (RFC 7240), in the words that users of mock servers know. */
export interface Preference {
  /** Answer with this documented status. */
  readonly code: number | undefined;
  /** Answer with the documented example of this name. */
  readonly example: string | undefined;
  /** Answer from the data even where the contract declares a constant. */
  readonly dynamic: boolean | undefined;
  /** Milliseconds to wait before the answer. */
  readonly delay: number;
}

/** What a client without preferences has. */
export const noPreference: Preference = { code: undefined, example: undefined, dynamic: undefined, delay: 0 };

/** The longest delay that a request may ask for, in milliseconds. */
const longestDelay = 60_000;

/** Reads the `Prefer` headers; preferences that are unknown or malformed are ignored, as RFC 7240 section 2 demands. */
export function preferenceOf(request: Request): Preference {
  const lines = headerValues(request, "Prefer");
  if (lines.length === 0) return noPreference;
  const given = new Map(lines.flatMap((line) => [...preferences(line)]).reverse());
  const whole = (name: string): number | undefined =>
    /^\d{1,9}$/.test(given.get(name) ?? "") ? Number(given.get(name)) : undefined;
  const dynamic = given.get("dynamic");
  return {
    code: whole("code"),
    example: given.get("example"),
    dynamic: dynamic === "true" ? true : dynamic === "false" ? false : undefined,
    delay: Math.min(whole("delay") ?? 0, longestDelay),
  };
}

/** `name=value` and `name="quoted value"`, separated by commas (RFC 7240 section 2); the first of a name counts. */
function* preferences(line: string): Iterable<[string, string]> {
  for (const [, name = "", quoted, bare] of line.matchAll(
    /(?:^|,)\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g,
  )) {
    yield [name.toLowerCase(), quoted?.replace(/\\(.)/g, "$1") ?? bare ?? ""];
  }
}
