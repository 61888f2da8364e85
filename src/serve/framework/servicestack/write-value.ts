import type { FormatName } from "../../../contract/model/host.ts";
import type { Type } from "../../../contract/model/type.ts";
import { isObjectValue, memberValue, type Value } from "../../../contract/model/value.ts";
import { csvShape } from "../../../wire/dialect/servicestack/csv/csv-rows.ts";
import { serviceStackFormats } from "../../../wire/dialect/servicestack/formats.ts";
import type { SuccessOutcome } from "../../operation/outcome.ts";
import type { Answer, Said } from "../../operation/request.ts";
import { operationOf } from "./call.ts";
import type { RequestContext } from "./request-context.ts";
import { nullReference } from "./failure.ts";
import { everywhere } from "./headers.ts";
import { valuePage } from "./html/value-page.ts";
import type { Speech } from "./negotiate.ts";
import { writeFailure } from "./write-failure.ts";

type ValueOutcome = Extract<SuccessOutcome, { kind: "value" }>;

/** Spells what an operation returned (fixtures/recordings: roots). */
export function writeValue(context: RequestContext, { value, type, status = 200 }: ValueOutcome): Answer {
  const { format, contentType } = context.speech;
  if (value === null) return writeNothing(context, undefined);
  if (typeof value === "string" && type.kind === "string") return writeText(context, value, status);
  if (typeof value === "string" && type.kind === "bytes")
    return succeed(context, "application/octet-stream", Buffer.from(value, "base64"), {
      status,
      said: { value, type },
    });
  // A type that it cannot write the framework notices after everything else has been done.
  if (format === undefined) return { status: 405, headers: [["Content-Type", contentType], ...everywhere], body: "" };
  if (format === "jsonl" && lacksRows(value, type)) return writeFailure(context, nullReference);
  const text = wrapped(textOf(context, format, value, type), context.speech);
  return succeed(context, contentType, text, { status, said: { value, type } });
}

/** Nothing, which has no type; as a CSV it is still a file to keep. @param status the documented one; undefined: the framework's own */
export function writeNothing(context: RequestContext, status = 204): Answer {
  const headers = [...disposition(context), ...everywhere];
  // To these verbs the framework leaves the status as it is.
  if (/^(?:HEAD|OPTIONS)$/.test(context.call.method)) return { status: 200, headers, body: "" };
  return { status, headers, body: "", said: said(context, undefined) };
}

function textOf(context: RequestContext, format: FormatName, value: Value, type: Type): string {
  return format === "html"
    ? valuePage(context, value, type)
    : serviceStackFormats(context.speech.spelling).named(format).write(value, type);
}

/** A string is sent bare in every format, and is the only data beside JSON that names its charset. */
function writeText(context: RequestContext, value: string, status: number): Answer {
  const { contentType } = context.speech;
  const named = contentType.includes("charset=") ? contentType : `${contentType}; charset=utf-8`;
  return succeed(context, named, wrapped(value, context.speech), { status, said: { value, type: { kind: "string" } } });
}

function succeed(
  context: RequestContext,
  contentType: string,
  body: Answer["body"],
  of: { readonly status: number; readonly said: Said["body"] },
): Answer {
  const headers: Answer["headers"] = [["Content-Type", contentType], ...disposition(context), ...everywhere];
  return { status: of.status, headers, body, said: said(context, of.said) };
}

/** A CSV of a success is named after the request. */
function disposition({ speech, call }: RequestContext): Answer["headers"] {
  const operation = operationOf(call);
  if (speech.format !== "csv" || operation === undefined) return [];
  return [["Content-Disposition", `attachment;filename="${operation.request}.csv"`]];
}

/** What is held against the contract. A batch is no answer that the contract knows. */
function said({ call }: RequestContext, body: Said["body"]): Said | undefined {
  const operation = operationOf(call);
  if (operation === undefined || (call.kind === "predefined" && call.batch)) return undefined;
  return { operation, by: "operation", body };
}

/** The rows that lines of JSON would show are not there: the framework's own writer fails on that. */
function lacksRows(value: Value, type: Type): boolean {
  const shape = csvShape(type);
  return shape.kind === "member" && isObjectValue(value) && memberValue(value, shape.member.key) === null;
}

function wrapped(text: string, { callback }: Speech): string {
  return callback === undefined ? text : `${callback}(${text})`;
}
