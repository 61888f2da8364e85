import type { CommandModule } from "./console.ts";
import { addFlags } from "./settings.ts";

interface SchemasArguments {
  readonly check: boolean;
}

/** What contracts say, for tools that read JSON Schema and no OpenAPI. */
export const schemasCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("schemas")
      .description("write the schemas of contracts as files of JSON Schema, into a folder schemas beside each")
      .argument("[contract...]", "a name under contracts/, a folder that holds an openapi.yaml, or an OpenAPI file")
      .action(async (given: readonly string[], { check }: SchemasArguments) => {
        const { contractNames, defaultContractsFolder } = await import("../contract/locate-contract.ts");
        const { writeSchemas } = await import("../contract/write-schemas.ts");
        const contracts = given.length > 0 ? given : contractNames(defaultContractsFolder());
        const files = contracts.flatMap((contract) => writeSchemas(contract, !check));
        for (const file of files)
          console.out(`${check ? "differs from its contract" : "written or removed"}: ${file}\n`);
        done(check && files.length > 0 ? 1 : 0);
      });
    addFlags(command, [
      {
        flags: "--check",
        description: "write nothing, and end with 1 when a file is not what its contract says",
        default: false,
      },
    ]);
  },
};
