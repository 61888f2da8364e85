import { addHelp, usageError } from "./help.ts";
import { addFlags, type Flag } from "./settings.ts";
import type { CommandModule } from "./console.ts";

const verifyFlags: readonly Flag[] = [
  {
    flags: "--target <file>",
    description: "target file: how to reach the deployment, who may log in, which values exist there",
  },
  {
    flags: "--report <kind[=file]>",
    description: "terminal, json, junit, html, markdown or github, to a file or to the terminal; may be repeated",
    many: true,
  },
  { flags: "--wait <seconds>", description: "wait so long for the deployment to answer", default: "0" },
  { flags: "--strict", description: "exit with 3 if something was not checked", default: false },
  { flags: "--dry-run", description: "list the requests instead of sending them", default: false },
  {
    flags: "--only <name>",
    description:
      "run only APIs, operations, families, checks or cases whose name is or starts with this; may be repeated",
    many: true,
  },
  {
    flags: "--skip <name>",
    description: "skip APIs, operations, families, checks or cases whose name is or starts with this; may be repeated",
    many: true,
  },
  { flags: "--seed <text>", description: "seed for the choice of values to send", default: "standin" },
  {
    flags: "--overlay <file>",
    description: "an OpenAPI Overlay to apply to the document first; may be repeated",
    many: true,
  },
  { flags: "--allow-refs", description: "follow references to other addresses", default: false },
  { flags: "--allow-outside", description: "let the target file name files outside its folder", default: false },
  {
    flags: "--header <name:value>",
    description: "a header that shows who asks, such as Authorization: Bearer …; may be repeated",
    many: true,
  },
  {
    flags: "--exact",
    description: "let a spelling that a client does not notice break a check, for frameworks whose spelling is known",
    default: false,
  },
  { flags: "--allow-writes", description: "also send requests that may change data", default: false },
];

export interface VerifyArguments {
  readonly target?: string;
  readonly report: readonly string[];
  readonly wait: string;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly seed: string;
  readonly header: readonly string[];
  readonly exact: boolean;
  readonly allowWrites: boolean;
  readonly overlay: readonly string[];
  readonly allowRefs: boolean;
  readonly allowOutside: boolean;
}

export const verifyCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("verify")
      .description("test a deployment against its contract")
      .argument("[url]", "URL of the deployment; with --target, the contract instead")
      .argument(
        "[contract]",
        "a name under contracts/, a folder that holds an openapi.yaml, an OpenAPI file, or its URL",
      )
      .action(async (first: string | undefined, second: string | undefined, args: VerifyArguments) => {
        const { verify } = await import("./verify.ts");
        done(await verify([first, second], args, console));
      });
    addFlags(command, verifyFlags);
    addHelp(command, {
      examples: [
        ["standin verify --target staging.yaml", "as a target file says"],
        ["standin verify https://api.example.com shop", "without logging in"],
        ["standin verify --target t.yaml --strict", "nothing left unchecked"],
        ["standin verify --target t.yaml --dry-run", "what it would send"],
      ],
      exits: [
        [0, "everything that was checked holds"],
        [1, "something breaks"],
        usageError,
        [3, "nothing breaks, but nothing (with --strict: not everything) was checked"],
      ],
    });
  },
};
