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
    description: "what the stand-in knows: a name in fixtures/scenarios, or a file",
    default: standInDefaults.scenario,
  },
  { flags: "--seed <text>", description: "same seed, same bytes; default: the scenario's" },
  { flags: "--now <date>", description: "the moment it is, ISO 8601; default: the scenario's, frozen" },
  {
    flags: "--rows <entity=count|file>",
    description: "how many rows each owner has, or a JSON file of your own rows; may be repeated",
    many: true,
  },
  {
    flags: "--allow-refs",
    description: "follow references to other addresses",
    default: false,
  },
  { flags: "--no-cors", description: "let no page of another origin read the answers" },
  { flags: "--no-control", description: `leave out the control interface under ${controlPath}/` },
  { flags: "--watch", description: "load contracts and scenario anew when their files change", default: false },
];

export interface ServeArguments {
  readonly port: string;
  readonly host: string;
  readonly scenario: string;
  readonly seed?: string;
  readonly now?: string;
  readonly rows: readonly string[];
  readonly allowRefs: boolean;
  readonly cors: boolean;
  readonly control: boolean;
  readonly watch: boolean;
}

export const serveCommand: CommandModule = {
  register(program, console, done) {
    const command = program
      .command("serve")
      .description("stand in for the APIs of these contracts (none: all of contracts/)")
      .argument(
        "[contract...]",
        "a name under contracts/, a folder that holds an openapi.yaml, an OpenAPI file, or its address",
      )
      .action(async (contracts: readonly string[], args: ServeArguments) => {
        const { serve } = await import("./serve.ts");
        done(await serve(contracts, args, console));
      });
    addFlags(command, serveFlags);
  },
};
