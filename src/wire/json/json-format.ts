import type { WireFormat } from "../format.ts";
import { readJson } from "./json-reader.ts";
import { writeJson } from "./json-writer.ts";

/** JSON, as ServiceStack.Text writes it. */
export const json: WireFormat = {
  name: "json",
  contentType: "application/json; charset=utf-8",
  write: writeJson,
  read: readJson,
};
