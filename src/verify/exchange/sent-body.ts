import type { RequestContent } from "../../contract/model/request-body.ts";
import type { Json } from "../../generate/json.ts";
import { formatOf } from "../../contract/model/media-type.ts";
import { type Formats, ReadError } from "../../wire/format.ts";

/** A text that could be sent as a body, and what the contract says of bodies in its media type. */
export interface BodyDraft {
  readonly mediaType: string;
  readonly text: string;
  readonly content: RequestContent;
  /** The value that the text holds, where it is in a media type that is not read here: a form. */
  readonly json?: Json;
}

/** A body to send. There is none that was not held against the operation's schema. */
export class SentBody {
  readonly mediaType: string;
  readonly text: string;
  readonly #json: Json | undefined;

  private constructor({ mediaType, text, json }: BodyDraft) {
    this.mediaType = mediaType;
    this.text = text;
    this.#json = json;
  }

  /** The value that the text holds: of forms and JSON. @throws {SyntaxError} of other media types */
  get value(): unknown {
    return this.#json ?? (JSON.parse(this.text) as unknown);
  }

  /** The body, or why the schema does not allow it. */
  static allowed(draft: BodyDraft, formats: Formats): SentBody | string {
    return unfitness(draft, formats) ?? new SentBody(draft);
  }

  /** For cases about refusals alone: a body that the schema does not allow; undefined when it does. */
  static refused(draft: BodyDraft, formats: Formats): SentBody | undefined {
    return unfitness(draft, formats) === undefined ? undefined : new SentBody(draft);
  }
}

/** In what a body breaks its schema, or why that cannot be seen. */
function unfitness(draft: BodyDraft, formats: Formats): string | undefined {
  try {
    const [violation] = draft.content.violations(jsonOf(draft, formats));
    return violation && `${violation.pointer === "" ? "the body" : violation.pointer} ${violation.message}`;
  } catch (error) {
    if (error instanceof ReadError || error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** @throws {ReadError} or {SyntaxError} when the text is none of its media type */
function jsonOf({ mediaType, text, content, json }: BodyDraft, formats: Formats): unknown {
  if (json !== undefined) return json;
  if (formatOf(mediaType) === "json") return JSON.parse(text) as unknown;
  const format = formats.of(mediaType);
  if (format === undefined) throw new ReadError(`a body of ${mediaType} cannot be read here`, "");
  return formats.jsonValueOf(format.read(text, { type: content.type, nullable: false }), content.type);
}
