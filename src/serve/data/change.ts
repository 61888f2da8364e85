import type { Value } from "../../contract/model/value.ts";
import type { Row } from "./data.ts";
import { withValueAt } from "../../contract/model/property.ts";

/** One change of the rows that a stand-in's functions give. Later changes of a row lie over earlier ones. */
export type RowChange =
  | RowOverride
  /** A row put in, or in the place of the one with its key. */
  | { readonly kind: "put"; readonly entity: string; readonly owner: string; readonly row: Row }
  /** A row taken out. */
  | { readonly kind: "removed"; readonly entity: string; readonly owner: string; readonly key: string };

/** Another value for one property of one row, whosever it is. */
export interface RowOverride {
  readonly kind: "override";
  readonly entity: string;
  /** The row's key. */
  readonly key: string;
  /** Property path; hidden properties too. */
  readonly property: string;
  readonly value: Value;
}

/** The row after a change; undefined: there is none. */
export function changedRow(row: Row | undefined, change: RowChange): Row | undefined {
  switch (change.kind) {
    case "override":
      return row && overriddenRow(row, change);
    case "put":
      return change.row;
    case "removed":
      return undefined;
  }
}

/** A row with another value for one property. */
export function overriddenRow(row: Row, { property, value }: Pick<RowOverride, "property" | "value">): Row {
  const { key, value: shown, hidden } = row;
  if (Object.hasOwn(hidden, property)) return { key, value: shown, hidden: { ...hidden, [property]: value } };
  return { key, value: withValueAt(shown, property, value), hidden };
}

/** The key of the row that a change is about. */
export function keyOf(change: RowChange): string {
  return change.kind === "put" ? change.row.key : change.key;
}
