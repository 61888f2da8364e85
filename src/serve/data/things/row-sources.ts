import type { Cell } from "../../../generate/cell.ts";
import type { DataContext } from "../data-context.ts";
import type { ThingList, Within } from "./thing.ts";

/** The list of an entity's rows of one owner; undefined: there is no such owner. */
export type ListOf = (entity: string, within: Within) => ThingList | undefined;

/** What rows are made of, and where those that are made are found. */
export interface RowSources {
  readonly context: DataContext;
  readonly cellAt: (place: string) => Cell;
  readonly listOf: ListOf;
}
