import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";

/**
 * Writes a file so that it is there as a whole or stays as it was: to a draft beside it, forced to the disk, and renamed. What is no
 * ordinary file (`/dev/stdout`, a named pipe) is written as it is.
 * @throws {Error} of the file system
 */
export function writeWhole(file: string, text: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  const place = found?.isSymbolicLink() === true ? realpathSync(file) : file;
  const mode = statSync(place, { throwIfNoEntry: false });
  if (mode !== undefined && !mode.isFile()) {
    writeFileSync(place, text);
    return;
  }
  const draft = `${place}.${process.pid}.unfinished`;
  try {
    const opened = openSync(draft, "wx", mode?.mode ?? 0o666);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
