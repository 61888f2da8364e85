import { resolve } from "node:path";
import type { Contract } from "../../contract/model/contract.ts";
import { writtenInstant } from "../../contract/written/written-moment.ts";
import { nearestName } from "../../source/nearest.ts";
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

/**
 * Loads a scenario for the contracts that are served: a name in `folders`, a YAML or JSON file, or the content of such a file.
 * What it says of other APIs is left aside; `*` is said of every API that it does not name.
 * @throws {ProblemError} with everything that is wrong with it: file, place, cure
 */
export function loadScenario(
  given: string | object,
  contracts: readonly Contract[],
  folders: readonly string[] = defaultScenarioFolders(),
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
  misspelt(shape, contracts, source, problems);
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

/** A name that is nearly that of an API which nothing is said of; other names may be those of APIs that are not served. */
function misspelt(
  { apis }: Pick<ScenarioFile, "apis">,
  contracts: readonly Contract[],
  source: Source,
  problems: Problems,
): void {
  const names = contracts.map(({ name }) => name);
  const unnamed = names.filter((name) => !Object.hasOwn(apis, name));
  for (const name of Object.keys(apis)) {
    const near = name === "*" || names.includes(name) ? undefined : nearestName(name, unnamed);
    if (near !== undefined && isSlip(name, near))
      problems.addAt(source, pointerTo("/apis", name), `there is no API "${name}"`, `did you mean "${near}"?`);
  }
}

/** `libary` is a slip of the pen; `north` beside `south`, and `shop-v1` beside `shop-v2`, are names of their own. */
function isSlip(name: string, near: string): boolean {
  const letters = (text: string): string => text.toLowerCase().replace(/\d/g, "");
  return letters(name)[0] === letters(near)[0] && letters(name) !== letters(near);
}
