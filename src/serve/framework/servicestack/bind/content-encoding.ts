import { ownOf } from "../../../../own-of.ts";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { HostException } from "./exception.ts";

/** A small body can unpack to a huge one: no host takes more than this. */
const largest = { maxOutputLength: 64 * 1024 * 1024 };

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, largest),
  deflate: (bytes) => inflateSync(bytes, largest),
  br: (bytes) => brotliDecompressSync(bytes, largest),
};

/**
 * Undoes a Content-Encoding; one that nobody knows is ignored.
 * @throws {HostException} where the bytes are not so encoded.
 */
export function decodeContent(bytes: Uint8Array, encoding: string | undefined): Uint8Array {
  const decoder = ownOf(decoders, encoding?.trim().toLowerCase() ?? "");
  if (decoder === undefined) return bytes;
  try {
    return decoder(bytes);
  } catch {
    throw new HostException(
      "FormatException",
      "The archive entry was compressed using an unsupported compression method.",
    );
  }
}
