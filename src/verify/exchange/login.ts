import type { Identity, Target } from "../deployment/target.ts";
import type { Login } from "./credentials.ts";
import type { Given } from "./question.ts";
import { keepSecret, variableOf } from "./secrets.ts";
import { userAgent } from "./user-agent.ts";
import type { Sender, WireResponse } from "./wire.ts";

/** An identity of the target file could not log in. */
export class LoginRefused extends Error {
  override readonly name = "LoginRefused";
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
    if (response.status >= 400) throw new LoginRefused(`the login of ${name} is answered with ${response.status}`);
    const cookies = cookiesOf(response);
    if (cookies.size === 0) throw new LoginRefused(`the login of ${name} sets no cookie (${response.status})`);
    for (const [cookie, value] of cookies) keepSecret(target, value, variableOf(name, cookie));
    return [["Cookie", [...cookies].map(([cookie, value]) => `${cookie}=${value}`).join("; ")]];
  };
  return (identity) => {
    const session = sessions.get(identity.name) ?? logIn(identity);
    sessions.set(identity.name, session);
    return session;
  };
}

/** Cookies by name, the last of each; one without a value is one taken away (RFC 6265 section 5.3). */
function cookiesOf({ headers }: WireResponse): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const [header, text] of headers) {
    if (header.toLowerCase() !== "set-cookie") continue;
    const [pair = ""] = text.split(";");
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1) continue;
    if (value === "" || /;\s*max-age=0\s*(;|$)/i.test(text)) cookies.delete(name);
    else cookies.set(name, value);
  }
  return cookies;
}
