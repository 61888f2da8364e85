import { randomBytes } from "node:crypto";
import { lstatSync, readdirSync, unlinkSync } from "node:fs";
import { open, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The texts that this process is writing now. */
const drafts = new Set<string>();

/**
 * Puts a text in the place of a file so that there is always a whole one, whatever ends the process: written beside it,
 * forced to the disk, then renamed. Who may read and write the file stays as it was; a new one is its owner's alone.
 * @throws {NodeJS.ErrnoException} where that fails; the file is then as it was
 */
export async function saveFile(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(8).toString("hex")}.unfinished`;
  drafts.add(draft);
  try {
    await writeThrough(draft, text, await modeOf(file));
    await rename(draft, file).catch(async (error: unknown) => {
      await unlink(draft).catch(() => undefined);
      throw error;
    });
  } finally {
    drafts.delete(draft);
  }
  await syncFolder(dirname(file));
}

/** Removes what processes left that were killed while they wrote; nobody else may be writing the file. */
export function removeDrafts(file: string): void {
  const start = `${basename(file)}.`;
  for (const name of namesIn(dirname(file))) {
    const path = join(dirname(file), name);
    if (!name.startsWith(start) || !/^[\da-f]{16}\.unfinished$/.test(name.slice(start.length))) continue;
    if (!drafts.has(path) && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) unlinkSync(path);
  }
}

/** None where the folder may be written, but not listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

async function modeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ mode }) => mode & 0o777,
    () => 0o600,
  );
}

/** Writes a file that is not there yet; where that fails, it is not there afterwards either. */
async function writeThrough(path: string, text: string, mode: number): Promise<void> {
  const handle = await open(path, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.chmod(mode);
    await handle.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
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
