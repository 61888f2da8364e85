import { accessSync, constants, existsSync, realpathSync, unlinkSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Contract } from "../../../contract/model/contract.ts";
import { ProblemError } from "../../../problem.ts";
import { readText } from "../../../source/text-file.ts";
import { type Changes, noChanges } from "../../state/changes.ts";
import type { Session } from "../../state/session.ts";
import type { World } from "../world.ts";
import { keptText, type KeptApi } from "./kept-text.ts";
import { KeptError, otherFile, readKept } from "./read-kept.ts";
import { besideOf, saveFile } from "./save-file.ts";

/** A file that large is larger than what a session may hold. */
const mostBytes = 1_000_000_000;

/** Keeps a session in a file. One text is written at a time; changes made meanwhile go into the next one together. */
export class Keeper {
  readonly #file: string;
  readonly #apis: readonly KeptApi[];
  #saved: Changes;
  #running: Promise<boolean> | undefined;
  #waiting: Promise<boolean> | undefined;

  constructor(file: string, apis: readonly KeptApi[], kept: Changes) {
    this.#file = file;
    this.#apis = apis;
    this.#saved = kept;
  }

  /** What the file holds. */
  get saved(): Changes {
    return this.#saved;
  }

  /**
   * Waits until the file holds a session's changes as they are now.
   * @returns false where it cannot be written: then the session is back at what the file holds
   */
  async keep(session: Session): Promise<boolean> {
    if (this.#running === undefined) return this.#start(session);
    this.#waiting ??= this.#running.then((isSaved) => {
      this.#waiting = undefined;
      // Where the text before could not be written, the session is back at the one before that.
      return isSaved && this.#start(session);
    });
    return this.#waiting;
  }

  async #start(session: Session): Promise<boolean> {
    const { changes } = session;
    if (changes === this.#saved) return true;
    this.#running = saveFile(this.#file, keptText(changes, this.#apis)).then(
      () => {
        this.#saved = changes;
        this.#running = undefined;
        return true;
      },
      () => {
        session.change(this.#saved);
        this.#running = undefined;
        // What the session is now is what the file holds, though it is another object.
        this.#saved = session.changes;
        return false;
      },
    );
    return this.#running;
  }
}

/**
 * Opens the file in which the shared session is kept; it need not be there yet.
 * @throws {ProblemError} where it is broken, of other contracts, or cannot be written; it is left as it is
 */
export function openKeeper(name: string, contracts: readonly Contract[], world: World, time: () => number): Keeper {
  const given = resolve(name);
  try {
    const file = existsSync(given) ? realpathSync(given) : given;
    const changes = existsSync(file) ? readKept(textIn(file), contracts, { world, time }) : noChanges;
    checkWritable(file);
    return new Keeper(file, contracts, changes);
  } catch (error) {
    if (error instanceof KeptError) throw problem(name, error.message, error.cure);
    if (error instanceof Error && "code" in error)
      throw problem(
        name,
        `it cannot be written (${String(error.code)})`,
        "name a file in a folder that can be written",
      );
    throw error;
  }
}

function textIn(file: string): string {
  const text = readText(file, mostBytes);
  if (typeof text === "string") return text;
  throw new KeptError(text.found, text.cure === "name a file in it" ? text.cure : otherFile);
}

/** @throws {NodeJS.ErrnoException} */
function checkWritable(file: string): void {
  if (existsSync(file)) accessSync(file, constants.W_OK);
  const beside = besideOf(file);
  writeFileSync(beside, "");
  unlinkSync(beside);
}

function problem(file: string, found: string, cure: string): ProblemError {
  return new ProblemError([{ place: `--keep ${file}`, found, cure }]);
}
