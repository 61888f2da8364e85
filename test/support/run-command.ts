import type { CommandModule } from "../../src/cli/console.ts";
import { run } from "../../src/cli/program.ts";
import { root } from "./source-files.ts";

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command line in this process, from the folder of the repository. */
export async function runCommand(
  args: readonly string[],
  commands: CommandModule | readonly CommandModule[],
  width = 100,
): Promise<Ran> {
  let [out, error] = ["", ""];
  const code = await run(args, [commands].flat(), {
    out: (text) => (out += text),
    error: (text) => (error += text),
    colour: false,
    width,
    env: {},
    cwd: root,
  });
  return { code, out, error };
}
