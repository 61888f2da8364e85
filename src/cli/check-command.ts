import { formatProblem } from "../problem.ts";
import type { CommandModule } from "./console.ts";
import { remarkCount } from "./remark-line.ts";

/** Whether contracts can be served; problems end it as they end every command. */
export const checkCommand: CommandModule = {
  register(program, console, done) {
    program
      .command("check")
      .description("check contracts: problems that prevent serving, and remarks")
      .argument("[contract...]", "a name under contracts/, a folder that holds an openapi.yaml, or an OpenAPI file")
      .action(async (given: readonly string[]) => {
        const { loadContracts } = await import("../contract/load-contract.ts");
        const { checkDeclared } = await import("../serve/data/check-declared.ts");
        const contracts = loadContracts(given);
        checkDeclared(contracts);
        for (const { file, operations, remarks } of contracts) {
          console.out(`${file}: ${operations.length} operations, ${remarkCount(remarks.length)}\n`);
          for (const remark of remarks) console.out(`${formatProblem(remark)}\n`);
        }
        done(0);
      });
  },
};
