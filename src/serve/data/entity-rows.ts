import type { Entity } from "../../contract/model/contract.ts";
import type { Value } from "../../contract/model/value.ts";
import type { Key } from "../../random/key.ts";
import type { Row } from "./data.ts";
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
   * cell by cell. Shown and hidden properties find their places by themselves.
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
  const members = entity.type?.all ?? [];
  return {
    entity,
    now,
    anchor,
    spell(key, parts, cells, at) {
      const value: Record<string, Value> = {};
      const hidden: Record<string, Value> = {};
      const place = (path: string, part: Value): void => {
        if (entity.hidden.has(path)) hidden[path] = part;
        else if (!path.includes(".")) value[path] = part;
        else Object.assign(value, withValueAt(value, path, part));
      };
      for (const [path, part] of parts) place(path, part);
      for (const [path, part] of overrides) place(path, part);
      for (const member of members) {
        if (!Object.hasOwn(value, member.key))
          value[member.key] = madeMember(member, { key: cells, at, anchor, locale });
      }
      return { key, value, hidden };
    },
  };
}
