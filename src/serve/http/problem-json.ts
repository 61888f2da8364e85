import type { Response } from "express";

/** Answers in the tool's own words (RFC 9457): what is wrong, where, and what to do. */
export function sendProblem(
  response: Response,
  status: number,
  title: string,
  detail: string,
  more: Record<string, unknown> = {},
): void {
  const body = { type: "about:blank", title, status, detail, ...more };
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify(body, undefined, 2));
}
