import type { WireFormat } from "../format.ts";
import { readJsv } from "./jsv-reader.ts";
import { writeJsv } from "./jsv-writer.ts";

/** JSV: JSON without its quotes. */
export const jsv: WireFormat = { name: "jsv", contentType: "application/jsv", write: writeJsv, read: readJsv };
