import type { Identity } from "../target/target.ts";
import type { Login } from "./credentials.ts";
import type { Given } from "./question.ts";
import type { Sender } from "./wire.ts";

/** Logs an identity in once, by the request that its target file gives, and keeps the cookies. */
export function createLogin(send: Sender, userAgent: string): Login {
  const sessions = new Map<string, Promise<readonly Given[]>>();
  const logIn = async ({ credentials }: Identity): Promise<readonly Given[]> => {
    if (credentials.kind !== "login") return [];
    const headers: readonly Given[] = [
      ["User-Agent", userAgent],
      ["Content-Type", credentials.contentType],
      ["Accept", "application/json"],
    ];
    const body = new TextEncoder().encode(credentials.body);
    const response = await send({ method: "POST", target: credentials.path, headers, body });
    const cookies = response.headers
      .filter(([name]) => name.toLowerCase() === "set-cookie")
      .map(([, value]) => value.split(";")[0] ?? "");
    return cookies.length === 0 ? [] : [["Cookie", cookies.join("; ")]];
  };
  return (identity) => {
    const session = sessions.get(identity.name) ?? logIn(identity);
    sessions.set(identity.name, session);
    return session;
  };
}
