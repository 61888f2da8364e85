import { crc32 } from "node:zlib";

/** Bytes in the order of networks. */
export function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** The CRC-32 that PNG and ZIP share. */
export function crcOf(bytes: Uint8Array): number {
  return crc32(bytes) >>> 0;
}

/** Adler-32 (RFC 1950 section 8.2). */
export function adlerOf(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
