import { adlerOf, bigEndian, crcOf } from "./checksum.ts";

/** A picture of one grey point in PNG (ISO/IEC 15948), not compressed: the same bytes with every version of everything. */
export function png(): Uint8Array {
  const row = Buffer.from([0, 0x80]);
  const stored = Buffer.from([0x78, 0x01, 0x01, row.length, 0, 255 - row.length, 255]);
  const header = Buffer.concat([bigEndian(1), bigEndian(1), Buffer.from([8, 0, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.concat([stored, row, bigEndian(adlerOf(row))])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  return Buffer.concat([bigEndian(content.length), named, bigEndian(crcOf(named))]);
}

/** A picture of one grey point in baseline JPEG (ITU T.81): one table of quantities, and codes of one bit. */
export function jpeg(): Uint8Array {
  const segment = (marker: number, ...content: readonly number[]): Buffer =>
    Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255, ...content]);
  const oneCode = [1, ...Array<number>(15).fill(0), 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
    segment(0xdb, 0, ...Array<number>(64).fill(1)),
    segment(0xc0, 8, 0, 1, 0, 1, 1, 1, 0x11, 0),
    segment(0xc4, 0x00, ...oneCode),
    segment(0xc4, 0x10, ...oneCode),
    segment(0xda, 1, 1, 0, 0, 63, 0),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

/** A picture of one point that can be seen through, in GIF (89a). */
export function gif(): Uint8Array {
  return Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
}

/** A picture of one point in lossless WebP. */
export function webp(): Uint8Array {
  return Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");
}

/** A drawing of one square (SVG 1.1). */
export function svg(): Uint8Array {
  const size = `width="16" height="16"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#808080"/></svg>`);
}
