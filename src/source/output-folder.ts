import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { makeFolders } from "../make-folders.ts";
import { ProblemError } from "../problem.ts";

/** A folder that files are written into, and nowhere else. What the file system refuses is told with the place and a cure. */
export class OutputFolder {
  readonly #path: string;

  /** @param path as the person named it */
  constructor(path: string) {
    this.#path = path;
  }

  /** Makes the folder where there is none. @throws {ProblemError} when there cannot be one */
  make(): void {
    told(this.#path, () => makeFolders(this.#path));
  }

  /** The text of a file of the folder; undefined: there is none that can be read. */
  text(name: string): string | undefined {
    try {
      return readFileSync(this.#fileOf(name), "utf8");
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      return undefined;
    }
  }

  /** @throws {ProblemError} when the file cannot be written, or would stand elsewhere */
  write(name: string, text: string): void {
    const file = this.#fileOf(name);
    told(file, () => writeFileSync(file, text));
  }

  /** @throws {ProblemError} when the file cannot be removed, or stands elsewhere */
  remove(name: string): void {
    const file = this.#fileOf(name);
    told(file, () => rmSync(file));
  }

  /** Names may come from documents: none of them leads out of the folder. */
  #fileOf(name: string): string {
    const file = resolve(this.#path, name);
    if (dirname(file) === resolve(this.#path)) return file;
    throw new ProblemError([
      { file: this.#path, found: `a file named "${name}" would stand outside of this folder`, cure: "rename it" },
    ]);
  }
}

function told(file: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new ProblemError([{ file, ...refusal(String(error.code)) }]);
  }
}

function refusal(code: string): { found: string; cure: string } {
  switch (code) {
    case "EEXIST":
      return { found: "this is a file, not a folder", cure: "name a folder; it is made where there is none" };
    case "ENOTDIR":
      return {
        found: "a part of this path is a file, not a folder",
        cure: "name a folder; it is made where there is none",
      };
    case "EISDIR":
      return { found: "a folder has the name that a file is to have", cure: "remove it, or name another folder" };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return {
        found: `it cannot be written (${code})`,
        cure: "give write permission to the user who runs this, or name another folder",
      };
    case "ENAMETOOLONG":
      return { found: "the name is too long for a file", cure: "shorten the name, or the path of the folder" };
    default:
      return { found: `it cannot be written (${code})`, cure: "name a folder that can be written" };
  }
}
