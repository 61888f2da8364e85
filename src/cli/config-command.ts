import type { Command } from "commander";
import { type Problem, ProblemError } from "../problem.ts";
import { didYouMean } from "../source/nearest.ts";
import type { CommandModule, Console } from "./console.ts";
import { addHelp, usageError } from "./help.ts";
import { type Held, settingsHeld, withSource } from "./settings-held.ts";
import { checkValues } from "./setting-values.ts";

/** What holds for each command, and where it comes from. */
export const configCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("config")
      .description("print each setting of each command, its value, and where it comes from")
      .argument("[command]", "one command only; flags behind it are taken as if it were run")
      .allowUnknownOption()
      .allowExcessArguments()
      .action(async (name: string | undefined, _, { args }: { readonly args: readonly string[] }) => {
        const all = program.commands.filter((one) => one.options.length > 0);
        const named = all.filter((one) => one.name() === name);
        if (name !== undefined && named.length === 0)
          throw noCommand(
            name,
            all.map((one) => one.name()),
          );
        const problems: Problem[] = [];
        for (const command of named.length === 0 ? all : named) {
          const flags = named.length === 0 ? [] : args.slice(1);
          console.out(`${command.name()}\n${linesOf(settingsHeld(command, program, console, flags)).join("")}`);
          problems.push(...(await wrongValues(command, console)));
        }
        if (problems.length > 0) throw new ProblemError(problems);
        done(0);
      });
    addHelp(command, {
      examples: [
        ["standin config", "the settings of every command"],
        ["standin config serve --port 5000", "those of one, with these flags"],
      ],
      exits: [[0, "every setting can be used"], usageError],
    });
  },
};

/** What is wrong with the values that hold for a command, each told with where it comes from. */
async function wrongValues(command: Command, console: Console): Promise<readonly Problem[]> {
  try {
    await checkValues(command);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map((problem) => withSource(problem, command, console));
  }
}

function noCommand(name: string, known: readonly string[]): ProblemError {
  const cure = didYouMean(name, known) ?? `there are ${known.join(", ")}`;
  return new ProblemError([{ place: "config", found: `there is no command "${name}" with settings`, cure }]);
}

function linesOf(held: readonly Held[]): readonly string[] {
  const width = Math.max(...held.map(({ key }) => key.length));
  const column = Math.min(40, Math.max(...held.map(({ value }) => value.length)));
  return held.map(({ key, value, from }) => `  ${key.padEnd(width)}  ${value.padEnd(column)}  ${from}\n`);
}
