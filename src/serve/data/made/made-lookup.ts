import type { Value } from "../../../contract/model/value.ts";
import { child } from "../../../random/key.ts";
import type { Named } from "../../scenario/scenario.ts";
import type { Lookup } from "../collection.ts";
import type { Row } from "../data.ts";
import { textIn } from "../declared.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { entityRows } from "../entity-rows.ts";
import { nobody } from "../existence.ts";
import { fitsMember } from "../fits-member.ts";
import { foldCase } from "../fold-case.ts";
import { placeOf } from "../../../contract/model/property.ts";

const usualSize = 100;

/** Rows of an entity that declares no story, one for whatever values it is asked by; the same values always give the same row. */
export function madeLookup(facts: EntityFacts): Lookup {
  const { entity, scenario, now, anchor } = facts;
  return {
    find(by) {
      const named = scenario.named.find((one) => matches(one, by, facts.ignoreCase));
      if (named === undefined && !anybody(by, facts)) return undefined;
      const overrides = new Map([...scenario.overrides, ...(named?.overrides ?? [])]);
      const rows = entityRows({ entity, now, anchor, locale: textIn(entity.data, "locale"), overrides });
      return rowFor(named === undefined ? by : withNamed(by, named), rows, facts);
    },
  };
}

function rowFor(
  by: ReadonlyMap<string, Value>,
  rows: ReturnType<typeof entityRows>,
  { key, ignoreCase }: EntityFacts,
): Row {
  const parts = [...by].filter(([path]) => path !== "$index");
  const place = [...by].map(
    ([path, value]) => [path, ignoreCase.has(path) ? foldCase(textOf(value)) : textOf(value)] as const,
  );
  const text = JSON.stringify(place.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const plan = rows.plan(parts.map(([property, value]) => ({ property, valueOf: () => value })));
  return plan(text, undefined, child(key, text), 0, 0);
}

/** Spelled as the scenario spells them. */
function withNamed(by: ReadonlyMap<string, Value>, named: Named): ReadonlyMap<string, Value> {
  return new Map([...by].map(([path, value]) => [path, named.by.get(path) ?? value]));
}

function matches(named: Named, by: ReadonlyMap<string, Value>, ignoreCase: ReadonlySet<string>): boolean {
  return (
    by.size > 0 &&
    [...by].every(([path, value]) => {
      const own = named.by.get(path);
      return (
        own !== undefined && (ignoreCase.has(path) ? foldCase(own) === foldCase(textOf(value)) : own === textOf(value))
      );
    })
  );
}

/** Whether there is a row of these values though nobody names it: not where pages show all keys, and not of a value that no row can have. */
function anybody(by: ReadonlyMap<string, Value>, { api, scenario, entity, pagedBy }: EntityFacts): boolean {
  if (api.exists !== "any" || (pagedBy !== undefined && by.has(pagedBy.property))) return false;
  const index = by.get("$index");
  if (index !== undefined) return Number(index) >= 0 && Number(index) < (scenario.size ?? usualSize);
  return [...by].every(([path, value]) => {
    const text = textOf(value);
    const member = placeOf(entity, path)?.member;
    if (value === null || text === "" || nobody.test(text) || scenario.absent.includes(text)) return false;
    return member === undefined || fitsMember(value, member);
  });
}

function textOf(value: Value): string {
  return typeof value === "string" ? value : typeof value === "bigint" ? value.toString() : JSON.stringify(value);
}
