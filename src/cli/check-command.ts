import type { CommandModule } from "./console.ts";
import { addHelp, contractArgument, usageError } from "./help.ts";
import { addFlags, type Flag } from "./settings.ts";

const checkFlags: readonly Flag[] = [
  {
    flags: "--overlay <file>",
    description: "an OpenAPI Overlay to apply first; repeatable",
    many: true,
  },
  {
    flags: "--explain",
    description: "print every place of a remark, and what is inferred of the document, and why",
    default: false,
  },
  { flags: "--write-overlay <file>", description: "write what is inferred as an Overlay, to edit" },
  { flags: "--allow-refs", description: "follow references to other addresses", default: false },
];

export interface CheckArguments {
  readonly overlay: readonly string[];
  readonly explain: boolean;
  readonly writeOverlay?: string;
  readonly allowRefs: boolean;
}

/** Whether contracts can be served; problems end it as they end every command. */
export const checkCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("check")
      .description("check contracts: problems that prevent serving, and remarks")
      .argument("[contract...]", contractArgument)
      .action(async (given: readonly string[], args: CheckArguments) => {
        const { check } = await import("./check.ts");
        await check(given, args, console);
        done(0);
      });
    addFlags(command, checkFlags);
    addHelp(command, {
      examples: [
        ["standin check openapi.yaml", "problems and remarks"],
        ["standin check shop --explain", "also what is inferred, and why"],
      ],
      exits: [[0, "every contract can be served; there may be remarks"], usageError],
    });
  },
};
