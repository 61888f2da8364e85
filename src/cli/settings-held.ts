import type { Command, Option } from "commander";
import { type Problem, ProblemError } from "../problem.ts";
import { Problems } from "../source/problems.ts";
import { applyConfig, configFileIn } from "./config-file.ts";
import type { Console } from "./console.ts";
import { applyEnvironment, variablesOf } from "./environment.ts";
import { unknownFlag } from "./usage.ts";

/** A setting of a command, its value in force, and where that comes from. */
export interface Held {
  /** As in the config file. */
  readonly key: string;
  readonly value: string;
  readonly from: string;
}

/**
 * What holds for a command under flags, environment and config file.
 * @param flags as they would stand behind the command
 * @throws {ProblemError} with a flag that the command does not have, or everything that is wrong with environment and config file
 */
export function settingsHeld(
  command: Command,
  program: Command,
  { cwd, env }: Pick<Console, "cwd" | "env">,
  flags: readonly string[] = [],
): readonly Held[] {
  const problems = new Problems();
  const [wrong] = command.parseOptions([...flags]).unknown;
  if (wrong !== undefined) throw new ProblemError([unknownFlag(wrong, command, program)]);
  applyConfig(command, program, cwd, problems);
  applyEnvironment(command, env, problems);
  problems.throwIfAny();
  // A switch and its opposite are one setting.
  const isFirst = (option: Option, at: number): boolean =>
    command.options.findIndex((other) => other.attributeName() === option.attributeName()) === at;
  return command.options.filter(isFirst).map((option) => ({
    key: option.attributeName(),
    value: valueText(option, command.getOptionValue(option.attributeName())),
    from: sourceText(option, command, cwd, env),
  }));
}

/** Headers carry secrets: how many there are is all that is shown. */
function valueText(option: Option, value: unknown): string {
  if (value === undefined) return "–";
  const list = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === "string" ? one : JSON.stringify(one),
  );
  if (option.long === "--header" && list.length > 0) return `${list.length} given`;
  return list.length === 0 ? "none" : list.join(", ");
}

/** A problem with a flag, told with the variable or the file that it was taken of where no flag was given. */
export function withSource(problem: Problem, command: Command, { cwd, env }: Pick<Console, "cwd" | "env">): Problem {
  const { file, place } = problem;
  const option = file === undefined ? command.options.find(({ long }) => long === place?.split(" ")[0]) : undefined;
  const source = option && command.getOptionValueSource(option.attributeName());
  if (option === undefined || (source !== "env" && source !== "config")) return problem;
  return { ...problem, place: `${place ?? ""} (${sourceText(option, command, cwd, env)})` };
}

function sourceText(option: Option, command: Command, cwd: string, env: Console["env"]): string {
  switch (command.getOptionValueSource(option.attributeName())) {
    case "cli":
      return `flag ${option.long ?? option.flags}`;
    case "env":
      return `variable ${variablesOf(option).find((name) => env[name] !== undefined) ?? ""}`;
    case "config":
      return `file ${configFileIn(cwd) ?? ""}`;
    default:
      return "default";
  }
}
