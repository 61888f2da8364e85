import { randomBytes } from "node:crypto";
import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { kill, pid } from "node:process";
import { readText } from "../../../source/text-file.ts";
import { KeptError } from "./read-kept.ts";

/** Lock → how often this process holds it. */
const held = new Map<string, number>();

/**
 * Makes a file this process's: a lock beside it holds the process id. The lock of a process that is gone is taken over.
 * @returns lets go of the file again
 * @throws {KeptError} where another running process has it, or the lock is somebody's own file
 * @throws {NodeJS.ErrnoException} where the folder cannot be written
 */
export function takeLock(file: string): () => void {
  const lock = `${file}.lock`;
  const before = held.get(lock) ?? 0;
  if (before === 0) makeLock(lock);
  held.set(lock, before + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const left = (held.get(lock) ?? 1) - 1;
    held.set(lock, left);
    if (left === 0 && holderOf(lock) === pid) rmSync(lock, { force: true });
  };
}

function makeLock(lock: string): void {
  if (isMade(lock)) return;
  const holder = holderOf(lock);
  if (holder === undefined)
    throw new KeptError(
      `${lock} is there, and does not say which process keeps the file`,
      "move it away, if no other stand-in keeps this file",
    );
  // A lock of this id that this process does not hold is that of a process before it, in a container say.
  if (holder !== pid && isRunning(holder)) throw taken(lock, holder);
  setAside(lock, holder);
  if (!isMade(lock)) throw taken(lock, holderOf(lock));
}

function taken(lock: string, holder: number | undefined): KeptError {
  const who = holder === undefined ? "" : ` (${holder})`;
  return new KeptError(
    `it is kept by another running process${who}`,
    `stop that one, or name another file; if that is no stand-in, delete ${lock}`,
  );
}

/** @returns false where there is one already */
function isMade(lock: string): boolean {
  try {
    writeFileSync(lock, `${pid}\n`, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Removes the lock of a process that is gone; one that somebody has made in its place meanwhile is put back. */
function setAside(lock: string, gone: number): void {
  const aside = `${lock}.${randomBytes(8).toString("hex")}`;
  try {
    renameSync(lock, aside);
    if (holderOf(aside) !== gone) linkSync(aside, lock);
  } catch (error) {
    // Somebody else was here first, and has it.
    if (!["ENOENT", "EEXIST"].includes(codeOf(error))) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Undefined: there is no lock, or this is none. */
function holderOf(lock: string): number | undefined {
  const text = readText(lock, 100);
  return typeof text === "string" && /^\d{1,10}\n$/.test(text) ? Number(text) : undefined;
}

function isRunning(id: number): boolean {
  try {
    kill(id, 0);
    return !hasEnded(id);
  } catch (error) {
    // Another user's process cannot be sent a signal (EPERM).
    return codeOf(error) !== "ESRCH";
  }
}

/** Whether a process is only listed still, because its parent has not asked how it ended (Linux: state Z, or X). */
function hasEnded(id: number): boolean {
  const text = readText(`/proc/${id}/stat`, 10_000);
  return typeof text === "string" && /\) [ZX] [^)]*$/.test(text);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
