import type { Value } from "../../src/contract/value.ts";
import type { Fault } from "./fault.ts";
import { rows, text, textIn, value } from "./tamper.ts";

const bokamera = "bokamera";
const pwc = "pwc-reportfiling";

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
];
