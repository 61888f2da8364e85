import { existsSync, readFileSync } from "node:fs";
import { type Command, Option } from "commander";
import { parse } from "yaml";
import { nearestName } from "../contract/nearest.ts";
import { type Problem, ProblemError } from "../problem.ts";
import type { Console } from "./program.ts";

/** A flag as it is declared once: from this the help, the environment variable and the key in the config file follow. */
export interface Flag {
  readonly flags: string;
  readonly description: string;
  readonly default?: string | boolean;
  /** May be given several times; its values are collected. */
  readonly many?: boolean;
}

const configFiles = ["standin.config.yaml", "standin.config.yml", "standin.config.json"];

/** Adds the flags to a command; each can also be set as `STANDIN_NAME` and in the config file, in that order of strength. */
export function addFlags(command: Command, flags: readonly Flag[], env: Console["env"]): void {
  for (const flag of flags) {
    const option = new Option(flag.flags, `${flag.description} (env: ${variableOf(flag)})`);
    if (flag.many === true)
      option.default([], "none").argParser((value: string, before: readonly string[]) => [...before, value]);
    else if (flag.default !== undefined) option.default(flag.default);
    command.addOption(option);
  }
  command.hook("preAction", (_, acting) => {
    applyEnvironment(acting, flags, env);
    applyConfig(acting);
  });
}

function variableOf({ flags }: Flag): string {
  return `STANDIN_${(/--([a-z-]+)/.exec(flags)?.[1] ?? "").replaceAll("-", "_").toUpperCase()}`;
}

/** A switch is on when its variable says anything but no: people write STANDIN_WATCH=false and mean it. */
function applyEnvironment(command: Command, flags: readonly Flag[], env: Console["env"]): void {
  for (const [i, flag] of flags.entries()) {
    const given = env[variableOf(flag)];
    const option = command.options[i];
    if (given === undefined || option === undefined || command.getOptionValueSource(option.attributeName()) === "cli")
      continue;
    const isSwitch = !option.required && !option.optional;
    if (isSwitch && ["", "0", "false", "no"].includes(given.toLowerCase())) continue;
    const value = isSwitch ? !option.negate : flag.many === true ? [given] : given;
    command.setOptionValueWithSource(option.attributeName(), value, "env");
  }
}

/** Fills what neither the command line nor the environment said from the section of the config file named like the command. */
function applyConfig(command: Command): void {
  const file = configFiles.find((name) => existsSync(name));
  if (file === undefined) return;
  const section = sectionOf(file, command.name());
  const known = command.options.map((option) => option.attributeName());
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(section)) {
    if (!known.includes(key)) {
      const meant = nearestName(key, known);
      const cure = meant === undefined ? `remove it; the settings are ${known.join(", ")}` : `write "${meant}"`;
      problems.push({ file, place: `/${command.name()}/${key}`, found: `there is no setting "${key}"`, cure });
    } else if (command.getOptionValueSource(key) === "default" || command.getOptionValueSource(key) === undefined) {
      command.setOptionValueWithSource(key, typeof value === "number" ? String(value) : value, "config");
    }
  }
  if (problems.length > 0) throw new ProblemError(problems);
}

function sectionOf(file: string, command: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8"));
  } catch (error) {
    const found = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ProblemError([
      { file, found: `it could not be read: ${found}`, cure: "mend it, or remove it to go without" },
    ]);
  }
  const section: unknown = typeof content === "object" && content !== null ? Reflect.get(content, command) : undefined;
  return typeof section === "object" && section !== null ? { ...section } : {};
}
