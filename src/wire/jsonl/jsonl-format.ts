import type { WireFormat } from "../format.ts";
import { readJsonl } from "./jsonl-reader.ts";
import { writeJsonl } from "./jsonl-writer.ts";

/** JSON lines. */
export const jsonl: WireFormat = { name: "jsonl", contentType: "text/jsonl", write: writeJsonl, read: readJsonl };
