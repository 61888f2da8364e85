import { parseCookie } from "cookie";
import { headerValues, type Request } from "./request.ts";

/** The value of a request's cookie as it was sent (RFC 6265 section 5.4): the first of that name; undefined: there is none. */
export function cookieOf(request: Pick<Request, "headers">, name: string): string | undefined {
  const lines = headerValues(request, "Cookie");
  return lines.length === 0 ? undefined : parseCookie(lines.join("; "), { decode: (text) => text })[name];
}
