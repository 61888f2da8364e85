import type { Entity } from "../../contract/model/contract.ts";
import { isObjectValue, type ObjectValue, type Value } from "../../contract/model/value.ts";
import type { Cell } from "../../generate/cell.ts";
import type { Key } from "../../random/key.ts";
import type { Row } from "./data.ts";
import { generatorFor } from "./generator-for.ts";
import { madeMember } from "./made-value.ts";
import { withValueAt } from "../../contract/model/property.ts";

/** What every row of an entity is made with. */
export interface EntityRows {
  readonly entity: Entity;
  /** The clock, and up to where stories are laid out; milliseconds since 1970. */
  readonly now: number;
  readonly anchor: number;
  /**
   * Puts a row together: its parts by property path, what a scenario overrides, and whatever else the type has, made up
   * cell by cell. Each property goes to the shown or the hidden ones.
   */
  spell(key: string, parts: readonly (readonly [string, Value])[], cells: Key, at: readonly [number, number]): Row;
}

export interface EntityRowsFacts {
  readonly entity: Entity;
  readonly now: number;
  readonly anchor: number;
  readonly locale: string | undefined;
  readonly overrides: ReadonlyMap<string, Value>;
}

export function entityRows({ entity, now, anchor, locale, overrides }: EntityRowsFacts): EntityRows {
  const members = entity.source === undefined ? (entity.type?.all ?? []) : [];
  return {
    entity,
    now,
    anchor,
    spell(key, parts, cells, at) {
      const cell = { key: cells, at, anchor, locale };
      const value: Record<string, Value> = { ...wholeRow(entity, cell) };
      const hidden: Record<string, Value> = {};
      const place = (path: string, part: Value): void => {
        if (entity.hidden.has(path)) hidden[path] = part;
        else if (!path.includes(".")) value[path] = part;
        else Object.assign(value, withValueAt(value, path, part));
      };
      for (const [path, part] of parts) place(path, part);
      for (const [path, part] of overrides) place(path, part);
      for (const member of members) {
        if (Object.hasOwn(value, member.key)) continue;
        const made = madeMember(member, cell);
        if (made !== undefined) value[member.key] = made;
      }
      return { key, value, hidden };
    },
  };
}

/** Where values are JSON's own, a row is made as a whole: its schema may say more than its properties do. */
function wholeRow({ source }: Entity, cell: Cell): ObjectValue {
  const made = source && generatorFor(source).value(cell);
  return made?.kind === "value" && isObjectValue(made.value) ? made.value : {};
}
