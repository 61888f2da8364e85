import { isJson } from "../../../contract/check/response-parts.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { bareMediaType, formatOf } from "../../../contract/model/media-type.ts";
import { generatorOf } from "../../../generate/generator.ts";
import { canonicalText, isJsonList, isJsonObject, type Json } from "../../../generate/json.ts";
import { keyOf } from "../../../random/key.ts";
import {
  type Field,
  fieldsInside,
  formFields,
  isForm,
  multipart,
  urlEncodedText,
  writableInForm,
} from "../../../wire/sent/form-fields.ts";
import { withoutRead } from "../../../wire/sent/without-read.ts";
import { isLines, linesText, xmlText } from "./sample-texts.ts";

/** A longer body is not worth a line to copy: then only what has to be in it is shown. */
const longest = 300;

/** A body: a text, or the fields of a form in parts. */
export interface SampleBody {
  readonly type: string;
  readonly text: string;
  /** Sent instead of the text, which is empty then. */
  readonly fields?: readonly Field[];
}

/** A body that an operation takes: JSON where it takes that, else a form, lines of JSON, XML or a text; undefined where it takes none of these. */
export function sampleBody(operation: Operation): SampleBody | undefined {
  const [first] = sampleBodies(operation);
  return first;
}

/** A body in each media type that an operation takes, in the same order; none in a media type that is none of these. */
export function* sampleBodies({ id, requestBody }: Operation): Iterable<SampleBody> {
  const all = [...(requestBody?.content ?? [])];
  const ranks = [isJson, isForm, isLines, isXml, isPlain];
  const ordered = ranks.flatMap((isOf) => all.filter(([name]) => isOf(name)));
  for (const [type, content] of ordered) {
    const body = isForm(type) ? formBody(type, content, id) : shortest(textsOf(type, content, id), type);
    if (body !== undefined) yield body;
  }
}

function isXml(type: string): boolean {
  return formatOf(type) === "xml";
}

/** A text, or bytes, which a text may be. */
function isPlain(type: string): boolean {
  return ![isJson, isForm, isLines, isXml].some((isOf) => isOf(type)) && !/^multipart\/|\*/.test(type);
}

function textsOf(type: string, content: RequestContent, operation: string): readonly string[] {
  const values = valuesOf(content, operation);
  const fitting = values.filter((value) => content.violations(value).length === 0);
  if (isXml(type)) return values.flatMap((value) => xmlText(value, content));
  if (isLines(type)) return [...fitting, ""].map((value) => linesText(value, content));
  // In a media type that nobody registered, what is no text is read as JSON.
  if (isPlain(type) && !fitting.some(isJsonObject))
    return [...fitting, "sample"].flatMap((value) => (typeof value === "string" ? value : []));
  return fitting.map((value) => JSON.stringify(value));
}

/** A form of what all forms write alike; where more has to be there, with names in brackets for what is inside members. */
function formBody(type: string, content: RequestContent, operation: string): SampleBody | undefined {
  const values = valuesOf(content, operation);
  const alike = values
    .map((value) => writableInForm(type, content, value))
    .flatMap((value) => formIn(type, value, content, formFields(type, content, value)));
  const forms =
    alike.length > 0
      ? alike
      : values.flatMap((value) => formIn(type, value, content, fieldsInside(type, content, value)));
  const form = forms.find(({ text }) => text.length <= longest) ?? forms.at(-1);
  return form !== undefined && bareMediaType(type) === multipart && form.fields !== undefined
    ? { ...form, text: "" }
    : form && { type, text: form.text };
}

function formIn(
  type: string,
  value: Json,
  content: RequestContent,
  fields: readonly Field[] | undefined,
): readonly SampleBody[] {
  if (content.violations(value).length > 0) return [];
  // A form that is documented as one text is written as it stands.
  if (typeof value === "string") return [{ type, text: value }];
  return fields === undefined ? [] : [{ type, text: urlEncodedText(fields), fields }];
}

/** The documented examples and bodies made from the schema: as much as usual, a little, and as little as there must be; a list has a row. */
function valuesOf(content: RequestContent, operation: string): readonly Json[] {
  const made = [undefined, 1, 0].map((steps) => madeBody(content, operation, steps));
  const cut = made.flatMap((value): readonly Json[] => {
    if (value === undefined) return [];
    return isJsonList(value) && value.length > 1 ? [value, value.slice(0, 1)] : [value];
  });
  const all = [...(content.examples as readonly Json[]), ...cut];
  const told = all.filter((value) => !isJsonList(value) || value.length > 0);
  return told.length > 0 ? told : all;
}

/** The first that is short enough, else the last. */
function shortest(texts: readonly string[], type: string): SampleBody | undefined {
  const text = texts.find(({ length }) => length <= longest) ?? texts.at(-1);
  return text === undefined ? undefined : { type, text };
}

/** @param steps how much is made of what need not be there; undefined: as much as usual */
function madeBody(content: RequestContent, operation: string, steps: number | undefined): Json | undefined {
  const { source } = content;
  if (source === undefined) return undefined;
  const limits = steps === undefined ? {} : { steps };
  const cell = {
    key: keyOf(`printed body ${operation}`),
    at: [0, 0],
    anchor: Date.UTC(2026, 2, 1),
    locale: undefined,
  } as const;
  const made = generatorOf(source, { direction: "request", limits }).value(cell);
  return made.kind === "value" ? withoutRead(JSON.parse(canonicalText(made.value)) as Json, content) : undefined;
}
