import type { Fault } from "./fault.ts";
import { answer, askedBy, response, setHeader, textOf, withHeader, withText } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";
const failing = (status: number): boolean => status >= 400;

/** Servers whose errors are not as they should be. */
export const errorFaults: readonly Fault[] = [
  {
    name: "errors come as JSON whatever was asked for",
    api: bokamera,
    headline: "errors/xml",
    wrap: (right) => async (asked) => {
      const reply = await right(asked);
      return failing(reply.status) && textOf(reply) !== "" && reply.status !== 403
        ? await right(withHeader(asked, "Accept", "application/json"))
        : reply;
    },
  },
  {
    name: "errors in CSV are empty",
    api: bokamera,
    headline: "errors/csv",
    wrap: response((reply, asked) =>
      failing(reply.status) && askedBy(asked).accept === "text/csv" && reply.status !== 403
        ? withText(reply, "")
        : reply,
    ),
  },
  {
    name: "the message differs in XML",
    api: pwc,
    headline: "errors/xml",
    wrap: response((reply, asked) =>
      reply.status === 404 && askedBy(asked).accept === "application/xml"
        ? withText(reply, textOf(reply).replace("not found", "unknown"))
        : reply,
    ),
  },
  {
    name: "an error lacks its envelope",
    api: bokamera,
    headline: "failures/schema",
    wrap: response((reply) =>
      failing(reply.status) && textOf(reply).startsWith('{"ResponseStatus"')
        ? withText(
            reply,
            textOf(reply)
              .replace(/^\{"ResponseStatus":/, "")
              .slice(0, -1),
          )
        : reply,
    ),
  },
  {
    name: "an error is plain text",
    api: bokamera,
    headline: "failures/content-type",
    wrap: response((reply) =>
      reply.status === 404 && textOf(reply) !== ""
        ? setHeader(withText(reply, "Entity not found"), "Content-Type", "text/plain")
        : reply,
    ),
  },
  {
    name: "an error is a page of HTML",
    api: pwc,
    headline: "failures/content-type",
    wrap: response((reply) =>
      reply.status === 404 && textOf(reply) !== ""
        ? setHeader(withText(reply, "<!doctype html><title>Not found</title>"), "Content-Type", "text/html")
        : reply,
    ),
  },
  {
    name: "the stack trace is shown",
    api: bokamera,
    headline: "failures/silent",
    wrap: response((reply) =>
      failing(reply.status)
        ? withText(
            reply,
            textOf(reply).replace(
              ',"Errors"',
              ',"StackTrace":"   at Host.Services.Find(String id) in /src/Find.cs:line 12","Errors"',
            ),
          )
        : reply,
    ),
  },
  {
    name: "a message tells the inside of the host",
    api: pwc,
    headline: "failures/silent",
    wrap: response((reply) =>
      reply.status === 400
        ? withText(
            reply,
            textOf(reply).replace(
              /"message":"[^"]*"/,
              '"message":"System.NullReferenceException: Object reference not set"',
            ),
          )
        : reply,
    ),
  },
  {
    name: "errors lack their list of errors",
    api: bokamera,
    headline: "failures/schema",
    wrap: response((reply) =>
      failing(reply.status) ? withText(reply, textOf(reply).replace(',"Errors":[]', "")) : reply,
    ),
  },
  {
    name: "the field is missing from an error",
    api: bokamera,
    headline: "walk/cap",
    wrap: response((reply) =>
      reply.status === 400 ? withText(reply, textOf(reply).replace(/"FieldName":"Limit",/, '"FieldName":"",')) : reply,
    ),
  },
  {
    name: "errors have no Content-Type",
    api: bokamera,
    headline: "failures/content-type",
    wrap: response((reply) =>
      failing(reply.status) && textOf(reply).startsWith("{") ? setHeader(reply, "Content-Type", undefined) : reply,
    ),
  },
  {
    name: "errors of XML are not well formed",
    api: pwc,
    headline: "failures/readable",
    wrap: response((reply) =>
      failing(reply.status) && textOf(reply).startsWith("<?xml")
        ? withText(reply, textOf(reply).replace("</d2p1:Message>", ""))
        : reply,
    ),
  },
  {
    name: "every error is a 400",
    api: bokamera,
    headline: "lookups/absent",
    wrap: response((reply) => (reply.status === 404 && textOf(reply) !== "" ? { ...reply, status: 400 } : reply)),
  },
  {
    name: "an error in JSV is written as JSON",
    api: bokamera,
    headline: "servicestack/spelling",
    wrap: response((reply, asked) =>
      failing(reply.status) && askedBy(asked).accept === "application/jsv" && reply.status === 404
        ? withText(reply, '{"ResponseStatus":{"ErrorCode":"NotFound","Message":"Entity not found","Errors":[]}}')
        : reply,
    ),
  },
  {
    name: "an error is told twice",
    api: bokamera,
    headline: "failures/readable",
    wrap: response((reply) =>
      reply.status === 404 && textOf(reply).startsWith("{") ? withText(reply, textOf(reply).repeat(2)) : reply,
    ),
  },
  {
    name: "a limit beyond the cap is a server error",
    api: bokamera,
    headline: "walk/cap",
    wrap: (right) => async (asked) =>
      /Limit=(251|10000)/.test(asked.target) && asked.headers.some(([name]) => name === "Authorization")
        ? answer(500, "")
        : await right(asked),
  },

  {
    name: "the value of a broken rule is not told in XML",
    api: pwc,
    headline: "errors/xml",
    wrap: response((reply) =>
      reply.status === 400
        ? withText(
            reply,
            textOf(reply).replace(
              /<(d\d+p1):KeyValueOfstringstring><\1:Key>PropertyValue<\/\1:Key>.*?<\/\1:KeyValueOfstringstring>/g,
              "",
            ),
          )
        : reply,
    ),
  },
  {
    name: "an error in JSON says more than in the other formats",
    api: pwc,
    headline: "errors/xml",
    wrap: response((reply) =>
      reply.status === 404
        ? withText(reply, textOf(reply).replace('"errors":[]}', '"errors":[],"meta":{"Server":"7"}}'))
        : reply,
    ),
  },
  {
    name: "the parameter to blame is missing from a message",
    api: bokamera,
    headline: "walk/cap",
    wrap: response((reply) => withText(reply, textOf(reply).replace(/ \(Parameter '\w+'\)/, ""))),
  },
  {
    name: "the list of errors repeats the whole message",
    api: bokamera,
    headline: "walk/cap",
    wrap: response((reply) =>
      withText(reply, textOf(reply).replace(/("Errors".*must not exceed 250)"/, "$1 (Parameter 'Limit')\"")),
    ),
  },
];
