import type { RequestContent } from "../../../contract/model/request-body.ts";
import { formatOf } from "../../../contract/model/media-type.ts";
import { canonicalText, isJsonList, type Json } from "../../../generate/json.ts";
import { readJson } from "../../../wire/dialect/plain/json-reader.ts";
import { jsonValueOf } from "../../../wire/dialect/plain/json-writer.ts";
import { readXml } from "../../../wire/dialect/plain/xml/xml-reader.ts";
import { writeXml } from "../../../wire/dialect/plain/xml/xml-writer.ts";
import { ReadError } from "../../../wire/format.ts";

/** Whether bodies of the media type are values of JSON, one a line. */
export function isLines(type: string): boolean {
  return formatOf(type) === "jsonl";
}

/** A line of JSON for a value; the fewest of a list that will do. A text says nothing of its lines: an empty object is one. */
export function linesText(value: Json, content: RequestContent): string {
  if (!isJsonList(value)) return typeof value === "string" && !/^\s*[[{]/.test(value) ? "{}" : lineOf(value);
  const first = value.slice(0, 1);
  return (content.violations(first).length === 0 ? first : value).map(lineOf).join("\n");
}

function lineOf(value: Json): string {
  return typeof value === "string" ? value : canonicalText(value);
}

/** XML for a value, or for an example that is XML; none where reading it gives nothing that the schema allows. */
export function xmlText(value: Json, content: RequestContent): readonly string[] {
  const { type } = content;
  const slot = { type, nullable: true };
  const isShown = typeof value === "string" && value.trimStart().startsWith("<");
  const text = isShown ? value : writeXml(readJson(canonicalText(value), slot), type).replace(/^<\?xml[^>]*>\n/, "");
  try {
    const read = content.oneWay(readXml(text, slot));
    return content.violations(jsonValueOf(read, type, "json")).length === 0 ? [text] : [];
  } catch (error) {
    if (error instanceof ReadError) return [];
    throw error;
  }
}
