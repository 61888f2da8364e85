import { headerOf, type WireResponse } from "./wire.ts";

/** How long is waited after a 429 that does not say how long. */
const usual = 1000;

/**
 * Milliseconds to wait before asking again (RFC 9110 section 10.2.3): seconds, or a date by the deployment's own clock.
 * Undefined: the answer does not ask for patience.
 */
export function retryAfter(response: WireResponse): number | undefined {
  if (response.status !== 429 && response.status !== 503) return undefined;
  return waitOf(response) ?? (response.status === 429 ? usual : undefined);
}

function waitOf(response: WireResponse): number | undefined {
  const text = headerOf(response, "retry-after");
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const sentAt = Date.parse(headerOf(response, "date") ?? "");
  const wait = Date.parse(text) - sentAt;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
