import { readFileSync, statSync } from "node:fs";

/** Why a file has no text, in words, and what to do about it. */
export interface Unreadable {
  readonly found: string;
  readonly cure: string;
}

/**
 * The text of a UTF-8 file, or why there is none. Only regular files are opened: reading a named pipe that nobody
 * writes to would wait for ever.
 */
export function readText(path: string): string | Unreadable {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return folder;
    if (!stats.isFile())
      return { found: "this is a pipe or a device, not a file", cure: "save its contents as a file and name that" };
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    return unreadable(error instanceof Error && "code" in error ? String(error.code) : "");
  }
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
      return { found: "this is a link that leads back to itself", cure: "let the link point at a file" };
    case "ERR_ENCODING_INVALID_ENCODED_DATA":
      return { found: "the file is not UTF-8 text", cure: "save it as UTF-8" };
    default:
      return { found: `the file cannot be read (${code})`, cure: "let the user who runs this read it" };
  }
}
