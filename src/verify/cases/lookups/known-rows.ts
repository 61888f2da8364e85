import type { Ground } from "../case.ts";
import type { JsonRow } from "../pages/rows-at.ts";

/** What was found in lists for the parameters of a path: the rows, combination by combination, and what no list shows. */
interface Listed {
  readonly rows: readonly (JsonRow | undefined)[];
  readonly guessed: readonly string[];
}

const name = "values that lists show";

/** Keeps it for all cases of an operation. */
export function keepListed({ known }: Ground, rows: Listed["rows"], guessed: Listed["guessed"]): void {
  known.set(name, { value: { rows, guessed } satisfies Listed });
}

/** The rows in which the values of the path were found, combination by combination. */
export function listedRows(ground: Pick<Ground, "known">): Listed["rows"] {
  return keptOf(ground).rows;
}

/** Parameters of the path for which no list shows a value, though others of it were found. */
export function guessedNames(ground: Pick<Ground, "known">): Listed["guessed"] {
  return keptOf(ground).guessed;
}

function keptOf({ known }: Pick<Ground, "known">): Listed {
  const found = known.get(name);
  return found !== undefined && "value" in found ? (found.value as Listed) : { rows: [], guessed: [] }; // kept here only
}
