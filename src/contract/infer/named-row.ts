import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Collection } from "./collections.ts";
import { keyNamedBy } from "./key-property.ts";
import { thingIn } from "./rows-in.ts";
import { shapeOf } from "./words.ts";

/** Whether a parameter of a path holds the key of rows. */
export function namesKey(
  { key, row, readings }: Collection,
  parameter: string,
  path: string,
  view: SchemaView,
): boolean {
  const shape = shapeOf(path);
  const isFetched = readings.some(({ kind, operation }) => kind === "item" && shapeOf(operation.path) === shape);
  return isFetched || keyNamedBy(row, parameter, path, view) === key;
}

/** Where in the answer the row is: the answer itself, a member of it, or the only row of a list. */
export function shownAt(answer: Part, key: string, path: string, view: SchemaView): readonly string[] | undefined {
  return thingIn(answer, key, path, view)?.at;
}
