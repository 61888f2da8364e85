import { addHelp, contractArgument, usageError } from "./help.ts";
import { addFlags, type Flag } from "./settings.ts";
import type { CommandModule } from "./console.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import { standInDefaults } from "../serve/http/stand-in-defaults.ts";

/** Two flag types, one table: what may be given here becomes `ServeArguments`, all strings, before it is checked. */
const serveFlags: readonly Flag[] = [
  { flags: "--port <number>", description: "port to listen on; 0: a free one", default: "4010" },
  { flags: "--host <address>", description: "address to listen on", default: "127.0.0.1", isRare: true },
  {
    flags: "--scenario <name>",
    description: "its name or file",
    default: standInDefaults.scenario,
  },
  {
    flags: "--seed <text>",
    description: "same seed, same bytes (default: the scenario's)",
  },
  {
    flags: "--now <date>",
    description: "the clock: ISO 8601 or `now` (default: scenario's)",
  },
  {
    flags: "--rows <entity=count|file>",
    description: "rows of each owner, or your own file; repeatable",
    many: true,
  },
  {
    flags: "--overlay <file>",
    description: "an OpenAPI Overlay to apply first; repeatable",
    many: true,
    isRare: true,
  },
  {
    flags: "--at <name=prefix>",
    description: "serve an API under a path of its own; repeatable",
    many: true,
    isRare: true,
  },
  {
    flags: "--keep <file>",
    description: "keep the shared session here, over restarts",
  },
  { flags: "--allow-refs", description: "follow references to other addresses", default: false, isRare: true },
  {
    flags: "--allow-outside",
    description: "let the scenario name files outside its folder",
    default: false,
    isRare: true,
  },
  {
    flags: "--max-body <megabytes>",
    description: "the largest request body (default: 10)",
    isRare: true,
  },
  {
    flags: "--max-bodies <megabytes>",
    description: "all request bodies under way (default: 200)",
    isRare: true,
  },
  {
    flags: "--limit <name=number>",
    description: "e.g. written-rows=50000; names in docs/reliability.md; repeatable",
    many: true,
    isRare: true,
  },
  { flags: "--no-cors", description: "keep pages of other origins from reading answers", isRare: true },
  { flags: "--no-cache", description: "make each answer anew", isRare: true },
  {
    flags: "--control",
    description: `answer under ${controlPath}/ though others reach it`,
    isRare: true,
  },
  { flags: "--no-control", description: `no control interface and console (${controlPath}/)`, isRare: true },
  {
    flags: "--allow-host <name>",
    description: "another name of this host, for control; repeatable",
    many: true,
    isRare: true,
  },
  {
    flags: "--write-target <file>",
    description: "write the target file with which to verify it",
    isRare: true,
  },
  {
    flags: "--samples",
    description: "print every request to copy at the start",
    default: false,
    isRare: true,
  },
  { flags: "--log <form>", description: "print each request as text or json", default: "text", isRare: true },
  { flags: "--quiet", description: "print only the address, and no requests", default: false, isRare: true },
  { flags: "--watch", description: "reload contracts and scenario when they change", default: false },
];

export interface ServeArguments {
  readonly port: string;
  readonly host: string;
  readonly scenario: string;
  readonly seed?: string;
  readonly now?: string;
  readonly rows: readonly string[];
  readonly overlay: readonly string[];
  readonly at: readonly string[];
  readonly keep?: string;
  readonly allowRefs: boolean;
  readonly allowOutside: boolean;
  readonly maxBody?: string;
  readonly maxBodies?: string;
  readonly limit: readonly string[];
  readonly cors: boolean;
  /** Undefined: as the address is that it listens at. */
  readonly control?: boolean;
  readonly allowHost: readonly string[];
  readonly cache: boolean;
  readonly watch: boolean;
  readonly samples: boolean;
  readonly log: string;
  readonly quiet: boolean;
  readonly writeTarget?: string;
}

export const serveCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("serve")
      .description("start a mock server (default: all of contracts/, or openapi.yaml here)")
      .argument("[contract...]", contractArgument)
      .action(async (contracts: readonly string[], args: ServeArguments) => {
        const { serve } = await import("./serve.ts");
        done(await serve(contracts, args, console));
      });
    addFlags(command, serveFlags);
    addHelp(command, {
      examples: [
        ["standin serve openapi.yaml --port 0", "one document, a free port"],
        ["standin serve shop --now now --seed blue", "other data, dated today"],
        ["standin serve shop --rows orders=5000", "more rows"],
      ],
      exits: [[0, "it was told to stop (SIGTERM, Ctrl-C)"], usageError],
    });
  },
};
