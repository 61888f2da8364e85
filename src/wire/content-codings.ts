import { asBuffer } from "../bytes.ts";
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

/** Takes a content coding away. @throws {RangeError} where more bytes than `maxOutputLength` come out; other errors where the bytes are not so coded */
type Decode = (bytes: Uint8Array, bounds: { readonly maxOutputLength: number }) => Buffer;

/** What the RFC calls deflate has the frame of zlib (RFC 1950); many send it without (RFC 9110 section 8.4.1.2, note). */
const deflated: Decode = (bytes, bounds) => {
  const [first = 0, second = 0] = bytes;
  const isFramed = (first & 0x0f) === 8 && ((first << 8) + second) % 31 === 0;
  return isFramed ? inflateSync(bytes, bounds) : inflateRawSync(bytes, bounds);
};

/** The content codings that are known, by name (RFC 9110 section 8.4.1; `br`: RFC 7932). */
export const contentCodings = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: deflated,
  br: brotliDecompressSync,
  identity: asBuffer,
} satisfies Readonly<Record<string, Decode>>;
