import type { Fault } from "./fault.ts";
import { answer, askedBy, queryOf, request, text } from "./tamper.ts";

/** Servers whose fault shows only to who looks for it: one sign, one value, one spelling, one header. */
export const missedFaults: readonly Fault[] = [
  {
    name: "an ampersand is escaped twice in XML",
    api: "bokamera",
    headline: "formats/xml-as-json",
    wrap: text("xml", (body) => body.replaceAll("&amp;", "&amp;amp;")),
  },
  {
    name: "an Accept that nobody offers gets 406",
    api: "pwc-reportfiling",
    headline: "answers/status",
    wrap: (right) => async (asked) =>
      askedBy(asked).accept.includes("application/pdf") ? answer(406, "") : await right(asked),
  },
  {
    name: "a Guid without hyphens is refused",
    api: "bokamera",
    headline: "parameters/CompanyId/taken",
    wrap: (right) => async (asked) =>
      /^[\da-f]{32}$/i.test(queryOf(asked, "CompanyId") ?? "") ? answer(400, "") : await right(asked),
  },
  ...(["bokamera", "pwc-reportfiling"] as const).map((api): Fault => ({
    name: `POST is answered like GET (${api})`,
    api,
    headline: "verbs/POST",
    allowWrites: true,
    wrap: request((asked) => (asked.method === "POST" ? { ...asked, method: "GET", body: undefined } : asked)),
  })),
];
