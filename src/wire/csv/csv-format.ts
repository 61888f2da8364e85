import type { WireFormat } from "../format.ts";
import { wellFormed } from "../scalar/well-formed.ts";
import { readCsv } from "./csv-reader.ts";
import { writeCsv } from "./csv-writer.ts";

/** CSV, with JSV inside its cells. */
export const csv: WireFormat = {
  name: "csv",
  contentType: "text/csv",
  write: (value, type, spelling) => wellFormed(writeCsv(value, type, spelling)),
  read: readCsv,
};
