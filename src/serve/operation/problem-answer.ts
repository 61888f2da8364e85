import type { Answer } from "./request.ts";

/**
 * A problem in the tool's own words, as `application/problem+json` (RFC 9457): what is wrong, where, and what to do.
 * @param more extension members beside the standard ones (section 3.2)
 */
export function problemAnswer(
  status: number,
  title: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return {
    status,
    headers: [["Content-Type", "application/problem+json"]],
    body: JSON.stringify({ type: "about:blank", title, status, detail, ...more }, undefined, 2),
  };
}
