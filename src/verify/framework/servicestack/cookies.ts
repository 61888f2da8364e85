import type { SetCookie } from "cookie";
import { setCookies } from "../../exchange/set-cookies.ts";
import type { Reply } from "../../exchange/reply.ts";
import type { Deviation } from "../../verdict/deviation.ts";
import { frameworkKinds } from "./answer-checks.ts";
import { type Watch, watch } from "../../verdict/watch.ts";

/** Cookies by which this framework knows a session: `docs/wire.md`. */
const sessionCookies: readonly string[] = ["ss-id", "ss-pid", "ss-tok", "ss-reftok"];

/** A cookie that stands for a caller is kept from scripts and other sites. */
export const sessionWatch: Watch = watch(
  frameworkKinds.cookies,
  "the cookies of a session are for the whole host, HttpOnly and SameSite",
  judgeCookies,
);

function judgeCookies(reply: Reply): { readonly deviation: Deviation | undefined } | undefined {
  const own = setCookies(reply.response).filter(({ name }) => sessionCookies.includes(name.toLowerCase()));
  if (own.length === 0) return undefined;
  return { deviation: own.map(judgeCookie).find((deviation) => deviation !== undefined) };
}

function judgeCookie({ name, httpOnly, path, sameSite }: SetCookie): Deviation | undefined {
  if (httpOnly === true && path === "/" && (sameSite === "lax" || sameSite === "strict")) return undefined;
  const found = [
    ...(path === undefined ? [] : [`path=${path}`]),
    ...(sameSite === undefined ? [] : [`samesite=${String(sameSite)}`]),
    ...(httpOnly === true ? ["httponly"] : []),
  ];
  return {
    place: { kind: "header", name: "Set-Cookie", cookie: name },
    expected: "path=/; samesite=lax; httponly",
    found: found.length === 0 ? "none of these" : found.join("; "),
  };
}
