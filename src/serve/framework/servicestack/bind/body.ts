import { asBuffer } from "../../../../bytes.ts";
import { usualLimits } from "../../../../limits.ts";
import { ownOf } from "../../../../own-of.ts";
import type { ObjectType } from "../../../../contract/model/type.ts";
import type { ObjectValue } from "../../../../contract/model/value.ts";
import { BodyWork } from "../../body-work.ts";
import { failure, hasReadableBody } from "./binding.ts";
import type { BindInput, BindingFailure } from "./binding.ts";
import { decodeContent } from "./content-encoding.ts";
import { readCsvBody } from "./csv-body.ts";
import { HostException } from "./exception.ts";
import { json } from "./json-dialect.ts";
import { jsv } from "./jsv-dialect.ts";
import type { Draft } from "./populate.ts";
import { readObject } from "./read-object.ts";
import { readerOf } from "./read-value.ts";
import { className } from "./request-dto.ts";
import { readXmlBody } from "./xml-body.ts";

type BodyReader = (text: string, type: ObjectType, now: string) => ObjectValue | null;

const readJson: BodyReader = (text, type, now) => readObject(text, type, readerOf(json, now));
const readJsv: BodyReader = (text, type, now) => readObject(text, type, readerOf(jsv, now));

/** What the framework reads, by media type; any other body is ignored. */
const readers: Readonly<Record<string, BodyReader>> = {
  "application/json": readJson,
  "text/json": readJson,
  "text/jsonl": readJson,
  "application/jsv": readJsv,
  "text/jsv": readJsv,
  "application/xml": readXmlBody,
  "text/xml": readXmlBody,
  "text/csv": readCsvBody,
};

/**
 * Reads a request's body as `contentType` into the draft; nothing happens without a body or with a type that nobody reads.
 * Gives the failure of a body that cannot be read.
 * @throws {TooMuch}
 */
export function readBody(
  input: BindInput,
  contentType: string | undefined,
  type: ObjectType,
  draft: Draft,
): BindingFailure | undefined {
  const reader = ownOf(readers, (contentType ?? "").split(";")[0]?.trim().toLowerCase() ?? "");
  if (reader === undefined || !hasReadableBody(input)) return undefined;
  const { limits = usualLimits } = input;
  try {
    const text = asBuffer(decodeContent(input.body, input.contentEncoding, limits.bodyBytes))
      .toString("utf8")
      .replace(/^\ufeff/, "");
    new BodyWork(limits).text(text, reader === readXmlBody ? "xml" : "lenient");
    const values = reader(text, type, input.now);
    for (const [name, value] of Object.entries(values ?? {})) draft.set(name, value);
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    const attempted = `Could not deserialize '${contentType ?? ""}' request using ${className(type)}'`;
    return failure("SerializationException", `${attempted}\nError: ${error.message}`);
  }
  return undefined;
}
