import type { Command, Help, Option } from "commander";

/** What a command's help shows behind its flags. */
export interface HelpText {
  /** Command lines that work, each with what it does. */
  readonly examples: readonly (readonly [line: string, about: string])[];
  /** Exit codes, each with what it means. */
  readonly exits: readonly (readonly [code: number, meaning: string])[];
}

const unusable = "the command line, a file or an address cannot be used";

/** What 2 means for every command. */
export const usageError = [2, `${unusable}, as the message says`] as const;

/** What 2 means where a deployment is asked. */
export const usageOrLoginError = [2, `${unusable}; a login is refused`] as const;

/** How every command says what a contract is. */
export const contractArgument = "a name in contracts/, a folder, a file or a URL";

/** Behind `standin help COMMAND`: the flags that most people never need are explained too. */
export const allFlag = "--all";

/** Shows flags that are left out of the short help, if the command line asks for them. */
export function showAllFlags(program: Command, args: readonly string[]): void {
  if (args[0] !== "help" || !args.includes(allFlag)) return;
  for (const option of program.commands.flatMap(({ options }) => options)) option.hideHelp(false);
}

/**
 * Makes the help of a command one screen of 80 columns and 24 lines: what it does, the flags that are used most, examples and
 * exit codes. Of defaults only those are told that say something.
 */
export function addHelp(command: Command, text: HelpText): void {
  command.configureHelp({
    optionDescription: ({ description, defaultValue }) =>
      typeof defaultValue === "string" ? `${description} (default: ${defaultValue})` : description,
    formatHelp: (one, helper) => screen(one, helper, text).join("\n"),
  });
}

function screen(command: Command, helper: Help, { examples, exits }: HelpText): readonly string[] {
  const width = helper.helpWidth ?? 80;
  const options = command.options.filter(({ hidden }) => !hidden);
  const terms = [
    ...helper.visibleArguments(command).map((one) => [helper.argumentTerm(one), one.description] as const),
    ...options.map((one) => [helper.optionTerm(one), helper.optionDescription(one)] as const),
  ];
  const column = Math.max(...terms.map(([term]) => term.length));
  const items = terms.map(([term, about]) => helper.formatItem(term, column, about, helper));
  const count = helper.visibleArguments(command).length;
  const longest = Math.max(...examples.map(([line]) => line.length));
  return [
    `Usage: ${helper.commandUsage(command)}`,
    ...helper.boxWrap(helper.commandDescription(command), width).split("\n"),
    ...items.slice(0, count),
    ...(options.length === 0 ? [] : ["Options:", ...items.slice(count)]),
    ...otherFlags(command).flatMap((line) => helper.boxWrap(line, width).split("\n")),
    "",
    "Examples:",
    ...examples.map(([line, about]) => `  ${line.padEnd(longest)}  # ${about}`),
    "Exit codes:",
    ...exits.map(([code, meaning]) => `  ${code}  ${meaning}`),
    "",
  ];
}

/** The flags that are not explained here, and the other ways to set one. */
function otherFlags(command: Command): readonly string[] {
  const hidden = command.options.filter((option) => option.hidden).map(nameOf);
  const [first] = command.options.map(nameOf);
  const others =
    hidden.length === 0 ? [] : [`standin help ${command.name()} ${allFlag} also explains ${hidden.join(" ")}`];
  const variable = first === undefined ? "" : `STANDIN_${first.slice(2).replaceAll("-", "_").toUpperCase()}`;
  const ways = first === undefined ? [] : [`Flags are also variables (${variable}) and keys of standin.config.yaml.`];
  return [...others, ...ways];
}

function nameOf({ long, flags }: Option): string {
  return long ?? flags;
}
