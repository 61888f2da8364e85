import { mediaTypes } from "../../../contract/model/media-type.ts";
import { equalValues } from "../../compare/equal-values.ts";
import { lookupsOf } from "../../format.ts";
import type { Dialect } from "../dialect.ts";
import { readJson } from "./json-reader.ts";
import { jsonForm, jsonValueOf, noJsonForm, writeJson } from "./json-writer.ts";

/** Ordinary services, which speak JSON (RFC 8259). What one format carries is all there is: nothing gets lost. */
export const plain: Dialect = {
  framework: "plain",
  formats: ({ values }) => ({
    ...lookupsOf([
      {
        name: "json",
        mediaType: mediaTypes.json,
        write: (value, type) => writeJson(value, type, values),
        read: readJson,
      },
    ]),
    jsonValueOf: (value, type) => jsonValueOf(value, type, values),
    jsonForm: values === "json" ? jsonForm : noJsonForm,
    equal: (one, other, type) => equalValues(one, other, type, values),
    normalise: (value) => value,
  }),
};
