import type { RequestListener } from "node:http";
import { dirname } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { loadContracts } from "../../contract/load-contract.ts";
import { setProcessLimits } from "../../limits.ts";
import { didYouMean } from "../../source/nearest.ts";
import { ProblemError } from "../../problem.ts";
import { loadScenario } from "../scenario/load-scenario.ts";
import { defaultScenarioFolders, scenarioNames } from "../scenario/locate-scenario.ts";
import { withRows } from "../scenario/rows-option.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { answerTo } from "./answer-to.ts";
import { createApp } from "./app.ts";
import { type Keeper, openKeeper } from "./keep/keeper.ts";
import { listening, type ListeningStandIn } from "./listening.ts";
import { type NamedWorld, openWorld } from "./open-world.ts";
import { type StandInOptions, type StandInSettings, settingsOf } from "./stand-in-settings.ts";

/** A stand-in, opened and not yet listening. */
export interface StandIn {
  /** Answers requests of `node:http`; an Express app, to be mounted as one or to be given to supertest. */
  readonly app: RequestListener;
  readonly contracts: readonly Contract[];
  readonly scenario: Scenario;
  readonly world: NamedWorld;
  /**
   * Listens, on a free port of 127.0.0.1 unless others are given.
   * @throws {ProblemError} when the address cannot be had
   */
  listen(port?: number, host?: string): Promise<ListeningStandIn>;
  /** Answers one request without a port and a connection, as `fetch` does; a connection that is reset is a rejection. */
  fetch(request: globalThis.Request): Promise<Response>;
}

/** What is served, before anything answers. */
export type OpenedStandIn = Pick<StandIn, "contracts" | "scenario" | "world">;

/**
 * Opens a stand-in: loads and checks contracts and scenario, and makes the app. Nothing listens before `listen` is called.
 * @throws {ProblemError} with everything that is wrong with contracts, scenario or rows
 *
 * @example
 * const { app } = createStandIn({ document: "openapi.yaml", seed: "blue" }); // for supertest
 * await using listening = await createStandIn({ document: "openapi.yaml" }).listen(); // at listening.url
 */
export function createStandIn(options: StandInOptions = {}): StandIn {
  const settings = settingsOf(options);
  const opened = openStandIn(settings);
  const keeper = keeperOf(opened, settings);
  const app = createApp(opened.world, { ...settings, keeper });
  return {
    ...opened,
    app,
    listen: async (port = 0, host = "127.0.0.1") =>
      await listening(app, { port, host, keeper, limits: settings.limits }),
    fetch: async (request) => await answerTo(request, app),
  };
}

/** What keeps the shared session, if anything does. @throws {ProblemError} where its file cannot be used */
export function keeperOf(
  { contracts, world }: OpenedStandIn,
  { keep, time }: Pick<StandInSettings, "keep" | "time">,
): Keeper | undefined {
  return keep === undefined ? undefined : openKeeper(keep, contracts, world, time);
}

/**
 * A stand-in's world, without an app: what is opened again when files change.
 * @param switchedTo told of each scenario that is loaded because a session asks for it
 * @throws {ProblemError}
 */
export function openStandIn(settings: StandInSettings, switchedTo?: (scenario: Scenario) => void): OpenedStandIn {
  const { seed, now, rows, allowOutside, limits } = settings;
  setProcessLimits(limits);
  const contracts = loadContracts(settings.contracts, {
    fetched: settings.fetched,
    ...(settings.derive === undefined ? {} : { derive: settings.derive }),
    overlays: settings.overlays,
    at: settings.at,
  });
  const load = (name: string | object, folders?: readonly string[]): Scenario =>
    withRows(loadScenario(name, contracts, { folders, allowOutside }), rows, contracts);
  const scenario = load(settings.scenario);
  // Clients choose among the scenarios that lie ready, and beside the one started with; they name no files.
  const folders = [...new Set([dirname(scenario.file), ...defaultScenarioFolders()])];
  const loadNamed = (name: string): Scenario => {
    const other = load(checkedName(name, folders), folders);
    switchedTo?.(other);
    return other;
  };
  const names = (): readonly string[] => scenarioNames(folders);
  const world = openWorld({ contracts, scenario, loadScenario: loadNamed, scenarioNames: names, seed, now, limits });
  return { contracts, scenario, world };
}

function checkedName(name: string, folders: readonly string[]): string {
  const names = scenarioNames(folders);
  if (names.includes(name)) return name;
  const cure = didYouMean(name, names) ?? `there are ${names.join(", ") || "none"}`;
  throw new ProblemError([{ place: "/name", found: `there is no scenario "${name}"`, cure }]);
}
