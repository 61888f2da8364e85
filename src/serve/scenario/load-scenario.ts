import { resolve } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { writtenInstant } from "../../contract/written/written-moment.ts";
import { pointerTo } from "../../source/pointer.ts";
import { Problems } from "../../source/problems.ts";
import { readSource } from "../../source/source.ts";
import { apiOf } from "./api-part.ts";
import { defaultScenarioFolders, locateScenario, scenarioName } from "./locate-scenario.ts";
import type { Scenario, ScenarioApi } from "./scenario.ts";
import { shapeOf } from "./scenario-shape.ts";

/** What `seed` is when neither a scenario nor a person says. */
const usualSeed = "standin";

/**
 * Loads a scenario for the contracts that are served: a name in `folders`, or a YAML or JSON file.
 * What it says of other APIs is left aside; `*` is said of every API that it does not name.
 * @throws {ProblemError} with everything that is wrong with it: file, place, cure
 */
export function loadScenario(
  nameOrFile: string,
  contracts: readonly Contract[],
  folders: readonly string[] = defaultScenarioFolders(),
): Scenario {
  const file = locateScenario(nameOrFile, folders);
  const problems = new Problems();
  const source = readSource(resolve(file), file, problems);
  const shape = source === undefined ? undefined : shapeOf(source, problems);
  if (source === undefined || shape === undefined) {
    problems.throwIfAny();
    throw new Error(`Nothing was read from ${file}, and no problem was reported.`);
  }
  const apis = new Map<string, ScenarioApi>();
  for (const contract of contracts) {
    const name = Object.hasOwn(shape.apis, contract.name) ? contract.name : "*";
    const part = shape.apis[name];
    if (part === undefined) continue;
    const pointer = pointerTo("/apis", name);
    apis.set(contract.name, apiOf(part, { source, contract, pointer, general: name === "*", problems }));
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
