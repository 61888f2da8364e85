import type { Command } from "commander";
import { ProblemError } from "../problem.ts";
import type { CheckArguments } from "./check-command.ts";
import type { DeriveArguments } from "./derive-command.ts";
import type { ServeArguments } from "./serve-command.ts";
import type { VerifyArguments } from "./verify-command.ts";

/**
 * Reads the values of a command's settings as the command itself does before it reads any document, by what the command's own
 * module gives: to load other modules from here would cut the bundle into more files, which each start would read.
 * @throws {ProblemError} with everything that is wrong with them
 */
export async function checkValues(command: Command): Promise<void> {
  switch (command.name()) {
    case "serve":
      (await import("./serve.ts")).checkedSettings([], command.opts<ServeArguments>(), {});
      break;
    case "verify":
      (await import("./verify.ts")).verifySettings(command.opts<VerifyArguments>());
      break;
    case "derive":
      (await import("./derive.ts")).pauseOf(command.opts<DeriveArguments>().pause);
      break;
    case "check": {
      const { hindered } = await import("./check.ts");
      const problems = hindered("--write-overlay", command.opts<CheckArguments>().writeOverlay);
      if (problems.length > 0) throw new ProblemError(problems);
    }
  }
}
