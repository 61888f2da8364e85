import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Contract } from "../../../contract/model/contract.ts";
import { ProblemError } from "../../../problem.ts";
import { readText } from "../../../source/text-file.ts";
import { type Changes, noChanges } from "../../state/changes.ts";
import type { Session } from "../../state/session.ts";
import type { World } from "../world.ts";
import { keptText, type KeptApi } from "./kept-text.ts";
import { takeLock } from "./lock-file.ts";
import { KeptError, otherFile, readKept } from "./read-kept.ts";
import { removeDrafts, saveFile } from "./save-file.ts";

/** A file that large is larger than what a session may hold. */
const mostBytes = 1_000_000_000;

/** Keeps a session in a file. One text is written at a time; changes made meanwhile go into the next one together. */
export class Keeper {
  readonly #file: string;
  readonly #apis: readonly KeptApi[];
  readonly #unlock: () => void;
  #saved: Changes;
  #running: Promise<boolean> | undefined;
  #waiting: Promise<boolean> | undefined;

  /** @param unlock lets other processes keep the file */
  constructor(file: string, apis: readonly KeptApi[], kept: Changes, unlock: () => void) {
    this.#file = file;
    this.#apis = apis;
    this.#saved = kept;
    this.#unlock = unlock;
  }

  /** Waits for what is being written, then lets other processes keep the file. */
  async close(): Promise<void> {
    while (this.#running !== undefined) await (this.#waiting ?? this.#running);
    this.#unlock();
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
 * Opens the file in which the shared session is kept; it need not be there yet. It is this process's until the keeper is
 * closed.
 * @throws {ProblemError} where it is broken, of other contracts, kept by another process, or cannot be written; it is left
 * as it is
 */
export function openKeeper(name: string, contracts: readonly Contract[], world: World, time: () => number): Keeper {
  try {
    const file = placeOf(resolve(name));
    if (existsSync(file)) checkFile(file);
    const unlock = takeLock(file);
    try {
      removeDrafts(file);
      const changes = existsSync(file) ? readKept(textIn(file), contracts, { world, time }) : noChanges;
      return new Keeper(file, contracts, changes, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
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

/** One name for one file, however it is reached: so its lock has one name, too. @throws {NodeJS.ErrnoException} */
function placeOf(given: string): string {
  return existsSync(given) ? realpathSync(given) : join(realpathSync(dirname(given)), basename(given));
}

function textIn(file: string): string {
  const text = readText(file, mostBytes);
  if (typeof text === "string") return text;
  throw new KeptError(text.found, text.cure === "name a file in it" ? text.cure : otherFile);
}

/** That the folder can be written is seen when the lock is made. @throws {KeptError | NodeJS.ErrnoException} */
function checkFile(file: string): void {
  if (!statSync(file).isFile()) textIn(file);
  accessSync(file, constants.W_OK);
}

function problem(file: string, found: string, cure: string): ProblemError {
  return new ProblemError([{ place: `--keep ${file}`, found, cure }]);
}
