import { accessSync, constants, existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Problem } from "../problem.ts";

/** What is wrong with a flag that names a file to be written; none where nothing is named, or nothing is wrong. */
export function hindered(flag: string, file: string | undefined): readonly Problem[] {
  if (file === undefined) return [];
  if (file === "") return [{ place: flag, found: "no file is named", cure: `write ${flag} FILE` }];
  const found = hindrance(file);
  const place = `${flag} ${file}`;
  return found === undefined ? [] : [{ place, found, cure: writableCure }];
}

/** What to do about a file that cannot be written. */
export const writableCure = "name a file in a folder that exists and may be written";

/** Why a file cannot be written that may stand in folders that are made for it; undefined when it can. */
export function hindranceBelow(file: string): string | undefined {
  const folder = dirname(file);
  return existsSync(file) || existsSync(folder) || folder === dirname(folder)
    ? hindrance(file)
    : hindranceBelow(folder);
}

/** Why a file cannot be written, seen before any work is done for it; undefined when it can. */
function hindrance(file: string): string | undefined {
  const place = existsSync(file) ? file : dirname(file);
  try {
    if (place === file && statSync(file).isDirectory()) return `${file} is a folder`;
    if (place !== file && !statSync(place).isDirectory()) return `${place} is not a folder`;
    accessSync(place, constants.W_OK);
    if (place !== file) tryIn(file);
    return undefined;
  } catch (error) {
    const isThere = existsSync(place);
    return isThere ? `${place} cannot be written (${codeOf(error)})` : `there is no folder ${place}`;
  }
}

/** What a folder permits it need not be able to do (`/proc`), and names may be too long: only a trial tells. */
function tryIn(file: string): void {
  const trial = `${file}.${process.pid}.unfinished`;
  mkdirSync(trial);
  rmdirSync(trial);
}

/** The word of the system for what went wrong: `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
