import type { Value } from "../../../../contract/model/value.ts";
import { jsonNotation } from "../json/json-notation.ts";
import { writeAnything } from "../nested/anything.ts";
import { defaultSpelling } from "../spelling.ts";
import { doubleText } from "../scalar/float-text.ts";
import { SCHEMA } from "./xml-names.ts";
import type { XmlSink } from "./xml-sink.ts";

/** Writes a value whose type nobody declared: `i:type` says what it is. What is not a plain value is shown as JSON text. */
export function writeAnyElement(sink: XmlSink, tag: string, redeclared: string, value: Value, depth: number): void {
  const { type, text } = describe(value);
  sink.start(tag, ` xmlns:d${depth}p1="${SCHEMA}" i:type="d${depth}p1:${type}"${redeclared}`);
  sink.text(text);
  sink.end();
}

function describe(value: Value): { readonly type: string; readonly text: string } {
  if (typeof value === "string") return { type: "string", text: value };
  if (typeof value === "boolean") return { type: "boolean", text: String(value) };
  if (typeof value === "bigint") return { type: "long", text: String(value) };
  if (typeof value === "number") return { type: "double", text: doubleText(value).replace("Infinity", "INF") };
  return { type: "string", text: writeAnything(value, jsonNotation, defaultSpelling) };
}
