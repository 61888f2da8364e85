import { ProblemError } from "../problem.ts";
import { didYouMean } from "../source/nearest.ts";
import type { CommandModule } from "./console.ts";
import { addHelp, usageError } from "./help.ts";
import { type Held, settingsHeld } from "./settings-held.ts";

/** What holds for each command, and where it comes from. */
export const configCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("config")
      .description("print each setting of each command, its value, and where it comes from")
      .argument("[command]", "one command only; flags behind it are taken as if it were run")
      .allowUnknownOption()
      .allowExcessArguments()
      .action((name: string | undefined, _, { args }: { readonly args: readonly string[] }) => {
        const all = program.commands.filter((one) => one.options.length > 0);
        const named = all.filter((one) => one.name() === name);
        if (name !== undefined && named.length === 0)
          throw noCommand(
            name,
            all.map((one) => one.name()),
          );
        for (const command of named.length === 0 ? all : named) {
          const flags = named.length === 0 ? [] : args.slice(1);
          console.out(`${command.name()}\n${linesOf(settingsHeld(command, program, console, flags)).join("")}`);
        }
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

function noCommand(name: string, known: readonly string[]): ProblemError {
  const cure = didYouMean(name, known) ?? `there are ${known.join(", ")}`;
  return new ProblemError([{ place: "config", found: `there is no command "${name}" with settings`, cure }]);
}

function linesOf(held: readonly Held[]): readonly string[] {
  const width = Math.max(...held.map(({ key }) => key.length));
  const column = Math.min(40, Math.max(...held.map(({ value }) => value.length)));
  return held.map(({ key, value, from }) => `  ${key.padEnd(width)}  ${value.padEnd(column)}  ${from}\n`);
}
