import type { Fault } from "./fault.ts";
import { answer, askedBy, queryOf, request, response, setHeader, textOf, withHeader, withQuery } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";
const suffix = /\.(json|xml|csv|jsv)(?=\?|$)/;

/** Servers that choose the wrong format, or read parameters and headers otherwise than their framework does. */
export const negotiationFaults: readonly Fault[] = [
  {
    name: "suffixes are not known",
    api: bokamera,
    headline: "servicestack-negotiation/suffix",
    wrap: (right) => async (asked) => (suffix.test(asked.target) ? answer(404, "") : await right(asked)),
  },
  {
    name: "a suffix is cut off and not obeyed",
    api: bokamera,
    headline: "servicestack-negotiation/suffix",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(suffix, "") })),
  },
  {
    name: "the parameter format is not known",
    api: bokamera,
    headline: "servicestack-negotiation/query",
    wrap: request((asked) => withQuery(asked, "format", undefined)),
  },
  {
    name: "the parameter format is read in small letters only",
    api: pwc,
    headline: "servicestack-negotiation/query",
    wrap: request((asked) =>
      /format=[A-Z]/i.test(asked.target) && /FORMAT=/.test(asked.target)
        ? withQuery(asked, "format", undefined)
        : asked,
    ),
  },
  {
    name: "weights of Accept are obeyed",
    api: bokamera,
    headline: "servicestack-negotiation/accept-beginning",
    wrap: request((asked) =>
      askedBy(asked).accept.includes("q=0.9")
        ? withHeader(asked, "Accept", /, ([\w/]+);q=0\.9/.exec(askedBy(asked).accept)?.[1])
        : asked,
    ),
  },
  {
    name: "Accept is read in small letters only",
    api: bokamera,
    headline: "servicestack-negotiation/accept-beginning",
    wrap: request((asked) => (/^[A-Z]/.test(askedBy(asked).accept) ? withHeader(asked, "Accept", undefined) : asked)),
  },
  {
    name: "an unknown Accept is answered with 406",
    api: bokamera,
    headline: "answers/status",
    wrap: (right) => async (asked) =>
      askedBy(asked).accept === "application/pdf" ? answer(406, "") : await right(asked),
  },
  {
    name: "the default is XML",
    api: pwc,
    headline: "servicestack-negotiation/default",
    wrap: request((asked) =>
      askedBy(asked).accept === "" && queryOf(asked, "format") === undefined && !suffix.test(asked.target)
        ? withHeader(asked, "Accept", "application/xml")
        : asked,
    ),
  },
  {
    name: "the parameter format wins over a suffix",
    api: bokamera,
    headline: "servicestack-negotiation/suffix-first",
    wrap: request((asked) =>
      queryOf(asked, "format") !== undefined ? { ...asked, target: asked.target.replace(suffix, "") } : asked,
    ),
  },
  {
    name: "Accept wins over the parameter format",
    api: bokamera,
    headline: "servicestack-negotiation/suffix-first",
    wrap: request((asked) => (askedBy(asked).accept !== "" ? withQuery(asked, "format", undefined) : asked)),
  },
  {
    name: "Vary is missing",
    api: bokamera,
    headline: "servicestack/vary",
    wrap: response((reply) => setHeader(reply, "Vary", undefined)),
  },
  {
    name: "Vary is missing from errors",
    api: pwc,
    headline: "servicestack/vary",
    wrap: response((reply) => (reply.status >= 400 ? setHeader(reply, "Vary", undefined) : reply)),
  },
  {
    name: "a CSV is no attachment",
    api: bokamera,
    headline: "servicestack/disposition",
    wrap: response((reply) => setHeader(reply, "Content-Disposition", undefined)),
  },
  {
    name: "the attachment is called otherwise",
    api: pwc,
    headline: "servicestack/disposition",
    wrap: response((reply) =>
      textOf(reply).startsWith("Subscription,") && reply.status === 200
        ? setHeader(reply, "Content-Disposition", 'attachment;filename="export.csv"')
        : reply,
    ),
  },
  {
    name: "everything is an attachment",
    api: bokamera,
    headline: "servicestack/disposition",
    wrap: response((reply) =>
      reply.status === 200
        ? setHeader(reply, "Content-Disposition", 'attachment;filename="ListWebhookEndpointAttempts.csv"')
        : reply,
    ),
  },
  {
    name: "JSON says no charset",
    api: bokamera,
    headline: "servicestack/content-type",
    wrap: response((reply) =>
      textOf(reply).startsWith("{") && reply.headers.some(([, text]) => text.includes("charset"))
        ? setHeader(reply, "Content-Type", "application/json")
        : reply,
    ),
  },
  {
    name: "CSV says a charset",
    api: bokamera,
    headline: "servicestack/content-type",
    wrap: response((reply) =>
      reply.headers.some(([, text]) => text === "text/csv")
        ? setHeader(reply, "Content-Type", "text/csv; charset=utf-8")
        : reply,
    ),
  },
  {
    name: "names of parameters are read in one case only",
    api: bokamera,
    headline: "servicestack-binding/names-any-case",
    wrap: request((asked) => (/limit=|LIMIT=/.test(asked.target) ? withQuery(asked, "limit", undefined) : asked)),
  },
  {
    name: "an unknown parameter is refused",
    api: bokamera,
    headline: "servicestack-binding/unknown-ignored",
    wrap: (right) => async (asked) => (/StandinUnknown/.test(asked.target) ? answer(400, "") : await right(asked)),
  },
  {
    name: "an unknown parameter changes the page",
    api: bokamera,
    headline: "servicestack-binding/unknown-ignored",
    wrap: request((asked) => (/page=2/.test(asked.target) ? withQuery(asked, "Limit", "1") : asked)),
  },
  {
    name: "an empty value is refused",
    api: bokamera,
    headline: "servicestack-binding/empty-ignored",
    wrap: (right) => async (asked) => (/Status=(&|$)/.test(asked.target) ? answer(400, "") : await right(asked)),
  },
  {
    name: "of a number that is given twice the last counts",
    api: bokamera,
    headline: "servicestack-binding/twice",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace("Limit=1&Limit=2", "Limit=2") })),
  },
  {
    name: "the path is read in one case only",
    api: bokamera,
    headline: "servicestack-binding/path",
    wrap: (right) => async (asked) => (/WEBHOOK/.test(asked.target) ? answer(404, "") : await right(asked)),
  },
  {
    name: "a slash at the end of the path is another path",
    api: pwc,
    headline: "servicestack-binding/path",
    wrap: (right) => async (asked) => (/\/(\?|$)/.test(asked.target) ? answer(404, "") : await right(asked)),
  },
  {
    name: "the names of filters are read as they are documented only",
    api: bokamera,
    headline: "together/spelling",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/([?&])(status|iterator)=/g, "$1standin=") })),
  },
  {
    name: "a Limit behind the iterator is not read",
    api: bokamera,
    headline: "together/spelling",
    wrap: request((asked) =>
      /iterator=.*[?&]limit=/i.test(asked.target) && Number(queryOf(asked, "Limit") ?? 0) <= 250
        ? withQuery(asked, "Limit", undefined)
        : asked,
    ),
  },
  {
    name: "names that are percent-encoded are not decoded",
    api: bokamera,
    headline: "together/spelling",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/([?&])(?=[^=&]*%)[^=&]*=/g, "$1standin=") })),
  },
  {
    name: "a bare comma does not divide a list",
    api: bokamera,
    headline: "together/spelling",
    wrap: request((asked) =>
      /EventTypes=[^&]*,/i.test(asked.target) ? withQuery(asked, "EventTypes", "standin.none") : asked,
    ),
  },
  {
    name: "minutes of an offset are not read",
    api: bokamera,
    headline: "together/spelling",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/(%2B05(?::|%3A))30/gi, "$100") })),
  },
  {
    name: "the parameter take limits the page",
    api: bokamera,
    headline: "together/ignored",
    wrap: request((asked) =>
      queryOf(asked, "take") === undefined ? asked : withQuery(asked, "Limit", queryOf(asked, "take")),
    ),
  },
  {
    name: "If-None-Match is answered with 304",
    api: bokamera,
    headline: "answers/status",
    wrap: (right) => async (asked) =>
      asked.headers.some(([name]) => name.toLowerCase() === "if-none-match") ? answer(304, "") : await right(asked),
  },
  {
    name: "a cookie empties the list",
    api: bokamera,
    headline: "together/ignored",
    wrap: request((asked) =>
      asked.headers.some(([name]) => name.toLowerCase() === "cookie") ? withQuery(asked, "Iterator", "atmpt_0") : asked,
    ),
  },
  {
    name: "a CSV is an attachment twice",
    api: bokamera,
    headline: "servicestack/disposition",
    wrap: response((reply) => {
      const given = reply.headers.filter(([name]) => name === "Content-Disposition");
      return { ...reply, headers: [...reply.headers, ...given] };
    }),
  },
];
