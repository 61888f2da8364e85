import type { CommandModule } from "./console.ts";
import { addHelp, usageError } from "./help.ts";

/** Writes what a project needs to be served and verified. */
export const initCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("init")
      .description("write what serving and verifying needs: contract, overlay, scenario, target file, CI job, a test")
      .argument("[document...]", "OpenAPI documents or a page of documentation (default: what is found in this folder)")
      .action(async (documents: readonly string[]) => {
        const { init } = await import("./init/init.ts");
        await init(documents, console);
        done(0);
      });
    addHelp(command, {
      examples: [
        ["standin init", "for the OpenAPI documents of this folder"],
        ["standin init api/openapi.yaml", "for this document"],
        ["standin init ListOrders.html", "for a page of documentation"],
      ],
      exits: [[0, "what was missing is written; nothing was overwritten"], usageError],
    });
  },
};
