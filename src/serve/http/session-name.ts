import { headerValues, type Request } from "../operation/request.ts";

/** The header and the cookie that name a session. */
export const sessionHeader = "X-Standin-Session";
export const sessionCookie = "standin-session";

/** Which session a request belongs to, by header, else by cookie (RFC 6265 section 5.4); undefined: the shared one. */
export function sessionName(request: Pick<Request, "headers">): string | undefined {
  const [named] = headerValues(request, sessionHeader);
  if (named !== undefined && named !== "") return named;
  const pairs = headerValues(request, "Cookie").flatMap((line) => line.split(";"));
  const pair = pairs.map((text) => text.trim()).find((text) => text.startsWith(`${sessionCookie}=`));
  return pair?.slice(sessionCookie.length + 1) || undefined;
}
