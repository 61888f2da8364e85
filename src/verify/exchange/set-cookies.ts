import { parseSetCookie, type SetCookie } from "cookie";
import type { WireResponse } from "./wire.ts";

/** The cookies that a response sets or takes away, in order, their values as they are written (RFC 6265 section 5.2). */
export function setCookies({ headers }: Pick<WireResponse, "headers">): readonly SetCookie[] {
  return headers
    .filter(([name]) => name.toLowerCase() === "set-cookie")
    .map(([, text]) => parseSetCookie(text, { decode: (value) => value }))
    .filter(({ name }) => name !== "");
}

/** Whether a cookie is one taken away: it has no value, or its time is over (section 5.3). `Max-Age` goes before `Expires`. */
export function isTakenAway({ value, maxAge, expires }: SetCookie, now: number): boolean {
  if (value === undefined || value === "") return true;
  return maxAge === undefined ? expires !== undefined && expires.getTime() <= now : maxAge <= 0;
}
