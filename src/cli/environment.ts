import type { Command, Option } from "commander";
import { didYouMean } from "../source/nearest.ts";
import type { Problems } from "../source/problems.ts";
import { isOfAnother } from "../source/written-limits.ts";
import type { Console } from "./console.ts";

const prefix = "STANDIN_";

/** The variable that sets a flag: `--dry-run` is STANDIN_DRY_RUN. */
function variableOf(option: Option): string {
  return `${prefix}${(option.long ?? "").slice(2).replaceAll("-", "_").toUpperCase()}`;
}

/** Fills what the command line left open from the environment. A switch that is neither on nor off is a problem. */
export function applyEnvironment(command: Command, env: Console["env"], problems: Problems): void {
  for (const option of command.options) {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) === "cli") continue;
    for (const variable of variablesOf(option)) {
      const given = env[variable];
      if (given === undefined) continue;
      const value = option.required || option.optional ? textIn(given, option) : switchIn(given, variable, option);
      const own = ownOf(value, option, command.name());
      if (own !== undefined) command.setOptionValueWithSource(name, own, "env");
      else if (value === undefined) problems.addOf(variable, `"${given}" is neither on nor off`, "write true or false");
    }
  }
}

type Value = string | readonly string[] | boolean | undefined;

/**
 * One variable is for all commands, and only `--limit` takes other values in each: what another command has is left to it.
 * Undefined: nothing is left for this one.
 */
function ownOf(value: Value, { long }: Option, command: string): Value {
  if (long !== "--limit" || typeof value !== "object" || value.length === 0) return value;
  const own = value.filter((text) => !isOfAnother(text, command));
  return own.length === 0 ? undefined : own;
}

/** `--no-cors` is STANDIN_NO_CORS, and STANDIN_CORS the other way round. */
export function variablesOf(option: Option): readonly string[] {
  const variable = variableOf(option);
  return option.negate ? [variable, variable.replace(`${prefix}NO_`, prefix)] : [variable];
}

function textIn(given: string, option: Option): string | readonly string[] {
  return Array.isArray(option.defaultValue) ? listIn(given) : given;
}

/** What a switch becomes; undefined when its variable says neither yes nor no. */
function switchIn(given: string, variable: string, option: Option): boolean | undefined {
  const isOn = ["true", "1", "yes"].includes(given.toLowerCase());
  if (!isOn && !["false", "0", "no", ""].includes(given.toLowerCase())) return undefined;
  return option.negate && variable === variableOf(option) ? !isOn : isOn;
}

/** A variable that sets nothing and nearly has the name of one that does is a problem: a person meant that one. */
export function findMisspelt({ commands }: Command, env: Console["env"], problems: Problems): void {
  const known = new Set(
    commands.flatMap(({ options }) => options.flatMap(variablesOf)).map((name) => name.slice(prefix.length)),
  );
  for (const name of Object.keys(env).filter((key) => key.startsWith(prefix) && env[key] !== undefined)) {
    const own = name.slice(prefix.length);
    const meant = known.has(own) ? undefined : didYouMean(own, known, (near) => `${prefix}${near}`);
    if (meant !== undefined) problems.addOf(name, "there is no such setting", meant);
  }
}

/** Several values stand in one variable with commas between them. */
function listIn(text: string): readonly string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
