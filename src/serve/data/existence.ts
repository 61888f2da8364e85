import { matcherOf } from "../../pattern/matcher.ts";
import type { Entity } from "../../contract/model/contract.ts";
import type { Named, ScenarioApi, ScenarioEntity } from "../scenario/scenario.ts";
import { textIn } from "./declared.ts";

/** Ids that never exist where a contract gives no pattern: something to ask for in vain. */
export const nobody = /(^|[^a-z])(nobody|nope)$/i;

/** Keys that no row made from a schema has, one for each usual form of key. */
export const absentKeys: readonly (string | number)[] = ["nobody", 404404404, "00000000-0000-4000-8000-000000000404"];

/** Whether surely no row has this key, whatever the scenario says. */
export function isAbsentKey(text: string): boolean {
  return nobody.test(text) || absentKeys.some((key) => String(key) === text);
}

/** Whether there is an owner of this id: named, or well-formed where the scenario lets anybody exist. */
export function ownerExists(owner: Entity, id: string, api: ScenarioApi, scenario: ScenarioEntity): boolean {
  if (namedOwner(scenario, id) !== undefined) return true;
  if (api.exists !== "any" || scenario.absent.includes(id)) return false;
  const pattern = textIn(owner.data, "pattern");
  return pattern === undefined ? id !== "" && !nobody.test(id) : matcherOf(pattern).test(id);
}

export function namedOwner(scenario: ScenarioEntity, id: string): Named | undefined {
  return scenario.named.find((named) => named.id === id);
}
