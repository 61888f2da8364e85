import type { Express } from "express";
import { dirname } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { loadContracts } from "../../contract/load-contract.ts";
import { nearestName } from "../../source/nearest.ts";
import { ProblemError } from "../../problem.ts";
import { loadScenario } from "../scenario/load-scenario.ts";
import { defaultScenarioFolders, scenarioNames } from "../scenario/locate-scenario.ts";
import { withRows } from "../scenario/rows-option.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { createApp } from "./app.ts";
import { type Keeper, openKeeper } from "./keep/keeper.ts";
import { type NamedWorld, openWorld } from "./open-world.ts";
import { type StandInOptions, type StandInSettings, settingsOf } from "./stand-in-settings.ts";

/** A stand-in, opened and not yet listening. */
export interface StandIn {
  readonly app: Express;
  readonly contracts: readonly Contract[];
  readonly scenario: Scenario;
  readonly world: NamedWorld;
}

/**
 * Opens a stand-in: loads and checks contracts and scenario, and makes the Express app. It never listens: the caller does.
 * @throws {ProblemError} with everything that is wrong with contracts, scenario or rows
 *
 * @example
 * const { app } = createStandIn({ contracts: ["contracts/shop"], seed: "blue" });
 * app.listen(4010, "127.0.0.1");
 */
export function createStandIn(options: StandInOptions = {}): StandIn {
  const settings = settingsOf(options);
  const opened = openStandIn(settings);
  return { ...opened, app: createApp(opened.world, { ...settings, keeper: keeperOf(opened, settings) }) };
}

/** What keeps the shared session, if anything does. @throws {ProblemError} where its file cannot be used */
export function keeperOf(
  { contracts, world }: Omit<StandIn, "app">,
  { keep, time }: Pick<StandInSettings, "keep" | "time">,
): Keeper | undefined {
  return keep === undefined ? undefined : openKeeper(keep, contracts, world, time);
}

/** A stand-in's world, without an app: what is opened again when files change. @throws {ProblemError} */
export function openStandIn(settings: StandInSettings): Omit<StandIn, "app"> {
  const { seed, now, rows } = settings;
  const contracts = loadContracts(settings.contracts, {
    fetched: settings.fetched,
    ...(settings.derive === undefined ? {} : { derive: settings.derive }),
    overlays: settings.overlays,
    at: settings.at,
  });
  const load = (name: string, folders?: readonly string[]): Scenario =>
    withRows(loadScenario(name, contracts, folders), rows, contracts);
  const scenario = load(settings.scenario);
  // Clients choose among the scenarios that lie ready, and beside the one started with; they name no files.
  const folders = [...new Set([dirname(scenario.file), ...defaultScenarioFolders()])];
  const loadNamed = (name: string): Scenario => load(checkedName(name, folders), folders);
  const names = (): readonly string[] => scenarioNames(folders);
  const world = openWorld({ contracts, scenario, loadScenario: loadNamed, scenarioNames: names, seed, now });
  return { contracts, scenario, world };
}

function checkedName(name: string, folders: readonly string[]): string {
  const names = scenarioNames(folders);
  if (names.includes(name)) return name;
  const near = nearestName(name, names);
  const cure = near === undefined ? `there are ${names.join(", ") || "none"}` : `did you mean "${near}"?`;
  throw new ProblemError([{ place: "/name", found: `there is no scenario "${name}"`, cure }]);
}
