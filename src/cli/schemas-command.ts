import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../problem.ts";
import type { CommandModule } from "./console.ts";
import { addHelp, usageError } from "./help.ts";
import { addFlags } from "./settings.ts";

interface SchemasArguments {
  readonly check: boolean;
}

/** What contracts say, for tools that read JSON Schema and no OpenAPI. */
export const schemasCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("schemas")
      .description("write the schemas of each contract as JSON Schema files, to the folder schemas beside it")
      .argument("[contract...]", "a name under contracts/, a folder that holds an openapi.yaml, or an OpenAPI file")
      .action(async (given: readonly string[], { check }: SchemasArguments) => {
        const { areSamplesMeant, contractNames, contractsMeant, defaultContractsFolder, nothingHere } =
          await import("../contract/locate-contract.ts");
        const { writeSchemas } = await import("../contract/write-schemas.ts");
        const meant = contractsMeant(given);
        if (areSamplesMeant(meant)) {
          const cure = "name a contract: a folder with an openapi.yaml, or an OpenAPI file";
          throw new ProblemError([{ place: "schemas", found: nothingHere, cure }]);
        }
        const contracts = meant.length > 0 ? meant : contractNames(defaultContractsFolder());
        const files = contracts.flatMap((contract) => writeSchemas(contract, !check));
        const become = (file: string): string => (existsSync(resolve(console.cwd, file)) ? "written" : "removed");
        for (const file of files) console.out(`${check ? "differs from its contract" : become(file)}: ${file}\n`);
        done(check && files.length > 0 ? 1 : 0);
      });
    addFlags(command, [
      {
        flags: "--check",
        description: "write nothing; exit with 1 if a file differs from its contract",
        default: false,
      },
    ]);
    addHelp(command, {
      examples: [["standin schemas orders --check", "whether they are right"]],
      exits: [[0, "the files are what the contract says"], [1, "with --check: some differ"], usageError],
    });
  },
};
