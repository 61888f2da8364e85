import { Command, CommanderError } from "commander";
import { formatProblem, ProblemError } from "../problem.ts";
import { pathNamed } from "../source/address.ts";
import { version } from "../version.ts";
import { showAllFlags } from "./help.ts";
import type { CommandModule, Console } from "./console.ts";
import { withSource } from "./settings-held.ts";
import { readSettings } from "./settings.ts";
import { checkHelp, usageProblem } from "./usage.ts";

/**
 * Runs one command line.
 * @param given without the executable and the script
 * @returns the exit code: 0 all is well, 1 something breaks, 2 usage or contract error, 3 something was not checked (`--strict`)
 */
export async function run(
  given: readonly string[],
  commands: readonly CommandModule[],
  console: Console,
): Promise<number> {
  let code = 0;
  const args = given.map(pathNamed);
  const program = new Command("standin")
    .description("Mock server for a documented API, and tests that hold the real deployment to the same contract.")
    .version(version, "-V, --version", "print the version")
    .helpCommand("help [command]", "display help for a command")
    .configureOutput({
      writeOut: (text) => console.out(text),
      writeErr: (text) => console.error(text),
      // The parser's own words: what it refuses is told as any other problem is.
      outputError: () => {},
      getOutHelpWidth: () => (Number.isFinite(console.width) ? console.width : 80),
    })
    .exitOverride();
  for (const command of commands) command.register(program, console, (told) => (code = told));
  for (const command of program.commands) command.exitOverride().configureOutput(program.configureOutput());
  showAllFlags(program, args);
  readSettings(program, console);
  try {
    checkHelp(program, args);
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    const isOfParser = error instanceof CommanderError;
    if (isOfParser && error.exitCode === 0) return 0;
    const usage = isOfParser ? usageProblem(error, program, args) : undefined;
    return failed(usage === undefined ? sourced(error, program, args, console) : new ProblemError([usage]), console);
  }
}

/** Problems with settings name where these were written. */
function sourced(error: unknown, program: Command, [name]: readonly string[], console: Console): unknown {
  const command = program.commands.find((one) => one.name() === name);
  if (command === undefined || !(error instanceof ProblemError)) return error;
  return new ProblemError(error.problems.map((problem) => withSource(problem, command, console)));
}

function failed(error: unknown, console: Console): number {
  // It has printed the help.
  if (error instanceof CommanderError) return 2;
  if (error instanceof ProblemError) {
    console.error(`${error.problems.map(formatProblem).join("\n")}\n`);
    return 2;
  }
  console.error(
    `internal error in standin, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return 2;
}
