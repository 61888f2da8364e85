import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";

const sameSchemas = new WeakMap<SchemaSource, WeakMap<SchemaSource, boolean>>();

/** Whether two schemas are one, where their references lead. It is asked for every row that is shown: so each pair is looked at once. */
export function isSameSchema(one: SchemaSource, other: SchemaSource): boolean {
  const known = sameSchemas.get(one) ?? new WeakMap<SchemaSource, boolean>();
  sameSchemas.set(one, known);
  const same = known.get(other) ?? leadToOne(one, other);
  known.set(other, same);
  return same;
}

function leadToOne(one: SchemaSource, other: SchemaSource): boolean {
  const follow = ({ schema, references }: SchemaSource): string => schemaView(references).follow(schema).id;
  return one === other || follow(one) === follow(other);
}
