import { headerOf, type WireRequest } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "./fault.ts";
import { answer, asAdmin, askedBy, request, response, setHeader, textOf, withHeader, withText } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

const isNobody = (asked: WireRequest): boolean => askedBy(asked).authorization === "";
const isReader = (asked: WireRequest): boolean =>
  askedBy(asked).authorization === `Basic ${Buffer.from("reader:secret").toString("base64")}`;
const claimsOf = (asked: WireRequest): string =>
  Buffer.from(askedBy(asked).authorization.split(".")[1] ?? "", "base64url").toString("utf8");
const headOf = (asked: WireRequest): string =>
  Buffer.from(
    askedBy(asked)
      .authorization.replace(/^Bearer /, "")
      .split(".")[0] ?? "",
    "base64url",
  ).toString("utf8");
const basicOf = (asked: WireRequest): string =>
  Buffer.from(/^Basic (\S+)$/.exec(askedBy(asked).authorization)?.[1] ?? "", "base64").toString("utf8");
const promote = (when: (asked: WireRequest) => boolean, name = "admin"): Fault["wrap"] =>
  request((asked) => (when(asked) ? asAdmin(asked, name) : asked));

/** Servers that let the wrong ones in, or turn the right ones away. */
export const securityFaults: readonly Fault[] = [
  { name: "nobody is let in", api: bokamera, headline: "security/nobody", wrap: promote(isNobody) },
  {
    name: "nobody is let in where CSV is asked for by suffix",
    api: bokamera,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /\.json/.test(asked.target)),
  },
  {
    name: "nobody is let in with Accept: text/csv",
    api: pwc,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && askedBy(asked).accept === "text/csv", "owner"),
  },
  {
    name: "nobody is let in where Limit is given",
    api: bokamera,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /Limit=1(&|$)/.test(asked.target)),
  },
  { name: "the role is not looked at", api: bokamera, headline: "security/refused/reader", wrap: promote(isReader) },
  {
    name: "the role is not looked at for XML",
    api: bokamera,
    headline: "security/refused/reader",
    wrap: promote((asked) => isReader(asked) && askedBy(asked).accept === "application/xml"),
  },
  {
    name: "roles of tokens are not looked at",
    api: bokamera,
    headline: "security/refused/weak",
    wrap: promote(
      (asked) =>
        claimsOf(asked).includes('"name":"weak"') &&
        claimsOf(asked).includes('"roles":[]') &&
        !claimsOf(asked).includes("1500000000"),
    ),
  },
  {
    name: "a missing role is answered with 401",
    api: bokamera,
    headline: "security/refused/reader",
    wrap: response((reply) =>
      reply.status === 403
        ? {
            ...withText(
              setHeader(setHeader(reply, "WWW-Authenticate", 'jwt realm="/auth/jwt"'), "Content-Type", undefined),
              "",
            ),
            status: 401,
          }
        : reply,
    ),
  },
  {
    name: "nobody is answered with 403",
    api: bokamera,
    headline: "security/nobody",
    wrap: (right) => async (asked) =>
      isNobody(asked)
        ? await right(withHeader(asked, "Authorization", `Basic ${Buffer.from("reader:secret").toString("base64")}`))
        : await right(asked),
  },
  {
    name: "the second role is refused",
    api: bokamera,
    headline: "security/allowed/super",
    wrap: (right) => async (asked) =>
      await right(
        basicOf(asked) === "super:secret"
          ? withHeader(asked, "Authorization", `Basic ${Buffer.from("reader:secret").toString("base64")}`)
          : asked,
      ),
  },
  {
    name: "tokens are refused",
    api: bokamera,
    headline: "security/allowed/token",
    wrap: request((asked) =>
      askedBy(asked).authorization.startsWith("Bearer") &&
      headOf(asked).includes("HS256") &&
      !claimsOf(asked).includes("1500000000") &&
      claimsOf(asked).includes('"name":"token"')
        ? withHeader(asked, "Authorization", undefined)
        : asked,
    ),
  },
  {
    name: "any password is right",
    api: bokamera,
    headline: "security/wrong-password",
    wrap: promote((asked) =>
      Buffer.from(askedBy(asked).authorization.replace(/^Basic /, ""), "base64")
        .toString("utf8")
        .startsWith("admin:"),
    ),
  },
  {
    name: "any user is known",
    api: bokamera,
    headline: "security/unknown-user",
    wrap: promote((asked) =>
      Buffer.from(askedBy(asked).authorization.replace(/^Basic /, ""), "base64")
        .toString("utf8")
        .startsWith("standin-nobody:"),
    ),
  },
  {
    name: "signatures are not looked at",
    api: bokamera,
    headline: "security/forged-token",
    wrap: promote(
      (asked) =>
        askedBy(asked).authorization.startsWith("Bearer") &&
        headOf(asked).includes("HS256") &&
        !claimsOf(asked).includes("1500000000") &&
        !claimsOf(asked).includes('"roles":[]'),
    ),
  },
  {
    name: "tokens without a signature are believed",
    api: bokamera,
    headline: "security/unsigned-token",
    wrap: promote((asked) => headOf(asked).includes("none")),
  },
  {
    name: "expired tokens are believed",
    api: bokamera,
    headline: "security/expired-token",
    wrap: promote((asked) => claimsOf(asked).includes("1500000000")),
  },
  {
    name: "expired tokens are believed on the other host",
    api: pwc,
    headline: "security/expired-token",
    wrap: promote((asked) => claimsOf(asked).includes("1500000000"), "owner"),
  },
  {
    name: "a refusal shows the rows",
    api: bokamera,
    headline: "security/silence",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      return reply.status === 403 ? { ...reply, body: (await right(asAdmin(asked))).body } : reply;
    },
  },
  {
    name: "who has no role learns what does not exist",
    api: bokamera,
    headline: "security/same-for-absent",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      const found = reply.status === 403 ? await right(asAdmin(asked)) : reply;
      return found.status === 404 ? found : reply;
    },
  },
  {
    name: "nobody learns what does not exist",
    api: bokamera,
    headline: "security/same-for-absent",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      const found = reply.status === 401 && isNobody(asked) ? await right(asAdmin(asked)) : reply;
      return found.status === 404 ? found : reply;
    },
  },
  {
    name: "the challenge is missing",
    api: bokamera,
    headline: "servicestack-login/challenge",
    wrap: response((reply) => setHeader(reply, "WWW-Authenticate", undefined)),
  },
  {
    name: "the challenge is another",
    api: pwc,
    headline: "servicestack-login/challenge",
    wrap: response((reply) =>
      reply.status === 401 && textOf(reply) === "" ? setHeader(reply, "WWW-Authenticate", "Basic") : reply,
    ),
  },
  {
    name: "a refusal of nobody has a body",
    api: bokamera,
    headline: "servicestack-login/challenge",
    wrap: response((reply, asked) =>
      reply.status === 401 && isNobody(asked)
        ? setHeader(
            withText(
              reply,
              '{"ResponseStatus":{"ErrorCode":"Unauthorized","Message":"Not Authenticated","Errors":[]}}',
            ),
            "Content-Type",
            "application/json; charset=utf-8",
          )
        : reply,
    ),
  },
  {
    name: "a wrong password gets the challenge",
    api: bokamera,
    headline: "servicestack-login/wrong-password",
    wrap: response((reply) =>
      reply.status === 401 && textOf(reply).includes("Invalid Username")
        ? setHeader(reply, "WWW-Authenticate", 'jwt realm="/auth/jwt"')
        : reply,
    ),
  },
  {
    name: "a browser is not sent to the login page",
    api: bokamera,
    headline: "servicestack-login/browser",
    wrap: (right) => async (asked) =>
      await right(
        isNobody(asked) && askedBy(asked).accept === "text/html"
          ? withHeader(asked, "Accept", "application/json")
          : asked,
      ),
  },
  {
    name: "the scheme is read in one case only",
    api: bokamera,
    headline: "servicestack-login/scheme-any-case",
    wrap: request((asked) =>
      askedBy(asked).authorization.startsWith("basic ") ? withHeader(asked, "Authorization", undefined) : asked,
    ),
  },
  {
    name: "an unsigned token counts as none",
    api: bokamera,
    headline: "servicestack-login/unsigned-token",
    wrap: request((asked) => (headOf(asked).includes("none") ? withHeader(asked, "Authorization", undefined) : asked)),
  },
  {
    name: "credentials are looked at before values are read",
    api: bokamera,
    headline: "servicestack-login/order",
    wrap: (right) => async (asked) =>
      isNobody(asked)
        ? await right({ ...asked, target: asked.target.replace(/Limit=standin/, "Limit=5") })
        : await right(asked),
  },
  {
    name: "a refused limit is told to nobody",
    api: bokamera,
    headline: "servicestack-login/order",
    wrap: (right) => async (asked) =>
      isNobody(asked) && /Limit=251/.test(asked.target) ? await right(asAdmin(asked)) : await right(asked),
  },
  {
    name: "403 comes without a text",
    api: bokamera,
    headline: "servicestack-login/forbidden",
    wrap: response((reply) => (reply.status === 403 ? withText(reply, "") : reply)),
  },
  {
    name: "403 comes as JSON",
    api: bokamera,
    headline: "failures/content-type",
    wrap: response((reply) =>
      reply.status === 403
        ? answer(403, '{"ResponseStatus":{"ErrorCode":"Forbidden","Message":"no","Errors":[]}}', [
            ["Content-Type", "application/json; charset=utf-8"],
          ])
        : reply,
    ),
  },

  {
    name: "nobody is let in by a suffix in XML",
    api: pwc,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /\.xml(\?|$)/.test(asked.target), "owner"),
  },
  {
    name: "nobody is let in where debug is on",
    api: pwc,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /[?&]debug=true/.test(asked.target), "owner"),
  },
  {
    name: "nobody is let in from the host itself",
    api: pwc,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && asked.headers.some(([, value]) => value === "127.0.0.1"), "owner"),
  },
  {
    name: "nobody is let in by a path in capitals",
    api: pwc,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && asked.target.startsWith("/SYNC"), "owner"),
  },
  {
    name: "nobody is let in by a slash at the end of the path",
    api: bokamera,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /\/(\?|$)/.test(asked.target)),
  },
  {
    name: "nobody is let in where dates are given",
    api: bokamera,
    headline: "security/nobody",
    wrap: promote((asked) => isNobody(asked) && /[?&]Before=20/.test(asked.target)),
  },
  {
    name: "a script without credentials is let in",
    api: pwc,
    headline: "servicestack-login/callback",
    wrap: promote((asked) => isNobody(asked) && asked.target.includes("callback="), "owner"),
  },
  {
    name: "the role is not looked at where a company is named",
    api: bokamera,
    headline: "security/refused/reader",
    wrap: promote((asked) => isReader(asked) && asked.target.includes("CompanyId=")),
  },
  {
    name: "values are judged before the role is",
    api: bokamera,
    headline: "servicestack-login/order",
    wrap: promote((asked) => isReader(asked) && asked.target.includes("Limit=251")),
  },
  {
    name: "rules are looked at before credentials are",
    api: pwc,
    headline: "servicestack-login/order",
    wrap: promote(
      (asked) => isNobody(asked) && /\/find(\?|$)/.test(asked.target) && !/EventName/.test(asked.target),
      "owner",
    ),
  },
  {
    name: "a password is read in any capitals",
    api: pwc,
    headline: "security/password-in-capitals",
    wrap: promote((asked) => basicOf(asked).toLowerCase() === "owner:secret", "owner"),
  },
  {
    name: "an empty password is right",
    api: pwc,
    headline: "servicestack-login/empty-password",
    wrap: promote((asked) => basicOf(asked) === "owner:", "owner"),
  },
  {
    name: "a name without a password is enough",
    api: pwc,
    headline: "servicestack-login/no-password",
    wrap: promote((asked) => basicOf(asked) === "owner", "owner"),
  },
  {
    name: "credentials that are not base64 are a server error",
    api: pwc,
    headline: "servicestack-login/not-base64",
    wrap: response((reply, asked) =>
      askedBy(asked).authorization === "Basic !!!" ? { ...reply, status: 500 } : reply,
    ),
  },
  {
    name: "unknown users are told so",
    api: bokamera,
    headline: "servicestack-login/wrong-password",
    wrap: response((reply, asked) =>
      basicOf(asked).startsWith("standin-nobody:")
        ? withText(reply, textOf(reply).replace("Invalid Username or Password", "Unknown Username"))
        : reply,
    ),
  },
  {
    name: "a token without its signature is believed",
    api: bokamera,
    headline: "security/stripped-signature",
    wrap: promote((asked) => askedBy(asked).authorization.endsWith(".") && headOf(asked).includes("HS256")),
  },
  {
    name: "the scheme of tokens is read in one case only",
    api: bokamera,
    headline: "servicestack-login/scheme-any-case",
    wrap: request((asked) =>
      askedBy(asked).authorization.startsWith("bearer ") ? withHeader(asked, "Authorization", undefined) : asked,
    ),
  },
  {
    name: "an expired token is told of in other words",
    api: bokamera,
    headline: "servicestack-login/expired-token",
    wrap: response((reply) => withText(reply, textOf(reply).replace("Token has expired", "Token is too old"))),
  },
  {
    name: "an expired token counts as none",
    api: pwc,
    headline: "servicestack-login/expired-token",
    wrap: request((asked) =>
      claimsOf(asked).includes("1500000000") ? withHeader(asked, "Authorization", undefined) : asked,
    ),
  },
  {
    name: "the challenge is missing where CSV is asked for",
    api: pwc,
    headline: "servicestack-login/challenge",
    wrap: response((reply, asked) =>
      askedBy(asked).accept === "text/csv" ? setHeader(reply, "WWW-Authenticate", undefined) : reply,
    ),
  },
  {
    name: "the empty refusal of nobody has a media type",
    api: pwc,
    headline: "servicestack-login/challenge",
    wrap: response((reply) =>
      reply.status === 401 && textOf(reply) === "" ? setHeader(reply, "Content-Type", "application/json") : reply,
    ),
  },
  {
    name: "the login page does not learn what was asked for",
    api: pwc,
    headline: "servicestack-login/browser",
    wrap: response((reply) =>
      reply.status === 302
        ? setHeader(reply, "Location", "http://api.example.com/login?redirect=http%3a%2f%2fapi.example.com%2f")
        : reply,
    ),
  },
  {
    name: "a browser is sent to a login page of another host",
    api: pwc,
    headline: "servicestack-login/browser",
    wrap: response((reply) => {
      const location = headerOf(reply, "location");
      return location === undefined
        ? reply
        : setHeader(reply, "Location", location.replace(/^http:\/\/[^/]+/, "http://login.example.org"));
    }),
  },
  {
    name: "a browser with an expired token is not sent to the login page",
    api: bokamera,
    headline: "servicestack-login/browser-expired",
    wrap: request((asked) =>
      claimsOf(asked).includes("1500000000") && askedBy(asked).accept.includes("html")
        ? withHeader(asked, "Accept", "application/json")
        : asked,
    ),
  },
  {
    name: "403 does not repeat the request",
    api: bokamera,
    headline: "servicestack-login/forbidden",
    wrap: response((reply) =>
      reply.status === 403 ? withText(reply, textOf(reply).replace(/PathInfo: \S+/, "PathInfo: /")) : reply,
    ),
  },
  {
    name: "403 names the roles that are needed",
    api: bokamera,
    headline: "servicestack-login/forbidden",
    wrap: response((reply) =>
      reply.status === 403 ? withText(reply, `${textOf(reply)}Required: superadmin\r\n`) : reply,
    ),
  },
  {
    name: "403 comes with a challenge",
    api: bokamera,
    headline: "servicestack-login/forbidden",
    wrap: response((reply) =>
      reply.status === 403 ? setHeader(reply, "WWW-Authenticate", 'jwt realm="/auth/jwt"') : reply,
    ),
  },
  {
    name: "a refusal of what does not exist has no challenge",
    api: bokamera,
    headline: "security/same-for-absent",
    wrap: response((reply, asked) =>
      asked.target.includes("Unone") ? setHeader(reply, "WWW-Authenticate", undefined) : reply,
    ),
  },
  {
    name: "the session's cookie is open to scripts",
    api: bokamera,
    headline: "servicestack/cookies",
    wrap: response((reply) => setHeader(reply, "Set-Cookie", "ss-id=abcdefghijklmnopqrst; path=/; samesite=lax")),
  },
];
