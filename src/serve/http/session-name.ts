import { cookieOf } from "../operation/cookie.ts";
import { headerValues, type Request } from "../operation/request.ts";

/** The longest name of a session or of a snapshot, in characters. */
export const longestName = 200;

/** The header and the cookie that name a session. */
const sessionHeader = "X-Standin-Session";
const sessionCookie = "standin-session";

/** A client's mistake: Express answers it by its status. */
class NameTooLong extends Error {
  readonly status = 400;

  constructor() {
    super(`the name of a session has at most ${longestName} characters`);
  }
}

/** Which session a request belongs to, by header, else by cookie; undefined: the shared one. @throws {NameTooLong} */
export function sessionName(request: Pick<Request, "headers">): string | undefined {
  const [named] = headerValues(request, sessionHeader);
  const name = named !== undefined && named !== "" ? named : cookieOf(request, sessionCookie) || undefined;
  if (name !== undefined && name.length > longestName) throw new NameTooLong();
  return name;
}
