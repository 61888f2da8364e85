import { bareMediaType } from "../../../contract/model/media-type.ts";
import type { RequestContent } from "../../../contract/model/request-body.ts";
import type { Json } from "../../../generate/json.ts";
import { type Field, formFields, multipart, urlEncodedText } from "../../../wire/sent/form-fields.ts";
import type { BodyDraft } from "../../exchange/sent-body.ts";

/** What stands between the parts of a form; no value that is made up holds it. */
const boundary = "standin-7f3c9b2e";

/** A body in a form; undefined where the value is none that all forms write alike. */
export function formDraft(mediaType: string, content: RequestContent, value: Json): BodyDraft | undefined {
  const fields = formFields(mediaType, content, value);
  if (fields === undefined) return undefined;
  const draft = { mediaType, content, json: value };
  if (bareMediaType(mediaType) !== multipart) return { ...draft, text: urlEncodedText(fields) };
  const parts = fields.map(partText).join("");
  return { ...draft, mediaType: `${multipart}; boundary=${boundary}`, text: `${parts}--${boundary}--\r\n` };
}

function partText({ name, text, isFile, type = "application/octet-stream" }: Field): string {
  const own = encodeURIComponent(name);
  const file = isFile ? `; filename="${own}.txt"\r\nContent-Type: ${type}` : "";
  return `--${boundary}\r\nContent-Disposition: form-data; name="${own}"${file}\r\n\r\n${text}\r\n`;
}
