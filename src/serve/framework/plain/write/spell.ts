import { openSlot } from "../../../../contract/model/inner-slot.ts";
import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { writeJson } from "../../../../wire/dialect/plain/json-writer.ts";
import { writeCsv, writeEvents, writeJsonLines, writeJsonSequence } from "../../../../wire/dialect/plain/rows.ts";
import { textOf } from "../../../../wire/dialect/plain/scalar-text.ts";
import { writeXml } from "../../../../wire/dialect/plain/xml/xml-writer.ts";
import type { Exchange } from "../exchange.ts";
import { sampleFile } from "../file/sample-file.ts";
import { mannerOf } from "./manner.ts";

/** A value in a media type. */
export function spell(
  value: Value,
  type: Type,
  mediaType: string,
  { host }: Pick<Exchange, "host">,
): string | Uint8Array {
  const text = typeof value === "string" ? value : undefined;
  switch (mannerOf(mediaType)) {
    case "json":
      return writeJson(value, type, host.contract.host.values);
    case "xml":
      return text?.trimStart().startsWith("<") === true ? text : writeXml(value, type);
    case "csv":
      return text ?? writeCsv(value, type);
    case "lines":
      return text ?? writeJsonLines(value, type);
    case "sequence":
      return text ?? writeJsonSequence(value, type);
    case "events":
      return text === undefined || !/^(data|event|id|retry|):/m.test(text) ? writeEvents(value, type) : text;
    case "form":
      return text ?? formText(value);
    case "text":
      return textOf(value, type);
    case "file":
      return sampleFile(mediaType, textOf(value, type));
  }
}

/** An object as a form (URL standard, section 5.2). */
function formText(value: Value): string {
  const entries: readonly (readonly [string, Value])[] =
    value instanceof Map
      ? [...(value as ReadonlyMap<string, Value>)]
      : typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(value)
        : [];
  const pairs = entries.map(([name, held]) => [name, textOf(held, openSlot.type)] as [string, string]);
  return new URLSearchParams(pairs).toString();
}

/** The media type as it is sent: text says its letters (RFC 9110 section 8.3.2), where the document does not. */
export function sentType(mediaType: string): string {
  return /^text\//i.test(mediaType) && !/charset/i.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
}
