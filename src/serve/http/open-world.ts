import type { Contract } from "../../contract/model/contract.ts";
import { type Limits, usualLimits } from "../../limits.ts";
import { ProblemError } from "../../problem.ts";
import { didYouMean } from "../../source/nearest.ts";
import { BoundedMap } from "../data/bounded-map.ts";
import { checkDeclared } from "../data/check-declared.ts";
import { type CreatedData, createData, type DataSettings } from "../data/create-data.ts";
import { changedData } from "../data/changed-data.ts";
import type { Framework } from "../framework/framework.ts";
import { frameworks } from "../framework/frameworks.ts";
import type { Host } from "../operation/host.ts";
import { type Scenario, unmentioned } from "../scenario/scenario.ts";
import type { Changes } from "../state/changes.ts";
import { type Setting, settingUnder } from "../state/setting.ts";
import { ReadyWorlds } from "./ready-worlds.ts";
import type { Api } from "./stand-in.ts";
import type { World } from "./world.ts";
import { WrittenWorlds } from "./written-worlds.ts";

export interface WorldOptions {
  readonly contracts: readonly Contract[];
  readonly scenario: Scenario;
  /** Loads another scenario by name, for a session that asks for one. @throws {ProblemError} */
  readonly loadScenario: (name: string) => Scenario;
  /** The names of those scenarios. */
  readonly scenarioNames?: () => readonly string[];
  /** Default: the scenario's. */
  readonly seed?: string | undefined;
  /** ISO 8601 UTC. Default: the scenario's. */
  readonly now?: string | undefined;
  /** The frameworks that contracts may name. Default: every one that is built in. */
  readonly frameworks?: readonly Framework[] | undefined;
  /** Default: the usual ones. */
  readonly limits?: Limits | undefined;
}

/** An API of a world, with the names in its data. */
export interface NamedApi extends Api {
  readonly host: Host & { readonly data: CreatedData };
}

/** A world whose APIs tell the names in their data. */
export type NamedWorld = World<NamedApi>;

/** How many scenarios that sessions asked for are kept. */
const keptScenarios = 16;

/**
 * Opens what a stand-in serves: the contracts, in the world of a scenario.
 * @throws {ProblemError} when a contract names a framework that there is none of, or declares rows that cannot be made up
 */
export function openWorld(options: WorldOptions): NamedWorld {
  const opened = options.contracts.map((contract) => ({
    contract,
    manners: frameworkOf(contract, options.frameworks ?? frameworks).open(contract, options.limits ?? usualLimits),
  }));
  const checked = (scenario: Scenario): Scenario => {
    checkDeclared(options.contracts, scenario);
    return scenario;
  };
  checked(options.scenario);
  const scenarios = new BoundedMap<Scenario>(keptScenarios);
  const start = startOf(options);
  const ready = new ReadyWorlds<readonly NamedApi[]>(start);
  const written = new WrittenWorlds();
  const scenarioOf = (name: string | undefined): Scenario =>
    name === undefined || name === start.scenario
      ? options.scenario
      : scenarios.get(name, () => checked(options.loadScenario(name)));
  const { scenarioNames } = options;
  return {
    start,
    ...(scenarioNames === undefined ? {} : { scenarios: scenarioNames }),
    at(changes, machineTime) {
      const scenario = scenarioOf(changes.scenario);
      const setting = settingUnder(changes, settingOf(scenario, options), machineTime);
      const apis = ready.get(changes, setting, () =>
        opened.map(({ contract, manners }) => ({
          manners,
          host: hostOf(contract, scenario, changes, { ...setting, began: options.now }),
        })),
      );
      return { apis: written.over(apis, changes), ...setting };
    },
  };
}

/** A scenario's own setting, unless the stand-in was started with another seed or clock. */
function settingOf({ name, seed, now }: Scenario, options: WorldOptions): Setting {
  return { scenario: name, seed: options.seed ?? seed, now: options.now ?? now };
}

function startOf(options: WorldOptions): World["start"] {
  const { scenario, contracts } = options;
  const wishes = contracts.map((contract) => scenario.apis.get(contract.name)?.cors);
  return { ...settingOf(scenario, options), cors: !wishes.includes(false) };
}

function hostOf(contract: Contract, scenario: Scenario, changes: Changes, settings: DataSettings): NamedApi["host"] {
  const credentials = scenario.apis.get(contract.name) ?? unmentioned;
  const own = changes.overrides.filter(({ api }) => api === contract.name);
  const data = changedData(
    createData(contract, scenario, settings),
    own.map((override) => ({ kind: "override", ...override })),
  );
  return { contract, now: settings.now, credentials, data };
}

function frameworkOf({ host, file }: Contract, known: readonly Framework[]): Framework {
  const framework = known.find(({ name }) => name === host.framework);
  if (framework !== undefined) return framework;
  const names = known.map(({ name }) => name);
  throw new ProblemError([
    {
      file,
      place: "/x-standin-host/framework",
      found: `there is no framework "${host.framework}"`,
      cure: didYouMean(host.framework, names) ?? `write one of: ${names.join(", ")}`,
    },
  ]);
}
