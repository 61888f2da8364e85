import type { CommandModule } from "./console.ts";
import { addHelp, usageError } from "./help.ts";
import { addFlags, type Flag } from "./settings.ts";

const deriveFlags: readonly Flag[] = [
  {
    flags: "--out <folder>",
    description: "write the contract there (default: print it)",
  },
  { flags: "--explain", description: "print each promise with the lines that make it", default: false },
  {
    flags: "--diff <contract>",
    description: "print what changed against this contract",
  },
  { flags: "--pause <milliseconds>", description: "pause between two requests to a host", default: "200" },
];

export interface DeriveArguments {
  readonly out?: string;
  readonly explain: boolean;
  readonly diff?: string;
  readonly pause: string;
}

/** Documentation in, contract out. */
export const deriveCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("derive")
      .description("read documentation and write it down as a contract, with the line behind every promise")
      .argument(
        "<document...>",
        "pages of operations, listings of types, JSON samples, OpenAPI documents; files or addresses, or the address of a host's list of operations",
      )
      .action(async (documents: readonly string[], args: DeriveArguments) => {
        const { deriveDocuments } = await import("./derive.ts");
        done(await deriveDocuments(documents, args, console));
      });
    addFlags(command, deriveFlags);
    addHelp(command, {
      examples: [
        ["standin derive page.html --out orders", "a contract in orders/"],
        ["standin derive https://api.example.com --explain", "a host, and why"],
        ["standin derive page.html --diff orders", "what has changed"],
      ],
      exits: [[0, "a contract was made"], [1, "with --diff: something changed that breaks callers"], usageError],
    });
  },
};
