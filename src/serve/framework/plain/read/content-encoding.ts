import { ownOf } from "../../../../own-of.ts";
import type { Limits } from "../../../../limits.ts";
import { contentCodings } from "../../../../wire/content-codings.ts";
import { headerValues, type Request } from "../../../operation/request.ts";
import type { Refusal } from "../refusal.ts";

/** So many codings may lie within each other. */
const mostCodings = 5;

/**
 * The body without its content coding (RFC 9110 section 8.4), or why it is refused. What comes out may have as many bytes as a
 * body that was never packed.
 */
export function inflated(request: Request, { bodyBytes }: Limits): Uint8Array | Refusal {
  const codings = headerValues(request, "Content-Encoding")
    .flatMap((line) => line.split(","))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "");
  if (codings.length > mostCodings) return unknown(codings.join(", "));
  let bytes = request.body;
  for (const coding of codings.toReversed()) {
    const decode = ownOf(contentCodings, coding);
    if (decode === undefined) return unknown(coding);
    try {
      bytes = decode(bytes, { maxOutputLength: bodyBytes });
    } catch (error) {
      return broken(coding, error, bodyBytes);
    }
  }
  return bytes;
}

function unknown(coding: string): Refusal {
  const offer = Object.keys(contentCodings).join(", ");
  const detail = `a body in the coding ${coding} is not taken; there is ${offer}`;
  return { status: 415, title: "Unsupported Media Type", detail, headers: [["Accept-Encoding", offer]] };
}

function broken(coding: string, error: unknown, most: number): Refusal {
  const isTooLarge = error instanceof RangeError;
  return {
    status: isTooLarge ? 413 : 400,
    title: isTooLarge ? "The request body is too large" : "The body cannot be read",
    detail: isTooLarge ? `at most ${most} bytes are read` : `the body is not ${coding}`,
  };
}
