import type { Contract } from "../../contract/model/contract.ts";
import { propertyOf } from "../../contract/model/property.ts";
import type { Scenario } from "./scenario.ts";

/** Owners that a scenario names and that a file of rows leaves empty, in words; one text for each file. */
export function emptyOwners({ apis }: Scenario, contracts: readonly Contract[]): readonly string[] {
  return contracts.flatMap(({ name: api, entities }) =>
    [...entities.values()].flatMap(({ name, parent }) => {
      const rows = apis.get(api)?.entities.get(name)?.rows;
      if (rows === undefined || parent === undefined) return [];
      const filled = new Set(rows.map((row) => propertyOf(row, parent.property)));
      const named = apis.get(api)?.entities.get(parent.entity)?.named ?? [];
      const empty = named.flatMap(({ id, rows: own, story }) =>
        id === undefined || own !== undefined || story === "silent" || filled.has(id) ? [] : [id],
      );
      if (empty.length === 0) return [];
      const whose = `${empty.slice(0, 3).join(", ")}${empty.length > 3 ? ` and ${empty.length - 3} more` : ""}`;
      return [
        `${api}: the rows of ${name} come from a file that has none of ${whose}: no rows there. For one owner only: { id: …, rows: FILE }`,
      ];
    }),
  );
}
