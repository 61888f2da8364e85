import { isJson } from "../../../contract/check/response-parts.ts";
import type { Operation } from "../../../contract/model/contract.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import { bareMediaType } from "../../../contract/model/media-type.ts";
import { generatorOf } from "../../../generate/generator.ts";
import { canonicalText, isJsonObject, type Json } from "../../../generate/json.ts";
import { keyOf } from "../../../random/key.ts";
import {
  type Field,
  formFields,
  isForm,
  multipart,
  urlEncodedText,
  writableInForm,
} from "../../../wire/sent/form-fields.ts";

/** A longer body is not worth a line to copy: then only what has to be in it is shown. */
const longest = 300;

/** A body: a text, or the fields of a form in parts. */
export interface SampleBody {
  readonly type: string;
  readonly text: string;
  /** Sent instead of the text, which is empty then. */
  readonly fields?: readonly Field[];
}

/** A body that an operation takes: JSON where it takes that, else a form or a text; undefined where it takes none of these. */
export function sampleBody({ id, requestBody }: Operation): SampleBody | undefined {
  const all = [...(requestBody?.content ?? [])];
  const ranks = [isJson, isForm, isPlain];
  const ordered = ranks.flatMap((isOf) => all.filter(([name]) => isOf(name)));
  for (const [type, content] of ordered) {
    const body = bodyIn(type, content, id);
    if (body !== undefined) return body;
  }
  return undefined;
}

/** A text, or bytes, which a text may be. */
function isPlain(type: string): boolean {
  return !isJson(type) && !isForm(type) && !/[+/]xml\b|^multipart\/|\*/.test(type);
}

function bodyIn(type: string, content: RequestContent, operation: string): SampleBody | undefined {
  const values = valuesOf(
    content,
    operation,
    isForm(type) ? (value) => writableInForm(type, content, value) : undefined,
  );
  // In a media type that nobody registered, what is no text is read as JSON.
  if (isPlain(type) && !values.some(isJsonObject))
    return shortest([...values, "sample"].flatMap((value) => (typeof value === "string" ? { type, text: value } : [])));
  if (!isForm(type)) return shortest(values.map((value) => ({ type, text: JSON.stringify(value) })));
  const forms = values.flatMap((value): SampleBody[] => {
    // A form that is documented as one text is written as it stands.
    if (typeof value === "string") return [{ type, text: value }];
    const fields = formFields(type, content, value);
    return fields === undefined ? [] : [{ type, text: urlEncodedText(fields), fields }];
  });
  const form = shortest(forms);
  if (form === undefined) return undefined;
  return bareMediaType(type) === multipart && form.fields !== undefined
    ? { ...form, text: "" }
    : { type, text: form.text };
}

/** The documented examples and bodies made from the schema, as much as usual and as little as there must be. */
function valuesOf(content: RequestContent, operation: string, shaped = (value: Json): Json => value): readonly Json[] {
  const made = [undefined, 0]
    .map((steps) => madeBody(content, operation, steps))
    .filter((value) => value !== undefined);
  return [...(content.examples as readonly Json[]), ...made]
    .map(shaped)
    .filter((value) => content.violations(value).length === 0);
}

/** The first that is short enough, else the last. */
function shortest<Body extends { readonly text: string }>(bodies: readonly Body[]): Body | undefined {
  return bodies.find(({ text }) => text.length <= longest) ?? bodies.at(-1);
}

/** @param steps how much is made of what need not be there; undefined: as much as usual */
function madeBody({ source }: RequestContent, operation: string, steps: number | undefined): Json | undefined {
  if (source === undefined) return undefined;
  const limits = steps === undefined ? {} : { steps };
  const cell = {
    key: keyOf(`printed body ${operation}`),
    at: [0, 0],
    anchor: Date.UTC(2026, 2, 1),
    locale: undefined,
  } as const;
  const made = generatorOf(source, { direction: "request", limits }).value(cell);
  return made.kind === "value" ? (JSON.parse(canonicalText(made.value)) as Json) : undefined;
}
