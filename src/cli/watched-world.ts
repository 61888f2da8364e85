import { createHash } from "node:crypto";
import { type FSWatcher, existsSync, readFileSync, watch } from "node:fs";
import { basename, dirname } from "node:path";
import { formatProblem, ProblemError } from "../problem.ts";
import type { NamedWorld } from "../serve/http/open-world.ts";
import { noChanges } from "../serve/state/changes.ts";
import type { Console } from "./console.ts";

/** How long after a change the files are read again, in milliseconds: editors write in several steps. */
const settled = 150;

/** A world, and the files that it was read from. */
export interface Opened {
  readonly world: NamedWorld;
  /** Absolute paths; those of a scenario are among them from when a session switches to it. */
  readonly files: () => readonly string[];
}

/**
 * A world that is opened again when one of its files has changed. While one of them is invalid, the last
 * valid world stays in use, and the problem is printed.
 */
export function watchedWorld(first: Opened, open: () => Opened, console: Console): NamedWorld {
  let opened = first;
  let files = opened.files();
  let contents = contentsOf(files);
  let pending: NodeJS.Timeout | undefined;
  const switchedTo = new Set<string>();
  const reload = (): void => {
    try {
      if (contentsOf(files) !== contents) {
        opened = openedWith(switchedTo, open);
        console.out("reloaded\n");
      }
    } catch (error) {
      console.error(`${textOf(error)}\nkeeping the last valid contracts and scenario\n`);
    }
    files = opened.files();
    contents = contentsOf(files);
    watchers = watchFolders(files, soon, watchers);
  };
  const soon = (): void => {
    clearTimeout(pending);
    pending = setTimeout(reload, settled).unref();
  };
  let watchers = watchFolders(files, soon, new Map());
  return {
    get start() {
      return opened.world.start;
    },
    at: (changes, machineTime) => {
      const inForce = opened.world.at(changes, machineTime);
      if (changes.scenario !== undefined && !switchedTo.has(changes.scenario)) {
        switchedTo.add(changes.scenario);
        reload(); // and not only looks at more files: what has changed by now would be taken for what was read
      }
      return inForce;
    },
    scenarios: () => opened.world.scenarios?.() ?? [],
  };
}

function textOf(error: unknown): string {
  return error instanceof ProblemError ? error.problems.map(formatProblem).join("\n") : String(error);
}

/** Opened with the scenarios that sessions are in, as far as they are still there: one of them may be what is invalid. */
function openedWith(switchedTo: Set<string>, open: () => Opened): Opened {
  const opened = open();
  const there = opened.world.scenarios?.() ?? [];
  for (const scenario of switchedTo)
    if (there.includes(scenario)) opened.world.at({ ...noChanges, scenario }, 0);
    else switchedTo.delete(scenario);
  return opened;
}

type Watchers = ReadonlyMap<string, FSWatcher>;

/**
 * Watches the files by way of their folders, because editors put a new file in the place of the old one; what else happens
 * in a folder is not looked at.
 */
function watchFolders(files: readonly string[], changed: () => void, before: Watchers): Watchers {
  for (const watcher of before.values()) watcher.close();
  const folders = new Set(files.map((file) => dirname(file)).filter((folder) => existsSync(folder)));
  return new Map(
    [...folders].map((folder) => {
      const names = new Set(files.filter((file) => dirname(file) === folder).map((file) => basename(file)));
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || names.has(name)) changed();
      });
      // A folder that is taken away tells nothing more; the last valid state stays.
      watcher.on("error", () => watcher.close());
      return [folder, watcher];
    }),
  );
}

/** What stands in the files, as one number to compare. */
function contentsOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readIf(file)).update("\0");
  return hash.digest("hex");
}

function readIf(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch {
    return "(nothing)";
  }
}
