import type { Contract, Entity, Violation } from "../../contract/model/contract.ts";
import { pagedBy } from "../../contract/model/paged-by.ts";
import { propertyOf } from "../../contract/model/property.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Problem } from "../../problem.ts";
import { formatsOf } from "../../wire/formats-of.ts";
import type { StoredRow } from "./scenario.ts";

/** What is wrong with a row; its place is a pointer into the file. */
type Misfit = Problem & { readonly place: string };

/** Finds what is wrong with rows one after another: it remembers the keys that were there before. */
export type RowCheck = (row: StoredRow, pointer: string) => readonly Misfit[];

/**
 * Checks of rows that fit their types: each keeps to the schema of its entity, names its owner, and has a key that no
 * other row of this owner has.
 */
export function rowCheck(entity: Entity, contract: Contract): RowCheck {
  const key = pagedBy(contract, entity.name)?.property;
  const places = new Map<string, string>();
  const cure = `correct this row of "${entity.name}"`;
  return (row, pointer) => {
    const owner = entity.parent === undefined ? "" : textOf(propertyOf(row, entity.parent.property));
    const misfits: Misfit[] = violationsOf(row, entity, contract).map((violation) => ({
      place: pointer + violation.pointer,
      found: violation.message,
      cure,
    }));
    if (entity.parent !== undefined && owner === undefined)
      misfits.push({
        place: pointer,
        found: `the row's ${entity.parent.property} is missing: it names the owner of the row`,
        cure,
      });
    const own = key === undefined ? undefined : textOf(propertyOf(row, key));
    if (key === undefined || own === undefined) return misfits;
    const place = JSON.stringify([owner, own]);
    const other = places.get(place);
    if (other === undefined) places.set(place, pointer);
    else misfits.push({ place: pointer, found: `${key} is ${own}, as in ${other}, but has to be unique`, cure });
    return misfits;
  };
}

function violationsOf({ value }: StoredRow, entity: Entity, { host }: Contract): readonly Violation[] {
  if (entity.violations === undefined || entity.type === undefined) return [];
  return entity.violations(formatsOf(host).jsonValueOf(value, entity.type));
}

/** Undefined: there is nothing. */
function textOf(value: Value): string | undefined {
  if (value === null || value === "") return undefined;
  return typeof value === "string" ? value : typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
