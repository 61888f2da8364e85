import type { ResponseHeader } from "../../../../contract/model/contract.ts";

/** Requests in a window; nobody comes near it, and the count stands still: the same request gets the same bytes. */
const usualLimit = 1000;
const windowSeconds = 60;

/**
 * What a header of rate limits says (IETF draft `ratelimit-headers`, and its older spellings such as `X-RateLimit-Reset`).
 * Undefined: it is none.
 * @param others the headers of the same response: a limit that is documented by an example holds
 * @param now the clock, ISO 8601
 */
export function rateLimitText(name: string, others: readonly ResponseHeader[], now: string): string | undefined {
  const [isOne, prefix = "", word] = /^(x-)?rate-?limit(?:-(?:requests?-)?(\w+))?$/.exec(name) ?? [];
  if (isOne === undefined) return undefined;
  const limit = limitIn(others);
  const end = Math.floor(Date.parse(now) / 1000) + windowSeconds;
  switch (word) {
    case "limit":
      return String(limit);
    case "remaining":
      return String(limit - 1);
    case "used":
      return "1";
    case "reset":
      // The older spellings tell the second at which the window ends, the draft how many seconds are left.
      return prefix === "" ? String(windowSeconds) : String(end);
    case "policy":
      return `${limit};w=${windowSeconds}`;
    case undefined:
      return `limit=${limit}, remaining=${limit - 1}, reset=${windowSeconds}`;
    default:
      return undefined;
  }
}

function limitIn(headers: readonly ResponseHeader[]): number {
  const told = headers.filter(({ name }) => /^(x-)?rate-?limit-(requests?-)?limit$/i.test(name));
  const numbers = told.flatMap(({ examples }) => examples.map(Number));
  return numbers.find((number) => Number.isSafeInteger(number) && number > 0) ?? usualLimit;
}
