const eight = "8".charCodeAt(0);

/**
 * Undoes percent encoding as .NET does: bytes that are no UTF-8 and signs that are no escape stay as they are written.
 */
export function decodePercent(text: string): string {
  return text.includes("%") ? text.replace(/(?:%[\da-f]{2})+/gi, decodeRun) : text;
}

function decodeRun(run: string): string {
  const first = run.charCodeAt(1) < eight ? parseInt(run.slice(1, 3), 16) : 0x80;
  // One plain letter, as most are.
  if (run.length === 3 && first < 0x80) return String.fromCharCode(first);
  const bytes = Buffer.from(run.replaceAll("%", ""), "hex");
  let decoded = "";
  for (let place = 0; place < bytes.length;) {
    const length = sequenceLength(bytes, place);
    if (length === 1) {
      decoded += String.fromCharCode(bytes[place] ?? 0);
      place++;
      continue;
    }
    decoded += length === 0 ? run.slice(place * 3, place * 3 + 3) : bytes.toString("utf8", place, place + length);
    place += Math.max(length, 1);
  }
  return decoded;
}

/** How many bytes from `at` make one character of UTF-8; none where they make none. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length <= 1) return length;
  if (at + length > bytes.length) return 0;
  return bytes.toString("utf8", at, at + length).includes("\ufffd") && !isReplacement(bytes, at) ? 0 : length;
}

function isReplacement(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}
