import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { headerValues, type Request } from "../../../operation/request.ts";
import type { Refusal } from "../refusal.ts";

/** What comes out of a compressed body at most, in bytes: as much as an uncompressed one may have. */
const mostInflated = 10 * 1024 * 1024;

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: mostInflated }),
  "x-gzip": (bytes) => gunzipSync(bytes, { maxOutputLength: mostInflated }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: mostInflated }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: mostInflated }),
  identity: (bytes) => bytes,
};

/** The body without its content coding (RFC 9110 section 8.4), or why it is refused. */
export function inflated(request: Request): Uint8Array | Refusal {
  const codings = headerValues(request, "Content-Encoding")
    .flatMap((line) => line.split(","))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== "");
  let bytes = request.body;
  for (const coding of codings.toReversed()) {
    const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
    if (decode === undefined) return unknown(coding);
    try {
      bytes = decode(bytes);
    } catch (error) {
      return broken(coding, error);
    }
  }
  return bytes;
}

function unknown(coding: string): Refusal {
  const offer = Object.keys(decoders).join(", ");
  const detail = `a body in the coding ${coding} is not taken; there is ${offer}`;
  return { status: 415, title: "Unsupported content coding", detail, headers: [["Accept-Encoding", offer]] };
}

function broken(coding: string, error: unknown): Refusal {
  const isTooLarge = error instanceof RangeError;
  return {
    status: isTooLarge ? 413 : 400,
    title: isTooLarge ? "The request body is too large" : "The body cannot be read",
    detail: isTooLarge ? `at most ${mostInflated} bytes are read` : `the body is not ${coding}`,
  };
}
