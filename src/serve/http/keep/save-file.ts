import { open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Puts a text in the place of a file so that there is always a whole one, whatever ends the process: written beside it,
 * forced to the disk, then renamed.
 * @throws {NodeJS.ErrnoException} where that fails; the file is then as it was
 */
export async function saveFile(file: string, text: string): Promise<void> {
  const beside = besideOf(file);
  try {
    await writeThrough(beside, text);
    await rename(beside, file);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Where a text is written before it takes the file's place. */
export function besideOf(file: string): string {
  return `${file}.unfinished`;
}

async function writeThrough(path: string, text: string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the renaming last, too; some systems cannot open folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
}
