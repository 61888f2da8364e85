import { processLimits } from "../limits.ts";
import { sizeText } from "../size.ts";
import { readFileSync, statSync } from "node:fs";

/** Why a file has no text, in words, and what to do about it. */
export interface Unreadable {
  readonly found: string;
  readonly cure: string;
  /** The line (from 1) on which reading ended, where that is known. */
  readonly line?: number;
}

/**
 * The text of a file, or why there is none. Text is UTF-8, or UTF-16 with a byte order mark (YAML 1.2.2, section 5.2); the
 * mark is no part of it. Only regular files are opened: reading a named pipe that nobody writes to would wait for ever.
 */
export function readText(path: string, mostBytes = processLimits.fileBytes): string | Unreadable {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return folder;
    if (!stats.isFile())
      return { found: "this is a pipe or a device, not a file", cure: "save its contents as a file and name that" };
    if (stats.size > mostBytes) return tooLarge(stats.size, mostBytes);
    return decode(readFileSync(path));
  } catch (error) {
    return unreadable(error instanceof Error && "code" in error ? String(error.code) : "");
  }
}

/** The text that bytes spell. */
export function decode(bytes: Uint8Array): string | Unreadable {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : encoding, { fatal: true }).decode(
      bytes,
    );
  } catch {
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 8));
    const known = binaries.find(({ sign }) => start.startsWith(sign));
    if (known !== undefined) return { found: `this is ${known.name}, not text`, cure: known.cure };
    return { found: "the file is not UTF-8 text", cure: "save it as UTF-8", line: firstBrokenLine(bytes) };
  }
}

const unpack = "unpack it, and name what is in it";

/** What people name in place of a text, by its first bytes. */
const binaries = [
  { sign: "%PDF", name: "a PDF", cure: "save its text as HTML, Markdown or plain text" },
  { sign: "\u{1f}\u{8b}", name: "a packed file (gzip)", cure: unpack },
  { sign: "PK\u{3}\u{4}", name: "a packed file (zip)", cure: unpack },
  { sign: "\u{89}PNG", name: "a picture", cure: "name a file of text" },
  { sign: "\u{ff}\u{d8}\u{ff}", name: "a picture", cure: "name a file of text" },
];

/** No byte of a longer sequence of UTF-8 is a line feed, so that each line can be tried alone. */
function firstBrokenLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? undefined : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
  }
}

function tooLarge(size: number, most: number): Unreadable {
  return {
    found: `the file has ${sizeText(size)}, and at most ${sizeText(most)} are read`,
    cure: "split it, or leave out what is not needed",
  };
}

const folder: Unreadable = { found: "this is a folder, not a file", cure: "name a file in it" };

function unreadable(code: string): Unreadable {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { found: "there is no such file", cure: "check the path" };
    case "EISDIR":
      return folder;
    case "ELOOP":
      return { found: "this is a symbolic link that refers to itself", cure: "make the link point at a file" };
    default:
      return { found: `the file cannot be read (${code})`, cure: "give read permission to the user who runs this" };
  }
}
