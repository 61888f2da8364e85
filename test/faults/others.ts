import { SendError } from "../../src/verify/exchange/wire.ts";
import type { Fault } from "./fault.ts";
import {
  answer,
  askedBy,
  type Draft,
  queryOf,
  request,
  response,
  rows,
  text,
  textOf,
  value,
  withHeader,
  withQuery,
  withText,
} from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

const endpoint = "ep_34rYXtJu8uRBr1e9fVctU9UxvZ2";

/** Servers with wrong verbs, paths and lookups, that do not repeat themselves, break laws of their data, or fail to answer. */
export const otherFaults: readonly Fault[] = [
  {
    name: "HEAD is answered as GET",
    api: bokamera,
    headline: "verbs/HEAD",
    wrap: (right) => async (asked) =>
      asked.method === "HEAD"
        ? { ...(await right({ ...asked, method: "GET" })), body: new Uint8Array() }
        : await right(asked),
  },
  {
    name: "OPTIONS is answered with 200",
    api: bokamera,
    headline: "verbs/OPTIONS",
    wrap: (right) => async (asked) => (asked.method === "OPTIONS" ? answer(200, "") : await right(asked)),
  },
  {
    name: "POST is answered as GET",
    api: bokamera,
    headline: "verbs/POST",
    allowWrites: true,
    wrap: (right) => async (asked) => await right(asked.method === "POST" ? { ...asked, method: "GET" } : asked),
  },
  {
    name: "DELETE is answered with 204",
    api: pwc,
    headline: "verbs/DELETE",
    allowWrites: true,
    wrap: (right) => async (asked) => (asked.method === "DELETE" ? answer(204, "") : await right(asked)),
  },
  {
    name: "an unknown path is a success",
    api: bokamera,
    headline: "verbs/unknown-path",
    wrap: (right) => async (asked) =>
      asked.target.includes("standin-nothing")
        ? answer(200, "{}", [["Content-Type", "application/json; charset=utf-8"]])
        : await right(asked),
  },
  {
    name: "an unknown path is a page of HTML",
    api: pwc,
    headline: "verbs/unknown-path",
    wrap: response((reply, asked) =>
      reply.status === 404 && asked.method === "GET" && textOf(reply) === ""
        ? withText(reply, "<h1>Not found</h1>")
        : reply,
    ),
  },
  {
    name: "an unknown path is a server error",
    api: bokamera,
    headline: "verbs/unknown-path",
    wrap: (right) => async (asked) => (asked.target.includes("standin-nothing") ? answer(500, "") : await right(asked)),
  },
  {
    name: "rows change places from time to time",
    api: bokamera,
    headline: "repeat/same",
    wrap: (right, contract) => {
      let count = 0;
      const shuffled = rows((list, asked) =>
        queryOf(asked, "Limit") === "20" && ++count % 2 === 0
          ? list.map((row, index): Draft => (index === 1 ? { ...row, Url: "https://other.example" } : row))
          : list,
      );
      return shuffled(right, contract);
    },
  },
  {
    name: "a value counts the requests",
    api: pwc,
    headline: "repeat/same",
    wrap: (right, contract) => {
      let count = 0;
      return text(undefined, (body) =>
        body.replaceAll("portal.example.de", `portal${String((count += 1))}.example.de`),
      )(right, contract);
    },
  },
  {
    name: "another caller's question changes the next answer",
    api: bokamera,
    headline: "repeat/after-others",
    wrap: (right) => {
      let disturbed = false;
      return async (asked) => {
        const reply = await right(asked);
        if (asked.target.includes("standin=1")) disturbed = true;
        const told = disturbed && queryOf(asked, "Limit") === "20" && !asked.target.includes("standin=1");
        return told && textOf(reply).startsWith("{")
          ? withText(reply, textOf(reply).replaceAll("Scheduled", "Manual"))
          : reply;
      };
    },
  },
  {
    name: "an attempt with 500 is called a success",
    api: bokamera,
    headline: "laws/success-is-2xx",
    wrap: rows((list) =>
      list.forEach((row) => Number(row["ResponseStatusCode"]) >= 500 && (row["Status"] = "Success")),
    ),
  },
  {
    name: "an attempt with 200 is called a failure",
    api: bokamera,
    headline: "laws/success-is-2xx",
    wrap: rows((list, asked) => {
      if (queryOf(asked, "Status") === undefined)
        list.forEach((row) => row["ResponseStatusCode"] === 200 && (row["Status"] = "Fail"));
    }),
  },
  {
    name: "times do not follow ids",
    api: bokamera,
    headline: "laws/times-follow-ids",
    wrap: rows((list, asked) => {
      if (!/Before|After/i.test(asked.target) && list[4] !== undefined && list.length > 5)
        list[4]["Timestamp"] = "2030-01-01T00:00:00";
    }),
  },
  {
    name: "a delivery belongs to another subscription",
    api: pwc,
    headline: "laws/own-history",
    wrap: value((found) => {
      const [first] = found["history"] as unknown as Draft[];
      if (first !== undefined) first["subscriptionId"] = "98594bc3-ac09-52dd-ab12-028e5da2f67d";
    }),
  },
  {
    name: "a delivery is shown twice",
    api: pwc,
    headline: "laws/unique-deliveries",
    wrap: value((found) => {
      const list = found["history"] as unknown as Draft[];
      if (list[0] !== undefined && list.length < 50)
        found["history"] = [...list, { ...list[0], eventId: "00000000-0000-0000-0000-000000000001" }];
    }),
  },
  {
    name: "a subscription was changed before it was made",
    api: pwc,
    headline: "laws/modified-after-created",
    wrap: value((found) => {
      (found["subscription"] as unknown as Draft)["lastModifiedDateUtc"] = "2001-01-01T00:00:00Z";
    }),
  },
  {
    name: "a delivery was made before the subscription",
    api: pwc,
    headline: "laws/delivered-after-created",
    wrap: value((found) => {
      const [first] = found["history"] as unknown as Draft[];
      if (first !== undefined) first["attemptedDateUtc"] = "2001-01-01T00:00:00Z";
    }),
  },
  {
    name: "the connection is closed when CSV is asked for",
    api: bokamera,
    asksEverything: true,
    headline: "answers/answered",
    wrap: (right) => async (asked) => {
      if (asked.headers.some(([, value]) => value === "text/csv") && !asked.target.includes("?"))
        throw new SendError("broken", "the connection was closed before the body's end");
      return await right(asked);
    },
  },
  {
    name: "a filter is never answered",
    api: bokamera,
    asksEverything: true,
    headline: "answers/answered",
    wrap: (right) => async (asked) => {
      if (queryOf(asked, "Status") === "3") throw new SendError("timeout", "no complete answer within 10 s");
      return await right(asked);
    },
  },
  {
    name: "pages of the largest size take too long",
    api: bokamera,
    headline: "answers/in-time",
    milliseconds: 500,
    wrap: response((reply, asked) => (queryOf(asked, "Limit") === "250" ? { ...reply, milliseconds: 900 } : reply)),
  },

  {
    name: "an event is found by its beginning",
    api: pwc,
    headline: "laws/own-event",
    wrap: request((asked) =>
      /EventName=ReportSubmitte(&|$)/.test(asked.target) ? withQuery(asked, "EventName", "ReportSubmitted") : asked,
    ),
  },
  {
    name: "an event is a pattern",
    api: pwc,
    headline: "laws/own-event",
    wrap: request((asked) =>
      queryOf(asked, "EventName")?.endsWith("%") === true ? withQuery(asked, "EventName", "ReportSubmitted") : asked,
    ),
  },
  {
    name: "the letters of a tax number do not count",
    api: pwc,
    headline: "lookups/near/AuthSteuernummer",
    wrap: request((asked) =>
      /^[A-Z]{2}123456789$/.test(queryOf(asked, "AuthSteuernummer") ?? "")
        ? withQuery(asked, "AuthSteuernummer", "DE123456789")
        : asked,
    ),
  },
  {
    name: "blanks around an id are passed over",
    api: pwc,
    headline: "laws/own-id",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/([0-9a-f]{32})%20(?=\?|$)/, "$1") })),
  },
  {
    name: "an endpoint is found in whatever capitals",
    api: bokamera,
    headline: "laws/own-endpoint",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/EP_34RyxTjU8UrbR1E9FvCTu9uXVz2/, endpoint) })),
  },
  {
    name: "a secret is shown by one operation and not by the other",
    api: pwc,
    headline: "lookups/elsewhere",
    wrap: response((reply, asked) =>
      reply.status === 200 && !/(f|%66)ind/i.test(asked.target)
        ? withText(reply, textOf(reply).replace(/(ecret(?:"?:"?|>))[^",}<]+/g, "$1xxx"))
        : reply,
    ),
  },
  {
    name: "a path that is percent-encoded is not there",
    api: pwc,
    headline: "servicestack-binding/path",
    wrap: request((asked) => (asked.target.startsWith("/%73") ? { ...asked, target: "/nothing/at/all" } : asked)),
  },
  {
    name: "an unknown suffix is passed over",
    api: pwc,
    headline: "servicestack-negotiation/unknown-suffix",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(".standin", "") })),
  },
  {
    name: "a suffix is read in capitals, too",
    api: bokamera,
    headline: "servicestack-negotiation/unknown-suffix",
    wrap: request((asked) => ({ ...asked, target: asked.target.replace(/\.JSON(?=\?|$)/, ".json") })),
  },
  {
    name: "a weight of nothing is obeyed",
    api: pwc,
    headline: "servicestack-negotiation/accept-beginning",
    wrap: request((asked) =>
      askedBy(asked).accept.includes(";q=0,") ? withHeader(asked, "Accept", "application/json") : asked,
    ),
  },
  {
    name: "text/xml is XML",
    api: bokamera,
    headline: "servicestack-negotiation/default",
    wrap: request((asked) =>
      askedBy(asked).accept === "text/xml" ? withHeader(asked, "Accept", "application/xml") : asked,
    ),
  },
  {
    name: "a browser that is known gets JSON",
    api: pwc,
    headline: "servicestack-negotiation/browser",
    wrap: request((asked) =>
      askedBy(asked).accept.includes("text/html,") ? withHeader(asked, "Accept", "application/json") : asked,
    ),
  },
  {
    name: "a number with zeros in front is octal",
    api: bokamera,
    headline: "servicestack-binding/numbers",
    wrap: request((asked) => (/Limit=%200/.test(asked.target) ? withQuery(asked, "Limit", "1") : asked)),
  },
];
