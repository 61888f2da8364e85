import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Command, Option } from "commander";
import { parse } from "yaml";
import { nearestName } from "../source/nearest.ts";
import { pointerTo } from "../source/pointer.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { isMisfit, settingOf } from "./config-value.ts";

const configFiles = ["standin.config.yaml", "standin.config.yml", "standin.config.json"];

/**
 * Fills what the command line left open from the section of the config file that is named like the command.
 * @param folder where the file is looked for
 * @returns everything that is wrong with the file: an unknown section or setting, a value of the wrong type
 * @throws {ProblemError} when it cannot be read
 */
export function applyConfig(command: Command, program: Command, folder: string): readonly Problem[] {
  const file = configFiles.find((name) => existsSync(join(folder, name)));
  if (file === undefined) return [];
  const content = contentOf(join(folder, file), file);
  if (content === null) return [];
  const names = program.commands.map((one) => one.name());
  if (!isMapping(content))
    return [{ file, place: "/", found: "this is no mapping", cure: `begin with a section: ${names.join(" or ")}` }];
  return Object.entries(content).flatMap(([name, section]): readonly Problem[] => {
    const place = pointerTo("", name);
    const owner = program.commands.find((one) => one.name() === name);
    if (owner === undefined)
      return [{ file, place, found: `there is no section "${name}"`, cure: cureFor(name, names, "sections") }];
    if (section === null) return [];
    if (!isMapping(section))
      return [{ file, place, found: "this is no mapping", cure: "write its settings below it, like port: 4010" }];
    return Object.entries(section).flatMap(([key, value]) => {
      const problem = applySetting(key, value, owner, owner === command);
      return problem === undefined ? [] : [{ file, place: pointerTo(place, key), ...problem }];
    });
  });
}

function applySetting(
  key: string,
  value: unknown,
  command: Command,
  acts: boolean,
): Pick<Problem, "found" | "cure"> | undefined {
  const option = command.options.find((one) => one.attributeName() === key);
  if (option === undefined) {
    const known = command.options.map((one: Option) => one.attributeName());
    return { found: `there is no setting "${key}"`, cure: cureFor(key, known, "settings") };
  }
  const setting = settingOf(value, option);
  if (isMisfit(setting)) return setting;
  const source = command.getOptionValueSource(key);
  if (acts && (source === "default" || source === undefined)) command.setOptionValueWithSource(key, setting, "config");
  return undefined;
}

function cureFor(given: string, known: readonly string[], what: string): string {
  const meant = nearestName(given, known);
  return meant === undefined ? `remove it; the ${what} are ${known.join(", ")}` : `write "${meant}"`;
}

function contentOf(path: string, file: string): unknown {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    const found = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ProblemError([
      { file, found: `it could not be read: ${found}`, cure: "mend it, or remove it to go without" },
    ]);
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
