import { resolve } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { soughtApis } from "../../contract/locate-contract.ts";
import { writtenInstant } from "../../contract/written/written-moment.ts";
import { didYouMean } from "../../source/nearest.ts";
import { pointerTo } from "../../source/pointer.ts";
import { Problems } from "../../source/problems.ts";
import { parseSource, readSource, type Source } from "../../source/source.ts";
import { apiOf } from "./api-part.ts";
import { defaultScenarioFolders, locateScenario, scenarioName } from "./locate-scenario.ts";
import type { Scenario, ScenarioApi } from "./scenario.ts";
import { type ScenarioFile, shapeOf } from "./scenario-shape.ts";

/** What `seed` is when neither a scenario nor a person says. */
const usualSeed = "standin";

/** What problems call a scenario that stands in no file; files of rows are looked for in the current folder. */
const contentFile = "scenario.json";

/** Where scenarios stand, and what they name. */
export interface ScenarioPlaces {
  /** Where names are looked up. Default: the usual folders. */
  readonly folders?: readonly string[] | undefined;
  /** Whether they may name files outside their own folder. Default: false. */
  readonly allowOutside?: boolean;
}

/**
 * Loads a scenario for the contracts that are served: a name in `folders`, a YAML or JSON file, or the content of such a file.
 * What it says of other APIs is left aside; `*` is said of every API that it does not name.
 * @throws {ProblemError} with everything that is wrong with it: file, place, cure
 */
export function loadScenario(
  given: string | object,
  contracts: readonly Contract[],
  { folders = defaultScenarioFolders(), allowOutside = false }: ScenarioPlaces = {},
): Scenario {
  const file = typeof given === "string" ? locateScenario(given, folders) : contentFile;
  const problems = new Problems();
  const source =
    typeof given === "string"
      ? readSource(resolve(file), file, problems)
      : parseSource(JSON.stringify(given), resolve(file), file, problems);
  const shape = source === undefined ? undefined : shapeOf(source, problems);
  if (source === undefined || shape === undefined) {
    problems.throwIfAny();
    throw new Error(`Nothing was read from ${file}, and no problem was reported.`);
  }
  unknownApis(shape, contracts, source, problems);
  const apis = new Map<string, ScenarioApi>();
  for (const contract of contracts) {
    const name = Object.hasOwn(shape.apis, contract.name) ? contract.name : "*";
    const part = shape.apis[name];
    if (part === undefined) continue;
    const pointer = pointerTo("/apis", name);
    apis.set(contract.name, apiOf(part, { source, contract, pointer, general: name === "*", problems, allowOutside }));
  }
  const now = writtenInstant(shape.now);
  if (now === undefined) {
    const cure = "write it as ISO 8601, e.g. 2026-03-01T12:00:00Z";
    problems.addAt(source, "/now", `"${shape.now}" is not a date`, cure);
  }
  problems.throwIfAny();
  return {
    name: scenarioName(file),
    file,
    about: shape.about ?? "",
    seed: shape.seed ?? usualSeed,
    now: now ?? "",
    apis,
  };
}

/** Names of APIs that are neither served nor lie ready to be. */
function unknownApis(
  { apis }: Pick<ScenarioFile, "apis">,
  contracts: readonly Contract[],
  source: Source,
  problems: Problems,
): void {
  const served = contracts.map(({ name }) => name);
  const names = Object.keys(apis).filter((name) => name !== "*");
  const { unknown, ready } = soughtApis(names, contracts);
  for (const name of unknown) {
    const found = `there is no API "${name}": it is neither served nor under contracts/`;
    const cure = didYouMean(name, [...served, ...ready]) ?? `remove it; served: ${served.join(", ")}`;
    problems.addAt(source, pointerTo("/apis", name), found, cure);
  }
}
