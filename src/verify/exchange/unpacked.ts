import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { headerOf, SendError, type WireResponse } from "./wire.ts";

const decoders: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** An answer as it was before it was packed for the way: headers that speak of the packed body go with it. */
export function unpacked(headers: WireResponse["headers"], body: Buffer): Pick<WireResponse, "headers" | "body"> {
  const encoding = headerOf({ headers }, "content-encoding");
  if (body.length === 0 || encoding === undefined) return { headers, body };
  const others = headers.filter(([name]) => !/^content-(encoding|length)$/i.test(name));
  return { headers: others, body: decoded(body, encoding) };
}

/**
 * A body as it was before it was compressed for the way. A request that says nothing of encodings takes any of them
 * (RFC 9110 section 12.5.3).
 * @throws {SendError} when the body is not in the encoding that it says it is
 */
export function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0 || encoding === undefined) return body;
  const steps = encoding.split(",").map((step) => decoders[step.trim().toLowerCase()]);
  try {
    return steps.reduceRight((bytes, decode) => decode?.(bytes) ?? bytes, body);
  } catch {
    throw new SendError("broken", `the body is not in the encoding ${encoding} that its header names`);
  }
}
