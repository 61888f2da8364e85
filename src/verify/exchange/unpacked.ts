import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { headerOf, SendError, type WireResponse } from "./wire.ts";

/** The most bytes that a body may have, also when it is unpacked: a run must outlive a host that never ends. */
export const largestBody = 64 * 1024 * 1024;

type Decode = (body: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

const decoders: Readonly<Record<string, Decode>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  identity: (body) => body,
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
 * @throws {SendError} when the body is not in the encoding that it says it is, in one that is not known here, or too large
 */
export function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0 || encoding === undefined) return body;
  const names = encoding.split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "").reduceRight((bytes, name) => decodedOnce(bytes, name), body);
}

function decodedOnce(body: Buffer, name: string): Buffer {
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (decode === undefined)
    throw new SendError("broken", `the body has an unsupported content coding: ${name} (gzip, deflate and br can)`);
  try {
    return decode(body, { maxOutputLength: largestBody });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw new SendError("broken", `the body is larger than ${inMegabytes(largestBody)} when it is unpacked`);
    throw new SendError("broken", `the body is not in the encoding ${name} that its header names`);
  }
}

/** A number of bytes as a person says it: `64 MB`. */
export function inMegabytes(bytes: number): string {
  return `${bytes / 1024 / 1024} MB`;
}
