import type { Fault } from "./fault.ts";
import { answer, queryOf, request, response, textOf, value, withQuery, withText } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";
const known = ["ReportSubmitted", "ReportAccepted", "ReportRejected"];

/** Servers that find the wrong one, or find what is not there. */
export const lookupFaults: readonly Fault[] = [
  {
    name: "what does not exist has an empty list",
    api: bokamera,
    headline: "lookups/absent",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      return reply.status === 404 && textOf(reply).includes("Entity not found")
        ? await right({
            ...asked,
            target: asked.target.replace(/endpoints\/[^/]+/, "endpoints/ep_2r00000000000000000000empty"),
          })
        : reply;
    },
  },
  {
    name: "what does not exist is a server error",
    api: bokamera,
    headline: "lookups/absent",
    wrap: response((reply) =>
      reply.status === 404 && textOf(reply).includes("Entity not found") ? { ...reply, status: 500 } : reply,
    ),
  },
  {
    name: "the message for what does not exist is another",
    api: bokamera,
    headline: "lookups/absent",
    wrap: response((reply) =>
      reply.status === 404 ? withText(reply, textOf(reply).replace("Entity not found", "No such endpoint")) : reply,
    ),
  },
  {
    name: "the code for what does not exist is another",
    api: pwc,
    headline: "lookups/absent/AuthSteuernummer",
    wrap: response((reply) =>
      reply.status === 404 ? withText(reply, textOf(reply).replaceAll("NotFound", "Missing")) : reply,
    ),
  },
  {
    name: "any event finds the first subscription",
    api: pwc,
    headline: "laws/own-event",
    wrap: request((asked) =>
      known.includes(queryOf(asked, "EventName") ?? "") ? withQuery(asked, "EventName", "ReportSubmitted") : asked,
    ),
  },
  {
    name: "the event is not looked at",
    api: pwc,
    headline: "laws/own-event",
    wrap: request((asked) =>
      /^Report[A-Za-z]+$/.test(queryOf(asked, "EventName") ?? "") && !known.includes(queryOf(asked, "EventName") ?? "")
        ? withQuery(asked, "EventName", "ReportSubmitted")
        : asked,
    ),
  },
  {
    name: "the account is not looked at",
    api: pwc,
    headline: "lookups/absent/AccountId",
    wrap: request((asked) =>
      /^\d{10}$/.test(queryOf(asked, "AccountId") ?? "") ? withQuery(asked, "AccountId", "0012345678") : asked,
    ),
  },
  {
    name: "the tax number is not looked at",
    api: pwc,
    headline: "lookups/absent/AuthSteuernummer",
    wrap: request((asked) =>
      /^[A-Z]{2}\d{9}$/.test(queryOf(asked, "AuthSteuernummer") ?? "")
        ? withQuery(asked, "AuthSteuernummer", "DE123456789")
        : asked,
    ),
  },
  {
    name: "what fits nothing is a success without a subscription",
    api: pwc,
    headline: "laws/found",
    wrap: response((reply) =>
      reply.status === 404 && textOf(reply).includes("not found") && textOf(reply).startsWith('{"')
        ? answer(200, "{}", [["Content-Type", "application/json; charset=utf-8"]])
        : reply,
    ),
  },
  {
    name: "the event of the answer is another than the one asked for",
    api: pwc,
    headline: "laws/own-event",
    wrap: value((found) => void ((found["subscription"] as unknown as Record<string, string>)["event"] = "Other")),
  },
];
