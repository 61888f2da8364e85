import type { Command } from "commander";

/** What a command's help shows behind its flags. */
export interface HelpText {
  /** Command lines that work, each with what it does. */
  readonly examples: readonly (readonly [line: string, about: string])[];
  /** Exit codes, each with what it means. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
}

/** What 2 means for every command. */
export const usageError = [2, "the command line, a file or an address cannot be used, as the message says"] as const;

/** Adds examples, exit codes, and the other ways to set a flag; of defaults only those are told that say something. */
export function addHelp(command: Command, { examples, exits }: HelpText): void {
  const longest = Math.max(...examples.map(([line]) => line.length));
  const lines = [
    "",
    "Flags are also variables (--port: STANDIN_PORT) and keys of standin.config.yaml.",
    "",
    "Examples:",
    ...examples.map(([line, about]) => `  ${line.padEnd(longest)}  # ${about}`),
    "",
    "Exit codes:",
    ...exits.map(([code, meaning]) => `  ${code}  ${meaning}`),
  ];
  command.configureHelp({
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === "string" ? `${description} (default: ${defaultValue})` : description,
  });
  command.addHelpText("after", lines.join("\n"));
}
