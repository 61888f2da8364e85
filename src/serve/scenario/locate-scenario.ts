import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { didYouMean } from "../../source/nearest.ts";
import { ProblemError } from "../../problem.ts";
import { productFile } from "../../product-file.ts";

const endings = [".yaml", ".yml", ".json"];

/** Where names of scenarios are looked up: `fixtures/scenarios` in the current folder, then the package's own. */
export function defaultScenarioFolders(): readonly string[] {
  return ["fixtures/scenarios", fileURLToPath(productFile("fixtures/scenarios"))];
}

/**
 * The file that a person means by a scenario's name, or by a file.
 * @throws {ProblemError} when there is none
 */
export function locateScenario(nameOrFile: string, folders: readonly string[]): string {
  const isName = /^[^/\\]+$/.test(nameOrFile);
  for (const folder of isName ? folders : []) {
    const file = endings.map((ending) => join(folder, nameOrFile + ending)).find((path) => existsSync(path));
    if (file !== undefined) return file;
  }
  if (isThere(nameOrFile)) return nameOrFile;
  const names = scenarioNames(folders);
  if (nameOrFile.trim() === "" || isFolder(nameOrFile)) {
    const cure = `name a YAML or JSON file, or one of ${names.join(", ") || "none"}`;
    if (nameOrFile.trim() === "") throw new ProblemError([{ found: "no scenario is named", cure }]);
    throw new ProblemError([{ file: nameOrFile, found: "this is a folder, not a file", cure }]);
  }
  throw new ProblemError([
    {
      file: nameOrFile,
      found: `there is no scenario of this name (there are ${names.join(", ") || "none"}), and no such file`,
      cure: didYouMean(nameOrFile, names) ?? "name one of these, or a YAML or JSON file",
    },
  ]);
}

/** The names of the scenarios in folders, sorted. */
export function scenarioNames(folders: readonly string[]): readonly string[] {
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder));
  const names = files
    .filter((file) => endings.some((ending) => file.endsWith(ending)) && !/\.(target|schema)\.\w+$/.test(file))
    .map((file) => scenarioName(file));
  return [...new Set(names)].toSorted();
}

/** A scenario file's name without its ending. */
export function scenarioName(file: string): string {
  return basename(file).replace(/\.(ya?ml|json)$/i, "");
}

/** Whether something other than a folder stands there; reading it says what is wrong with it. */
function isThere(path: string): boolean {
  try {
    return !statSync(path).isDirectory();
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ELOOP";
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
