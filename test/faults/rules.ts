import type { Fault } from "./fault.ts";
import { answer, queryOf, request, response, textOf, withQuery, withText } from "./tamper.ts";

const pwc = "pwc-reportfiling";
const bokamera = "bokamera";

const notEmpty = (given: string | undefined): given is string => given !== undefined && given.trim() !== "";

/** Servers that take what they must refuse, refuse what they must take, or say it wrongly. */
export const ruleFaults: readonly Fault[] = [
  {
    name: "the pattern of the tax number is not looked at",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: request((asked) => {
      const given = queryOf(asked, "AuthSteuernummer");
      return notEmpty(given) && !/^[A-Z]{2}\d{9}$/.test(given)
        ? withQuery(asked, "AuthSteuernummer", "DE123456789")
        : asked;
    }),
  },
  {
    name: "the pattern of the tax number has no end",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: request((asked) => {
      const given = queryOf(asked, "AuthSteuernummer");
      return given !== undefined && /^[A-Z]{2}\d{9}./.test(given)
        ? withQuery(asked, "AuthSteuernummer", given.slice(0, 11))
        : asked;
    }),
  },
  {
    name: "the pattern of the tax number has no beginning",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: request((asked) => {
      const given = queryOf(asked, "AuthSteuernummer");
      return given !== undefined && /.[A-Z]{2}\d{9}$/.test(given)
        ? withQuery(asked, "AuthSteuernummer", given.slice(-11))
        : asked;
    }),
  },
  {
    name: "the tax number may have small letters",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: request((asked) => {
      const given = queryOf(asked, "AuthSteuernummer");
      return given !== undefined && /^[a-z]{2}\d{9}$/.test(given)
        ? withQuery(asked, "AuthSteuernummer", given.toUpperCase())
        : asked;
    }),
  },
  {
    name: "an account may have eleven digits",
    api: pwc,
    headline: "rules/AccountId/RegularExpression",
    wrap: request((asked) =>
      /^\d{11}$/.test(queryOf(asked, "AccountId") ?? "") ? withQuery(asked, "AccountId", "0012345678") : asked,
    ),
  },
  {
    name: "an account may have nine digits",
    api: pwc,
    headline: "rules/AccountId/RegularExpression",
    wrap: request((asked) =>
      /^\d{9}$/.test(queryOf(asked, "AccountId") ?? "") ? withQuery(asked, "AccountId", "0012345678") : asked,
    ),
  },
  {
    name: "an account may have letters",
    api: pwc,
    headline: "rules/AccountId/RegularExpression",
    wrap: request((asked) =>
      /[A-Za-z]/.test(queryOf(asked, "AccountId") ?? "") ? withQuery(asked, "AccountId", "0012345678") : asked,
    ),
  },
  {
    name: "an event may be blank",
    api: pwc,
    headline: "laws/own-event",
    wrap: request((asked) =>
      queryOf(asked, "EventName")?.trim() === "" ? withQuery(asked, "EventName", "ReportSubmitted") : asked,
    ),
  },
  {
    name: "a missing event is one that is not found",
    api: pwc,
    headline: "rules/EventName/NotEmpty",
    wrap: request((asked) =>
      queryOf(asked, "EventName") === undefined && asked.target.includes("find") && !asked.target.includes("standin")
        ? withQuery(asked, "EventName", "standin")
        : asked,
    ),
  },
  {
    name: "an account with a leading zero is refused",
    api: pwc,
    headline: "answers/plain",
    wrap: request((asked) =>
      queryOf(asked, "AccountId")?.startsWith("0") === true ? withQuery(asked, "AccountId", "x") : asked,
    ),
  },
  {
    name: "an account that ends in 9 is refused",
    api: pwc,
    headline: "rules/AccountId/taken",
    wrap: request((asked) =>
      /^\d{9}9$/.test(queryOf(asked, "AccountId") ?? "") ? withQuery(asked, "AccountId", "x") : asked,
    ),
  },
  {
    name: "the code of a broken pattern is another",
    api: pwc,
    headline: "rules/AuthSteuernummer/NotEmpty",
    wrap: response((reply) => withText(reply, textOf(reply).replaceAll('RegularExpression"', 'Regex"'))),
  },
  {
    name: "a broken rule blames another parameter",
    api: pwc,
    headline: "rules/AuthSteuernummer/NotEmpty",
    wrap: response((reply) =>
      withText(reply, textOf(reply).replaceAll('"fieldName":"AuthSteuernummer"', '"fieldName":"AccountId"')),
    ),
  },
  {
    name: "only the first of several broken rules is told",
    api: pwc,
    headline: "rules/AuthSteuernummer/NotEmpty",
    wrap: response((reply) =>
      reply.status === 400
        ? withText(reply, textOf(reply).replace(/("errors":\[\{[^}]*\}\}),\{.*\}\]\}\}$/, "$1]}}"))
        : reply,
    ),
  },
  {
    name: "a broken rule is answered with 422",
    api: pwc,
    headline: "answers/status",
    wrap: response((reply) =>
      reply.status === 400 && textOf(reply).includes("RegularExpression") ? { ...reply, status: 422 } : reply,
    ),
  },
  {
    name: "a broken rule is answered with 200 and the error",
    api: pwc,
    headline: "laws/found",
    wrap: response((reply) =>
      reply.status === 400 && textOf(reply).startsWith('{"') && textOf(reply).includes("RegularExpression")
        ? { ...reply, status: 200 }
        : reply,
    ),
  },
  {
    name: "a Limit that is no number is as good as none",
    api: bokamera,
    headline: "parameters/Limit/type",
    wrap: request((asked) =>
      /[?&]Limit=standin/.test(asked.target) && asked.headers.some(([name]) => name === "Authorization")
        ? withQuery(asked, "Limit", undefined)
        : asked,
    ),
  },
  {
    name: "a Limit may have a fraction",
    api: bokamera,
    headline: "parameters/Limit/type",
    wrap: request((asked) => (/[?&]Limit=1\.5/.test(asked.target) ? withQuery(asked, "Limit", "1") : asked)),
  },
  {
    name: "a Limit too large for its type is a server error",
    api: bokamera,
    headline: "parameters/Limit/type",
    wrap: (right) => async (asked) => (/[?&]Limit=9{5,}/.test(asked.target) ? answer(500, "") : await right(asked)),
  },
  {
    name: "a date that is none is as good as none",
    api: bokamera,
    headline: "parameters/Before/type",
    wrap: request((asked) => (/[?&]Before=standin/.test(asked.target) ? withQuery(asked, "Before", undefined) : asked)),
  },
  {
    name: "a thirteenth month is taken",
    api: bokamera,
    headline: "parameters/After/type",
    wrap: request((asked) =>
      /[?&]After=2024-13/.test(asked.target) ? withQuery(asked, "After", "2025-01-01") : asked,
    ),
  },
  {
    name: "a company may be any text",
    api: bokamera,
    headline: "parameters/CompanyId/type",
    wrap: request((asked) =>
      /CompanyId=standin/.test(asked.target) ? withQuery(asked, "CompanyId", undefined) : asked,
    ),
  },
  {
    name: "a Status may be a word",
    api: bokamera,
    headline: "parameters/Status/type",
    wrap: request((asked) => (/[?&]Status=standin/.test(asked.target) ? withQuery(asked, "Status", undefined) : asked)),
  },
  {
    name: "a value that cannot be read is refused with another code",
    api: bokamera,
    headline: "parameters/CompanyId/type",
    wrap: response((reply) => withText(reply, textOf(reply).replaceAll("SerializationException", "FormatException"))),
  },
];
