import type { WireResponse } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "./fault.ts";
import { answer, queryOf, request, response, textOf, withQuery, withText } from "./tamper.ts";

const pwc = "pwc-reportfiling";
const bokamera = "bokamera";

const notEmpty = (given: string | undefined): given is string => given !== undefined && given.trim() !== "";

/** Takes values that must be refused, as those of somebody who is not there. */
const taken = (name: string, when: (given: string) => boolean): Fault["wrap"] =>
  request((asked) => (when(queryOf(asked, name) ?? "") ? withQuery(asked, name, "DE987654321") : asked));

/** Changes the list of errors of an answer in JSON. */
function inErrors(reply: WireResponse, change: (list: unknown[]) => unknown[]): WireResponse {
  const list = /"errors":(\[.*\])/i.exec(textOf(reply))?.[1];
  if (reply.status !== 400 || list === undefined || !textOf(reply).startsWith("{")) return reply;
  return withText(
    reply,
    textOf(reply).replace(list, () => JSON.stringify(change(JSON.parse(list) as unknown[]))),
  );
}

const fieldOf = (error: unknown): string => (error as { fieldName: string }).fieldName;

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
    asksEverything: true,
    headline: "parameters/together",
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

  {
    name: "a tax number may have digits of other scripts",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: taken("AuthSteuernummer", (given) => /^[A-Z]{2}\p{Nd}{9}$/u.test(given) && !/^[A-Z]{2}\d{9}$/.test(given)),
  },
  {
    name: "a tax number may have capitals of other scripts",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: taken("AuthSteuernummer", (given) => /^\p{Lu}{2}\d{9}$/u.test(given) && !/^[A-Z]/.test(given)),
  },
  {
    name: "blanks within a tax number are passed over",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: taken("AuthSteuernummer", (given) => /^[A-Z]{2} \d{9}$/.test(given)),
  },
  {
    name: "each line of a tax number is looked at by itself",
    api: pwc,
    headline: "rules/AuthSteuernummer/RegularExpression",
    wrap: taken("AuthSteuernummer", (given) => given.includes("\n") && /^[A-Z]{2}\d{9}$/m.test(given)),
  },
  {
    name: "only German tax numbers are taken",
    api: pwc,
    headline: "rules/AuthSteuernummer/taken",
    wrap: request((asked) =>
      /^(?!DE)[A-Z]{2}\d{9}$/.test(queryOf(asked, "AuthSteuernummer") ?? "")
        ? withQuery(asked, "AuthSteuernummer", "x")
        : asked,
    ),
  },
  {
    name: "an event may have fifty characters at most",
    api: pwc,
    headline: "rules/EventName/taken",
    wrap: request((asked) =>
      (queryOf(asked, "EventName") ?? "").length > 50 ? withQuery(asked, "EventName", " ") : asked,
    ),
  },
  {
    name: "a tax number is looked at only where there is an account",
    api: pwc,
    headline: "rules/together",
    wrap: request((asked) =>
      asked.target.includes("find") && queryOf(asked, "AccountId") === undefined
        ? withQuery(asked, "AuthSteuernummer", "DE123456789")
        : asked,
    ),
  },
  {
    name: "broken rules are told in the order of their parameters' names",
    api: pwc,
    headline: "rules/together",
    wrap: response((reply) => inErrors(reply, (list) => list.sort((a, b) => (fieldOf(a) < fieldOf(b) ? -1 : 1)))),
  },
  {
    name: "what must be there is told of in other words",
    api: pwc,
    headline: "rules/told/AuthSteuernummer",
    wrap: response((reply) => withText(reply, textOf(reply).replaceAll("must not be empty.", "is required."))),
  },
  {
    name: "messages speak of parameters by their names as they are written",
    api: pwc,
    headline: "rules/told/AuthSteuernummer",
    wrap: response((reply) => withText(reply, textOf(reply).replace(/'(Auth|Account|Event) (\w+)'/g, "'$1$2'"))),
  },
  {
    name: "fields of broken rules are in camel case",
    api: pwc,
    headline: "rules/told/AuthSteuernummer",
    wrap: response((reply) =>
      reply.status === 400
        ? withText(
            reply,
            textOf(reply).replace(/(ieldName(?:"?:"?|>))([AE])/g, (_, before: string, first: string) =>
              before.concat(first.toLowerCase()),
            ),
          )
        : reply,
    ),
  },
  {
    name: "the value of a broken rule is not told",
    api: pwc,
    headline: "rules/told/AuthSteuernummer",
    wrap: response((reply) =>
      reply.status === 400 && textOf(reply).startsWith("{")
        ? withText(reply, textOf(reply).replace(/,"PropertyValue":"[^"]*"/g, ""))
        : reply,
    ),
  },
  {
    name: "a value that is given twice counts once",
    api: pwc,
    headline: "servicestack-binding/twice",
    wrap: request((asked) => ({
      ...asked,
      target: asked.target.replace(/(AuthSteuernummer=[^&]*)&AuthSteuernummer=[^&]*/, "$1"),
    })),
  },
  {
    name: "only the first value that cannot be read is told",
    api: bokamera,
    headline: "parameters/CompanyId/type",
    wrap: response((reply) =>
      textOf(reply).includes("Unable to bind") ? inErrors(reply, (list) => list.slice(0, 1)) : reply,
    ),
  },
  {
    name: "values that cannot be read are told in another order than they were sent",
    api: bokamera,
    headline: "parameters/together",
    wrap: response((reply) =>
      textOf(reply).includes("Unable to bind") ? inErrors(reply, (list) => list.toReversed()) : reply,
    ),
  },
  {
    name: "a value that cannot be read is told of in other words",
    api: bokamera,
    headline: "parameters/CompanyId/type",
    wrap: response((reply) => withText(reply, textOf(reply).replaceAll("is an Invalid value for", "is not a valid"))),
  },
  {
    name: "a Limit may have a sign",
    api: bokamera,
    headline: "parameters/Limit/type",
    wrap: request((asked) =>
      /[?&]Limit=%2B\d/.test(asked.target) ? { ...asked, target: asked.target.replace("Limit=%2B", "Limit=") } : asked,
    ),
  },
  {
    name: "a company's id is read in one spelling only",
    api: bokamera,
    headline: "parameters/CompanyId/taken",
    wrap: request((asked) =>
      /^[0-9a-f]{32}$/.test(queryOf(asked, "CompanyId") ?? "") ? withQuery(asked, "CompanyId", "x") : asked,
    ),
  },
];
