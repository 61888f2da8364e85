import type { Identity, Target } from "../deployment/target.ts";
import type { Login } from "./credentials.ts";
import type { Given } from "./question.ts";
import { keepSecret, variableOf } from "./secrets.ts";
import { isTakenAway, setCookies } from "./set-cookies.ts";
import { userAgent } from "./user-agent.ts";
import type { Sender, WireResponse } from "./wire.ts";

/** An identity of the target file could not log in. */
export class LoginRefused extends Error {
  override readonly name = "LoginRefused";
  readonly identity: string;

  constructor(identity: string, found: string) {
    super(found);
    this.identity = identity;
  }
}

/** Logs an identity in once, by the request that its target file gives, and keeps the cookies. */
export function createLogin(send: Sender, target: Target): Login {
  const sessions = new Map<string, Promise<readonly Given[]>>();
  const logIn = async ({ name, credentials }: Identity): Promise<readonly Given[]> => {
    if (credentials.kind !== "login") return [];
    const headers: readonly Given[] = [
      ["User-Agent", userAgent],
      ["Content-Type", credentials.contentType],
      ["Accept", "application/json"],
    ];
    const body = new TextEncoder().encode(credentials.body);
    const response = await send({ method: "POST", target: credentials.path, headers, body });
    if (response.status >= 400) throw new LoginRefused(name, `its login is answered with ${response.status}`);
    const cookies = cookiesOf(response);
    if (cookies.size === 0) throw new LoginRefused(name, `its login sets no cookie (${response.status})`);
    for (const [cookie, value] of cookies) keepSecret(target, value, variableOf(name, cookie));
    return [["Cookie", [...cookies].map(([cookie, value]) => `${cookie}=${value}`).join("; ")]];
  };
  return (identity) => {
    const session = sessions.get(identity.name) ?? logIn(identity);
    sessions.set(identity.name, session);
    return session;
  };
}

/** Cookies by name, the last of each. */
function cookiesOf(response: WireResponse): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const cookie of setCookies(response)) {
    if (isTakenAway(cookie, Date.now())) cookies.delete(cookie.name);
    else cookies.set(cookie.name, cookie.value ?? "");
  }
  return cookies;
}
