import { type Command, Option } from "commander";
import { ProblemError } from "../problem.ts";
import { Problems } from "../source/problems.ts";
import { applyConfig } from "./config-file.ts";
import { applyEnvironment, findMisspelt } from "./environment.ts";
import type { Console } from "./console.ts";

/** A flag as it is declared once: from this the help, the environment variable and the key in the config file follow. */
export interface Flag {
  readonly flags: string;
  readonly description: string;
  readonly default?: string | boolean;
  /** May be given several times; its values are collected. */
  readonly many?: boolean;
  /** Few people need it: the short help only names it. */
  readonly isRare?: true;
}

/** Adds the flags to a command; each can also be set as `STANDIN_NAME` and in the config file, in that order of strength. */
export function addFlags(command: Command, flags: readonly Flag[]): void {
  for (const flag of flags) {
    const option = new Option(flag.flags);
    option.description = flag.description;
    if (flag.many === true)
      option.default([], "none").argParser((value: string, before: readonly string[]) => [...before, value]);
    else {
      if (flag.default !== undefined) option.default(flag.default);
      if (option.required || option.optional) option.argParser(once(option));
    }
    command.addOption(option.hideHelp(flag.isRare === true));
  }
}

/** Of a value given twice, one would be lost without a word. @throws {ProblemError} the second time */
function once(option: Option): (value: string) => string {
  let first: string | undefined;
  return (value) => {
    if (first !== undefined)
      throw new ProblemError([
        {
          place: option.long ?? option.flags,
          found: `it is given twice: "${first}" and "${value}"`,
          cure: "give it once",
        },
      ]);
    first = value;
    return value;
  };
}

/**
 * Lets a program read its environment and its config file, in that order of strength, before any command acts.
 * @throws {ProblemError} then, with everything that is wrong with them
 */
export function readSettings(program: Command, { cwd, env }: Console): void {
  program.hook("preAction", (_, acting) => {
    const problems = new Problems();
    applyConfig(acting, program, cwd, problems);
    applyEnvironment(acting, env, problems);
    findMisspelt(program, env, problems);
    problems.throwIfAny();
  });
}
