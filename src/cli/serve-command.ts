import { addFlags, type Flag } from "./settings.ts";
import type { CommandModule } from "./console.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import { standInDefaults } from "../serve/http/stand-in-defaults.ts";

/** Two flag types, one table: what may be given here becomes `ServeArguments`, all strings, before it is checked. */
const serveFlags: readonly Flag[] = [
  { flags: "--port <number>", description: "port to listen on; 0 picks a free one", default: "4010" },
  { flags: "--host <address>", description: "address to listen on", default: "127.0.0.1" },
  {
    flags: "--scenario <name>",
    description: "scenario: a name in fixtures/scenarios, or a file",
    default: standInDefaults.scenario,
  },
  {
    flags: "--seed <text>",
    description: "seed of the data; the same seed gives the same bytes (default: the scenario's)",
  },
  {
    flags: "--now <date>",
    description: "date and time of the stand-in's clock, ISO 8601 (default: the scenario's, frozen)",
  },
  {
    flags: "--rows <entity=count|file>",
    description: "number of rows of each owner, or a JSON file with your own rows; may be repeated",
    many: true,
  },
  {
    flags: "--overlay <file>",
    description: "an OpenAPI Overlay to apply to the document first; may be repeated",
    many: true,
  },
  {
    flags: "--at <name=prefix>",
    description: "serve an API under a path of its own, for APIs whose paths clash; may be repeated",
    many: true,
  },
  {
    flags: "--keep <file>",
    description: "keep what the shared session writes and changes in this file, over restarts",
  },
  { flags: "--allow-refs", description: "follow references to other addresses", default: false },
  { flags: "--no-cors", description: "send no CORS headers, so pages of other origins cannot read the answers" },
  { flags: "--no-cache", description: "make each answer anew, though the same request was answered before" },
  {
    flags: "--control",
    description: `let the control interface under ${controlPath}/ answer; it does where only this machine reaches it`,
  },
  { flags: "--no-control", description: `leave out the control interface under ${controlPath}/` },
  {
    flags: "--allow-host <name>",
    description: "a name under which the control interface may be reached, beside this machine's own; may be repeated",
    many: true,
  },
  {
    flags: "--write-target <file>",
    description: "write the target file with which verify reaches this stand-in, when it listens",
  },
  { flags: "--watch", description: "reload contracts and scenario when their files change", default: false },
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
  readonly cors: boolean;
  /** Undefined: as the address is that it listens at. */
  readonly control?: boolean;
  readonly allowHost: readonly string[];
  readonly cache: boolean;
  readonly watch: boolean;
  readonly writeTarget?: string;
}

export const serveCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("serve")
      .description("start a mock server for these contracts (default: all of contracts/)")
      .argument(
        "[contract...]",
        "a name under contracts/, a folder that holds an openapi.yaml, an OpenAPI file, or its URL",
      )
      .action(async (contracts: readonly string[], args: ServeArguments) => {
        const { serve } = await import("./serve.ts");
        done(await serve(contracts, args, console));
      });
    addFlags(command, serveFlags);
  },
};
