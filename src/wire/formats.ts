import type { WireFormat } from "./format.ts";
import { csv } from "./csv/csv-format.ts";
import { json } from "./json/json-format.ts";
import { jsonl } from "./jsonl/jsonl-format.ts";
import { jsv } from "./jsv/jsv-format.ts";
import { xml } from "./xml/xml-format.ts";

/** Every format that data is written in and read back from, by the word that chooses it. A page of HTML is none of them. */
export const formats: Readonly<Record<"json" | "xml" | "csv" | "jsv" | "jsonl", WireFormat>> = {
  json,
  xml,
  csv,
  jsv,
  jsonl,
};
