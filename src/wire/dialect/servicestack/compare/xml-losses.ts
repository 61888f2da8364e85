import { isObjectValue } from "../../../../contract/model/value.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { defaultSpelling } from "../spelling.ts";
import { jsonNotation } from "../json/json-notation.ts";
import { writeAnything } from "../nested/anything.ts";
import { escapedUri } from "../scalar/uri-text.ts";
import type { Losses } from "./losses.ts";

/** XML: carriage returns, and how a URI was escaped. What it cannot write at all it does not lose: the answer is then no document. */
export const xmlLosses: Losses = {
  leaf: (value, { type }) => {
    if (typeof value !== "string") return value;
    return type.kind === "string" ? lineEnds(value) : type.kind === "uri" ? escapedUri(value) : value;
  },
  text: lineEnds,
  nullItemIsObject: () => false,
  dropsNullEntries: () => false,
  loneNothingIsEmpty: false,
  dropsUnnamed: () => true,
  anything: (value) => {
    if (typeof value === "string") return lineEnds(value);
    return Array.isArray(value) || isObjectValue(value) || value instanceof Map ? lineEnds(asJson(value)) : value;
  },
  omitsDefaults: () => false,
  noRows: undefined,
  root: (value) => value,
};

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function asJson(value: Value): string {
  return writeAnything(value, jsonNotation, defaultSpelling);
}
