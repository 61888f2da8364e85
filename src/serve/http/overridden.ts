import {
  type Scenario,
  type ScenarioApi,
  type ScenarioEntity,
  unmentioned,
  unmentionedEntity,
} from "../scenario/scenario.ts";
import type { Override } from "../state/changes.ts";

/** The scenario with single properties of single rows told otherwise, as a session has it. */
export function overridden(scenario: Scenario, overrides: readonly Override[]): Scenario {
  return overrides.reduce(withOverride, scenario);
}

function withOverride(scenario: Scenario, { api, entity, key, property, value }: Override): Scenario {
  const told: ScenarioApi = scenario.apis.get(api) ?? unmentioned;
  const about: ScenarioEntity = told.entities.get(entity) ?? unmentionedEntity;
  const rows = new Map(about.rowOverrides);
  rows.set(key, new Map([...(rows.get(key) ?? []), [property, value]]));
  const entities = new Map([...told.entities, [entity, { ...about, rowOverrides: rows }]]);
  return { ...scenario, apis: new Map([...scenario.apis, [api, { ...told, entities }]]) };
}
