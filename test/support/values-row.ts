import { type Columns, RowValues } from "../../src/contract/model/row-values.ts";
import type { ObjectValue, Value } from "../../src/contract/model/value.ts";

/** A row of values that are there already. */
export class ValuesRow extends RowValues {
  readonly values: readonly Value[];

  constructor(columns: Columns, values: readonly Value[]) {
    super(columns);
    this.values = values;
  }
}

/** A row for each object, all with these keys. @param own how the rows say that values are their own */
export function rowsOf(
  objects: readonly ObjectValue[],
  keys: readonly string[],
  own: Columns["own"] = [],
): ValuesRow[] {
  const columns = { keys, own };
  return objects.map(
    (object) =>
      new ValuesRow(
        columns,
        keys.map((key) => object[key] ?? null),
      ),
  );
}
