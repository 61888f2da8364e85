import { addHelp, contractArgument, usageOrLoginError } from "./help.ts";
import { addFlags, type Flag } from "./settings.ts";
import type { CommandModule } from "./console.ts";

const verifyFlags: readonly Flag[] = [
  {
    flags: "--target <file>",
    description: "how to reach it, who may log in, which values exist",
  },
  {
    flags: "--report <kind[=file]>",
    description: "terminal, json, junit, html, markdown or github",
    many: true,
  },
  { flags: "--wait <seconds>", description: "wait so long for an answer", default: "0" },
  { flags: "--strict", description: "end with 3 if something was not checked", default: false, isRare: true },
  { flags: "--dry-run", description: "list the requests instead of sending them", default: false, isRare: true },
  {
    flags: "--only <name>",
    description: "APIs, operations, families, checks or cases whose names start so; repeatable",
    many: true,
    isRare: true,
  },
  {
    flags: "--skip <name>",
    description: "leave these out; repeatable",
    many: true,
    isRare: true,
  },
  { flags: "--seed <text>", description: "seed for the choice of values to send", default: "standin", isRare: true },
  {
    flags: "--overlay <file>",
    description: "an OpenAPI Overlay to apply first; repeatable",
    many: true,
    isRare: true,
  },
  { flags: "--allow-refs", description: "follow references to other addresses", default: false, isRare: true },
  {
    flags: "--allow-outside",
    description: "let the target file name files outside its folder",
    default: false,
    isRare: true,
  },
  {
    flags: "--limit <name=number>",
    description: "e.g. answer-bytes=20000000; names in docs/reliability.md; repeatable",
    many: true,
    isRare: true,
  },
  {
    flags: "--header <name:value>",
    description: "says who asks: Authorization: Bearer …; repeatable",
    many: true,
  },
  {
    flags: "--exact",
    description: "a spelling that no client notices breaks a check too",
    default: false,
    isRare: true,
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
  readonly limit: readonly string[];
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
      .argument("[url]", "URL of the deployment; left out with --target")
      .argument("[contract]", contractArgument)
      .action(async (first: string | undefined, second: string | undefined, args: VerifyArguments) => {
        const { verify } = await import("./verify.ts");
        done(await verify([first, second], args, console));
      });
    addFlags(command, verifyFlags);
    addHelp(command, {
      examples: [
        ["standin verify --target staging.yaml", "as a target file says"],
        ["standin verify https://api.example.com shop", "without logging in"],
        ["standin verify --target t.yaml --dry-run", "what it would send"],
      ],
      exits: [
        [0, "everything that was checked holds"],
        [1, "something breaks"],
        usageOrLoginError,
        [3, "nothing breaks, but nothing (with --strict: not everything) was checked"],
      ],
    });
  },
};
