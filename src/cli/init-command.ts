import type { CommandModule } from "./console.ts";

/** Writes what a project needs to be served and verified. */
export const initCommand: CommandModule = {
  register(program, console, done) {
    program
      .command("init")
      .description("write what serving and verifying needs: contract, overlay, scenario, target file, CI job, a test")
      .argument("[document...]", "OpenAPI documents or a page of documentation (default: what is found in this folder)")
      .action(async (documents: readonly string[]) => {
        const { init } = await import("./init/init.ts");
        await init(documents, console);
        done(0);
      });
  },
};
