import { formatProblem } from "../problem.ts";
import type { CommandModule } from "./console.ts";
import { remarkCount } from "./remark-line.ts";
import { addFlags, type Flag } from "./settings.ts";

const checkFlags: readonly Flag[] = [
  {
    flags: "--allow-refs",
    description: "follow references to other addresses",
    default: false,
  },
];

interface CheckArguments {
  readonly allowRefs: boolean;
}

/** Whether contracts can be served; problems end it as they end every command. */
export const checkCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("check")
      .description("check contracts: problems that prevent serving, and remarks")
      .argument(
        "[contract...]",
        "a name under contracts/, a folder that holds an openapi.yaml, an OpenAPI file, or its URL",
      )
      .action(async (given: readonly string[], { allowRefs }: CheckArguments) => {
        const { fetchDocuments } = await import("../contract/fetch-documents.ts");
        const { loadContracts } = await import("../contract/load-contract.ts");
        const { checkDeclared } = await import("../serve/data/check-declared.ts");
        const contracts = loadContracts(given, { fetched: await fetchDocuments(given, allowRefs) });
        checkDeclared(contracts);
        for (const { file, operations, remarks } of contracts) {
          console.out(`${file}: ${operations.length} operations, ${remarkCount(remarks.length)}\n`);
          for (const remark of remarks) console.out(`${formatProblem(remark)}\n`);
        }
        done(0);
      });
    addFlags(command, checkFlags);
  },
};
