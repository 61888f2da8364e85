import type { Fault } from "./fault.ts";
import { answer, queryOf, response, row, rows, setHeader, text, textIn, textOf, withText } from "./tamper.ts";
import { headerOf } from "../../src/verify/exchange/wire.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

/** Servers whose answers are not what the schema, the type or the format says. */
export const answerFaults: readonly Fault[] = [
  {
    name: "a required member is called otherwise in JSON",
    api: bokamera,
    headline: "answers/schema",
    wrap: text("json", (body) => body.replaceAll('"Status":', '"State":')),
  },
  {
    name: "an optional member is missing in JSON",
    api: bokamera,
    headline: "formats/xml-as-json",
    wrap: text("json", (body) => body.replaceAll(/"Url":"[^"]*",/g, "")),
  },
  {
    name: "one row deep inside lacks a required member",
    api: bokamera,
    headline: "answers/schema",
    wrap: row(30, (one) => (one["MessageId"] = null)),
  },
  {
    name: "a number is written as text in JSON",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("json", (body) => body.replaceAll(/"ResponseStatusCode":(\d+)/g, '"ResponseStatusCode":"$1"')),
  },
  {
    name: "a row deep inside has a value that the enum lacks",
    api: bokamera,
    headline: "answers/schema",
    wrap: row(30, (one) => (one["Status"] = "Lost")),
  },
  {
    name: "ids on later pages break their pattern",
    api: bokamera,
    headline: "answers/schema",
    wrap: rows((list, asked) => {
      if (queryOf(asked, "Iterator") !== undefined) for (const one of list) one["Id"] = textIn(one, "Id").slice(1);
    }, "xml"),
  },
  {
    name: "Done is written as text",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("json", (body) => body.replace(/"Done":(true|false)/, '"Done":"$1"')),
  },
  {
    name: "an empty list is left out",
    api: bokamera,
    headline: "answers/schema",
    wrap: text("json", (body) => body.replace('"Attempts":[],', "")),
  },
  {
    name: "JSON is cut off",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("json", (body) => body.slice(0, -1)),
  },
  { name: "XML is cut off", api: pwc, headline: "answers/readable", wrap: text("xml", (body) => body.slice(0, -12)) },
  {
    name: "a body is no UTF-8",
    api: bokamera,
    headline: "answers/utf-8",
    wrap: response((reply) => ({ ...reply, body: Buffer.from(textOf(reply).replace("https:", "https:é"), "latin1") })),
  },
  {
    name: "a status that nobody documented",
    api: bokamera,
    headline: "answers/status",
    wrap: response((reply) => (reply.status === 200 ? { ...reply, status: 203 } : reply)),
  },
  {
    name: "JSON comes as text/html",
    api: bokamera,
    headline: "answers/content-type",
    wrap: response((reply) =>
      headerOf(reply, "content-type")?.startsWith("application/json") === true
        ? setHeader(reply, "Content-Type", "text/html")
        : reply,
    ),
  },
  {
    name: "there is no Content-Type",
    api: pwc,
    headline: "answers/content-type",
    wrap: response((reply) => (reply.status === 200 ? setHeader(reply, "Content-Type", undefined) : reply)),
  },
  {
    name: "CSV answers JSON under the name of CSV",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("csv", () => '{"Attempts":[],"Done":true}'),
  },
  {
    name: "a server error for pages of the largest size",
    api: bokamera,
    headline: "walk/rows",
    wrap: (right) => async (asked) => (queryOf(asked, "Limit") === "250" ? answer(500, "", []) : await right(asked)),
  },
  {
    name: "a server error for one subscription",
    api: pwc,
    headline: "answers/plain",
    wrap: (right) => async (asked) => (asked.target.includes("ReportAccepted") ? answer(500, "") : await right(asked)),
  },
  {
    name: "a null list item where objects are",
    api: pwc,
    headline: "answers/schema",
    wrap: text("json", (body) => body.replace('"history":[{', '"history":[null,{')),
  },
  {
    name: "a required member of the answer is null",
    api: pwc,
    headline: "formats/xml-as-json",
    wrap: text("json", (body) => body.replace(/"subscription":\{.*?\}\},?/, "")),
  },
  {
    name: "a byte order mark before JSON",
    api: bokamera,
    headline: "answers/readable",
    wrap: text("json", (body) => `\uFEFF${body}`),
  },
  {
    name: "a second document behind JSON",
    api: pwc,
    headline: "answers/readable",
    wrap: text("json", (body) => `${body}{}`),
  },
  {
    name: "a success without a body in CSV",
    api: bokamera,
    headline: "formats/csv-as-json",
    wrap: response((reply) =>
      headerOf(reply, "content-type") === "text/csv" && reply.status === 200 ? withText(reply, "") : reply,
    ),
  },
  {
    name: "a body is said to be packed and is not",
    api: bokamera,
    headline: "answers/whole",
    wrap: response((reply) => (reply.status === 200 ? setHeader(reply, "Content-Encoding", "gzip") : reply)),
  },
  {
    name: "Content-Length is too small",
    api: pwc,
    headline: "answers/whole",
    wrap: response((reply) => (reply.status === 200 ? setHeader(reply, "Content-Length", "10") : reply)),
  },
  {
    name: "there are two Content-Types",
    api: bokamera,
    headline: "answers/content-type",
    wrap: response((reply) =>
      reply.status === 200 ? { ...reply, headers: [...reply.headers, ["Content-Type", "text/html"]] } : reply,
    ),
  },
];
