import { ownOf } from "../../../../own-of.ts";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { TooMuch } from "../../body-work.ts";
import { HostException } from "./exception.ts";

type Decode = (bytes: Uint8Array, bounds: { readonly maxOutputLength: number }) => Uint8Array;

const decoders: Readonly<Record<string, Decode>> = { gzip: gunzipSync, deflate: inflateSync, br: brotliDecompressSync };

/**
 * Undoes a Content-Encoding; one that nobody knows is ignored.
 * @param most a small body can unpack to a huge one: no more bytes come out of it
 * @throws {HostException} where the bytes are not so encoded.
 * @throws {TooMuch}
 */
export function decodeContent(bytes: Uint8Array, encoding: string | undefined, most: number): Uint8Array {
  const decoder = ownOf(decoders, encoding?.trim().toLowerCase() ?? "");
  if (decoder === undefined) return bytes;
  try {
    return decoder(bytes, { maxOutputLength: most });
  } catch (error) {
    if (error instanceof RangeError) throw new TooMuch(`the body unpacks to more than ${most} bytes`, "bodyBytes");
    throw new HostException(
      "FormatException",
      "The archive entry was compressed using an unsupported compression method.",
    );
  }
}
