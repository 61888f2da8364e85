import type { Value } from "../../src/contract/model/value.ts";
import type { Fault } from "./fault.ts";
import { askedBy, queryOf, request, rows, text, textIn, value, withQuery } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";
const basic = (name: string): string => `Basic ${Buffer.from(`${name}:secret`).toString("base64")}`;

/** Servers whose formats do not say the same. */
export const formatFaults: readonly Fault[] = [
  {
    name: "a number differs in XML",
    api: bokamera,
    headline: "formats/xml-as-json",
    wrap: rows(
      (list) => list.forEach((row) => row["ResponseStatusCode"] === 200 && (row["ResponseStatusCode"] = 201)),
      "xml",
    ),
  },
  {
    name: "XML shows one row less",
    api: bokamera,
    headline: "formats/xml-as-json",
    wrap: rows((list) => list.slice(0, -1), "xml"),
  },
  {
    name: "CSV shows rows in another order",
    api: bokamera,
    headline: "formats/csv-as-json",
    wrap: rows((list) => [...list].reverse(), "csv"),
  },
  {
    name: "CSV shows no more than ten rows",
    api: bokamera,
    headline: "formats/csv-as-json",
    wrap: rows((list) => list.slice(0, 10), "csv"),
  },
  {
    name: "times of JSV are an hour off",
    api: bokamera,
    headline: "formats/jsv-as-json",
    wrap: rows(
      (list) =>
        list.forEach(
          (row) =>
            (row["Timestamp"] = textIn(row, "Timestamp").replace(
              /T(\d\d)/,
              (_, hour: string) => `T${String((Number(hour) + 1) % 24).padStart(2, "0")}`,
            )),
        ),
      "jsv",
    ),
  },
  {
    name: "times of XML are an hour off",
    api: pwc,
    headline: "formats/xml-as-json",
    wrap: text("xml", (body) =>
      body.replaceAll(/T(\d\d):/g, (_, hour: string) => `T${String((Number(hour) + 1) % 24).padStart(2, "0")}:`),
    ),
  },
  {
    name: "Done differs in CSV",
    api: bokamera,
    headline: "formats/csv-as-json",
    wrap: value((page) => (page["Done"] = !(page["Done"] as boolean)), "csv"),
  },
  {
    name: "the iterator is missing in XML",
    api: bokamera,
    headline: "formats/xml-as-json",
    wrap: value((page) => (page["Iterator"] = null), "xml"),
  },
  {
    name: "umlauts are lost in CSV",
    api: pwc,
    headline: "formats/csv-as-json",
    wrap: text("csv", (body) => body.replaceAll("Meldungen", "Meldung?n")),
  },
  {
    name: "XML loses the history",
    api: pwc,
    headline: "formats/xml-as-json",
    wrap: value((found) => (found["history"] = [] as unknown as Value), "xml"),
  },
  {
    name: "leading zeros are lost in JSV",
    api: pwc,
    headline: "formats/jsv-as-json",
    wrap: text("jsv", (body) => body.replaceAll("_0012345678", "_12345678")),
  },
  {
    name: "an empty text is left out of XML",
    api: bokamera,
    headline: "formats/xml-as-json",
    wrap: rows((list) => {
      for (const one of list) if (one["Url"] === "") one["Url"] = null;
    }, "xml"),
  },
  {
    name: "signs are taken apart in CSV",
    api: bokamera,
    headline: "formats/csv-as-json",
    wrap: text("csv", (body) => body.normalize("NFD")),
  },
  {
    name: "what is left out is filled in in JSV",
    api: bokamera,
    headline: "formats/jsv-as-json",
    wrap: rows((list) => {
      for (const one of list) one["TriggerType"] ??= "Scheduled";
    }, "jsv"),
  },
  {
    name: "Status is forgotten in XML",
    api: bokamera,
    headline: "together/format",
    wrap: request((asked) =>
      /xml/.test(`${askedBy(asked).accept} ${asked.target}`) ? withQuery(asked, "Status", undefined) : asked,
    ),
  },
  {
    name: "a suffix makes the host forget the filters",
    api: bokamera,
    headline: "together/format",
    wrap: request((asked) =>
      /\.(json|xml|csv|jsv)\?/.test(asked.target)
        ? withQuery(withQuery(asked, "Status", undefined), "EventTypes", undefined)
        : asked,
    ),
  },
  {
    name: "the parameter format makes the host forget the limit",
    api: bokamera,
    headline: "together/format",
    wrap: request((asked) =>
      queryOf(asked, "format") !== undefined && Number(queryOf(asked, "Limit") ?? 0) <= 250
        ? withQuery(asked, "Limit", undefined)
        : asked,
    ),
  },
  {
    name: "one who may sees a row less",
    api: bokamera,
    headline: "together/caller",
    wrap: (right, contract) => async (asked) =>
      await (askedBy(asked).authorization === basic("super")
        ? rows((list) => list.slice(0, -1))(right, contract)(asked)
        : right(asked)),
  },
  {
    name: "rows show less to a token",
    api: bokamera,
    headline: "together/row",
    wrap: (right, contract) => async (asked) =>
      await (askedBy(asked).authorization.startsWith("Bearer")
        ? rows((list) => list.forEach((one) => delete one["Url"]))(right, contract)(asked)
        : right(asked)),
  },
];
