import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command, Option } from "commander";
import { didYouMean } from "../source/nearest.ts";
import { Part } from "../source/part.ts";
import type { Problems } from "../source/problems.ts";
import { readSource } from "../source/source.ts";
import { isMisfit, settingOf } from "./config-value.ts";

const configFiles = ["standin.config.yaml", "standin.config.yml", "standin.config.json"];

/** The config file of a folder; undefined: it has none. */
export function configFileIn(folder: string): string | undefined {
  return configFiles.find((name) => existsSync(join(folder, name)));
}

/**
 * Fills what the command line left open from the section of the config file that is named like the command. What is wrong
 * with the file goes to `problems`: no YAML, an unknown section or setting, a value of the wrong type.
 * @param folder where the file is looked for
 */
export function applyConfig(command: Command, program: Command, folder: string, problems: Problems): void {
  const file = configFileIn(folder);
  const source = file === undefined ? undefined : readSource(join(folder, file), file, problems);
  if (source === undefined || source.root === null) return;
  const root = new Part(source);
  const names = program.commands.map((one) => one.name());
  if (root.record === undefined)
    problems.add(root, "this is not a mapping", `begin with a section: ${names.join(" or ")}`);
  for (const [name, section] of root.entries()) {
    const owner = program.commands.find((one) => one.name() === name);
    if (owner === undefined) problems.add(section, `there is no section "${name}"`, cureFor(name, names, "sections"));
    else if (section.record === undefined && section.value !== null)
      problems.add(section, "this is not a mapping", "write its settings below it, like port: 4010");
    else for (const [key, value] of section.entries()) applySetting(key, value, owner, owner === command, problems);
  }
}

function applySetting(key: string, value: Part, command: Command, acts: boolean, problems: Problems): void {
  const option = command.options.find((one) => one.attributeName() === key);
  if (option === undefined) {
    const known = command.options.map((one: Option) => one.attributeName());
    problems.add(value, `there is no setting "${key}"`, cureFor(key, known, "settings"));
    return;
  }
  const setting = settingOf(value, option);
  const source = command.getOptionValueSource(key);
  if (isMisfit(setting)) problems.add(value, setting.found, setting.cure);
  else if (acts && (source === "default" || source === undefined))
    command.setOptionValueWithSource(key, setting, "config");
}

function cureFor(given: string, known: readonly string[], what: string): string {
  return didYouMean(given, known) ?? `remove it; the ${what} are ${known.join(", ")}`;
}
