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
  const set = reply.response.headers.filter(([name]) => name.toLowerCase() === "set-cookie").map(([, value]) => value);
  const own = set.filter((value) => sessionCookies.includes(value.split("=")[0]?.trim().toLowerCase() ?? ""));
  if (own.length === 0) return undefined;
  return { deviation: own.map(judgeCookie).find((deviation) => deviation !== undefined) };
}

function judgeCookie(value: string): Deviation | undefined {
  const [pair = "", ...attributes] = value.split(";").map((part) => part.trim());
  const name = pair.split("=")[0] ?? "";
  const given = attributes.map((attribute) => attribute.toLowerCase());
  const isSafe =
    given.includes("httponly") && given.includes("path=/") && given.some((one) => /^samesite=(lax|strict)$/.test(one));
  if (isSafe) return undefined;
  return {
    place: { kind: "header", name: "Set-Cookie", cookie: name },
    expected: "path=/; samesite=lax; httponly",
    found: attributes.join("; "),
  };
}
