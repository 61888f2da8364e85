/** Bytes with the methods of a Buffer; they are not copied, as `Buffer.from(bytes)` would. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
