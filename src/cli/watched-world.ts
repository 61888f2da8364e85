import { watch } from "node:fs";
import { dirname } from "node:path";
import { formatProblem, ProblemError } from "../problem.ts";
import type { World } from "../serve/http/world.ts";
import type { Console } from "./program.ts";

/** How long after a change the files are read again, in milliseconds: editors write in several steps. */
const settled = 150;

/**
 * A world that is opened again when one of its files (or one beside it) changes. While what was written is wrong, the
 * last right one goes on, and the problem is printed.
 */
export function watchedWorld(first: World, files: readonly string[], open: () => World, console: Console): World {
  let world = first;
  let pending: NodeJS.Timeout | undefined;
  const reload = (): void => {
    try {
      world = open();
      console.out("loaded anew\n");
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      console.error(`${error.problems.map(formatProblem).join("\n")}\nthe last right state goes on\n`);
    }
  };
  for (const folder of new Set(files.map((file) => dirname(file)))) {
    watch(folder, { persistent: false }, () => {
      clearTimeout(pending);
      pending = setTimeout(reload, settled).unref();
    });
  }
  return {
    get start() {
      return world.start;
    },
    apis: (changes, now) => world.apis(changes, now),
  };
}
