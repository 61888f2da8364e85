import { cookieOf } from "../operation/cookie.ts";
import { headerValues, type Request } from "../operation/request.ts";

/** The header and the cookie that name a session. */
const sessionHeader = "X-Standin-Session";
const sessionCookie = "standin-session";

/** Which session a request belongs to, by header, else by cookie; undefined: the shared one. */
export function sessionName(request: Pick<Request, "headers">): string | undefined {
  const [named] = headerValues(request, sessionHeader);
  if (named !== undefined && named !== "") return named;
  return cookieOf(request, sessionCookie) || undefined;
}
