import { bareMediaType } from "../../../contract/model/media-type.ts";
import { plainJson } from "../../../contract/model/untyped-value.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Reply } from "../../data/replies.ts";
import { keyText } from "../../data/things/thing.ts";
import type { Asked } from "../../operation/here.ts";
import { type Answer, headerValues } from "../../operation/request.ts";
import type { Exchange } from "./exchange.ts";
import { inflated } from "./read/content-encoding.ts";
import { mannerOf } from "./write/manner.ts";
import { offersOf } from "./write/offers.ts";

const holes = /\{([^{}]+)\}/g;

/** What a file is kept under: the path that gives it back, with its parameters' values; undefined: one is not known. */
function nameOf(template: string, textOf: (parameter: string) => string | undefined): string | undefined {
  const texts = [...template.matchAll(holes)].map(([, parameter = ""]) => textOf(parameter));
  return texts.includes(undefined) ? undefined : JSON.stringify(["file", template.replace(holes, "{}"), ...texts]);
}

/**
 * The answer with the file that came with the request, to be kept (`x-standin-upload`).
 * @param sent its body, of a form its parts, and what it says of files
 */
export function withUpload(exchange: Exchange, { body, files }: Pick<Asked, "body" | "files">, answer: Answer): Answer {
  const { operation, request, pathTexts } = exchange;
  const { upload } = operation;
  const bytes = upload === undefined ? undefined : sentFile(exchange, upload.part, body);
  if (upload === undefined || bytes === undefined || answer.status >= 300) return answer;
  const created = answer.writes?.[0];
  const key = created?.isNew === true ? keyText(created.key) : undefined;
  const name = nameOf(upload.to, (parameter) => pathTexts.get(parameter) ?? key);
  if (name === undefined) return answer;
  const [whole = ""] = headerValues(request, "Content-Type");
  const type = upload.part === undefined ? whole : (files?.find(({ field }) => field === upload.part)?.mediaType ?? "");
  const reply: Reply = { asked: "", status: 200, headers: [["Content-Type", type]], body: bytes.toString("base64") };
  return { ...answer, kept: { name, reply } };
}

/** The bytes of the file; undefined: none came. Files in forms are held as text of Latin-1, one letter each. */
function sentFile(exchange: Exchange, part: string | undefined, body: Value | undefined): Buffer | undefined {
  if (part === undefined) {
    const bytes = inflated(exchange.request, exchange.limits);
    return "status" in bytes || bytes.length === 0 ? undefined : Buffer.from(bytes);
  }
  const parts = body === undefined ? null : plainJson(body);
  const text =
    typeof parts === "object" && parts !== null && !Array.isArray(parts)
      ? (parts as Readonly<Record<string, unknown>>)[part]
      : undefined;
  return typeof text === "string" ? Buffer.from(text, "latin1") : undefined;
}

/** The file that the session sent before and that this operation gives back; undefined: none, or another answer is meant. */
export function uploadedFile({ operation, host, pathTexts }: Exchange): Answer | undefined {
  if (operation.method !== "GET" || host.replies === undefined) return undefined;
  const name = nameOf(operation.path, (parameter) => pathTexts.get(parameter));
  const kept = name === undefined ? undefined : host.replies.get(name);
  const { success } = operation;
  if (kept === undefined || success === undefined) return undefined;
  const offers = offersOf(success.response).filter(({ mediaType }) => mannerOf(mediaType) === "file");
  const sent = bareMediaType(kept.headers[0]?.[1] ?? "");
  const offer = offers.find(({ mediaType }) => bareMediaType(mediaType) === sent) ?? offers[0];
  if (offer === undefined) return undefined;
  return {
    status: success.status,
    headers: [["Content-Type", offer.mediaType]],
    body: Buffer.from(kept.body, "base64"),
    said: { operation, by: "operation", body: undefined },
  };
}
