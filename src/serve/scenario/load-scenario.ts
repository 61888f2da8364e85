import { resolve } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { writtenInstant } from "../../contract/written/written-moment.ts";
import { Findings } from "../../source/findings.ts";
import { readSource, type Source } from "../../source/source.ts";
import { type Problem, ProblemError } from "../../problem.ts";
import { apiOf } from "./api-part.ts";
import { placeIn } from "./place.ts";
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
  const findings = new Findings();
  const source = readSource(resolve(file), file, findings);
  const shape = source === undefined ? undefined : shapeOf(source, findings);
  findings.throwIfAny();
  if (source === undefined || shape === undefined)
    throw new Error(`Nothing was read from ${file}, and nothing was said about it.`);
  const apis = new Map<string, ScenarioApi>();
  const problems: Problem[] = [];
  for (const contract of contracts) {
    const name = Object.hasOwn(shape.apis, contract.name) ? contract.name : "*";
    const part = shape.apis[name];
    if (part === undefined) continue;
    try {
      apis.set(contract.name, apiOf(part, { source, contract, pointer: `/apis/${name}`, general: name === "*" }));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  const now = writtenInstant(shape.now);
  if (now === undefined) problems.push(noMoment(shape.now, source));
  if (now === undefined || problems.length > 0) throw new ProblemError(problems);
  return {
    name: scenarioName(file),
    file,
    about: shape.about ?? "",
    seed: shape.seed ?? usualSeed,
    now,
    apis,
  };
}

function noMoment(text: string, source: Source): Problem {
  const cure = "write it as ISO 8601, e.g. 2026-03-01T12:00:00Z";
  return { file: source.file, place: placeIn(source, "/now"), found: `"${text}" is not a date`, cure };
}
