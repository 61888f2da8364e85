import type { Command, CommanderError } from "commander";
import { type Problem, ProblemError } from "../problem.ts";
import { didYouMean } from "../source/nearest.ts";
import { allFlag } from "./help.ts";

/** What is wrong with a command line that its parser refused; undefined where the parser has said all (help, version). */
export function usageProblem(error: CommanderError, program: Command, args: readonly string[]): Problem | undefined {
  const [, quoted = ""] = /'([^]*)'/.exec(error.message) ?? [];
  const [place = ""] = args;
  const command = program.commands.find((one) => one.name() === place);
  switch (error.code) {
    case "commander.unknownCommand":
      return unknownCommand(quoted, program);
    case "commander.unknownOption":
      return command === undefined ? misplacedFlag(quoted, program) : unknownFlag(quoted, command, program);
    case "commander.optionMissingArgument":
      return { place, found: `${quoted.split(" ")[0] ?? ""} needs a value`, cure: `write ${quoted}` };
    case "commander.missingArgument":
      return { place, found: `the ${quoted} is missing`, cure: `name one; ${helpOf(command)}` };
    case "commander.excessArguments": {
      const [taken = "", given = ""] = error.message.match(/\d+/g) ?? [];
      const found = `${given} words are given, and ${taken} are taken at most`;
      return { place, found, cure: `put quotes around a word with spaces; ${helpOf(command)}` };
    }
    default:
      return undefined;
  }
}

/** Refuses `standin help` for what is no command, or with a flag that help does not take. @throws {ProblemError} then */
export function checkHelp(program: Command, [word, ...args]: readonly string[]): void {
  if (word !== "help") return;
  const wrong = args.find((arg) => arg.startsWith("-") && arg !== allFlag);
  const [name] = args.filter((arg) => !arg.startsWith("-"));
  if (wrong !== undefined)
    throw new ProblemError([
      { place: "help", found: `there is no flag "${wrong}"`, cure: `${allFlag} shows every flag of a command` },
    ]);
  if (name !== undefined && !program.commands.some((one) => one.name() === name))
    throw new ProblemError([unknownCommand(name, program)]);
}

/** A flag that a command does not have: which of its own is near, or which command has it. */
export function unknownFlag(given: string, command: Command, program: Command): Problem {
  const flag = nameOf(given);
  const names = flagsOf(command);
  if (names.includes(flag)) return { place: command.name(), found: `${flag} takes no value`, cure: `write ${flag}` };
  // Who writes a part of the name, or one letter as other tools have it, means the flag that begins so.
  const whole = names.find((name) => name.startsWith(`--${flag.replace(/^-+/, "")}`)) ?? flag;
  const near = didYouMean(whole, names) ?? elsewhere(flag, program);
  const cure = `${near === undefined ? "" : `${near} `}${helpOf(command)}`;
  return { place: command.name(), found: `there is no flag "${flag}"`, cure };
}

function elsewhere(flag: string, program: Command): string | undefined {
  const owner = program.commands.find((one) => flagsOf(one).includes(flag));
  return owner && `\`standin ${owner.name()}\` has it: leave it out here;`;
}

function misplacedFlag(given: string, program: Command): Problem {
  const flag = nameOf(given);
  const owner = program.commands.find((one) => flagsOf(one).includes(flag));
  const cure = owner === undefined ? commandsHelp : `write it behind: standin ${owner.name()} ${flag}`;
  return { found: `there is no flag "${flag}" before a command`, cure };
}

const commandsHelp = "`standin help` shows the commands";

function unknownCommand(given: string, program: Command): Problem {
  const near = didYouMean(
    given,
    program.commands.map((one) => one.name()),
  );
  const isDocument = /[./]/.test(given);
  const cure = isDocument
    ? `write one before it: standin serve ${given}`
    : `${near === undefined ? "" : `${near} `}${commandsHelp}`;
  return { found: `there is no command "${given}"`, cure };
}

function helpOf(command: Command | undefined): string {
  return `\`standin help ${command?.name() ?? ""} ${allFlag}\` shows all that it takes`;
}

function flagsOf({ options }: Command): readonly string[] {
  return options.flatMap(({ long }) => long ?? []);
}

function nameOf(given: string): string {
  return given.replace(/=[^]*$/, "");
}
