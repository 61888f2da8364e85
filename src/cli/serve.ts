import { createServer } from "node:http";
import { fetchDocuments } from "../contract/fetch-documents.ts";
import { type Problem, ProblemError } from "../problem.ts";
import { createApp } from "../serve/http/app.ts";
import { keeperOf, openStandIn, type OpenedStandIn } from "../serve/http/create-stand-in.ts";
import { headLimit } from "../serve/http/incoming.ts";
import { listen } from "../serve/http/listen.ts";
import { type StandInSettings, settingsOf } from "../serve/http/stand-in-settings.ts";
import { emptyOwners } from "../serve/scenario/empty-owners.ts";
import { noChanges } from "../serve/state/changes.ts";
import { hindered } from "./hindrance.ts";
import type { Console } from "./console.ts";
import type { ServeArguments } from "./serve-command.ts";
import { controlPath } from "../serve/http/control/control-path.ts";
import { mayBeDocumentation } from "./may-be-documentation.ts";
import { remarkLine } from "./remark-line.ts";
import { steering } from "./steering.ts";
import { startScreen } from "./start-screen.ts";
import { tryInIdleTime } from "./tried-operations.ts";
import { untilStopped } from "./until-stopped.ts";
import { writeTarget } from "./write-target.ts";
import { verifyLine } from "./verify-line.ts";
import { watchedFiles } from "./watched-files.ts";
import { type Opened, watchedWorld } from "./watched-world.ts";

/**
 * Opens the world, listens, prints what can be asked, and stays until it is told to stop.
 * @throws {ProblemError} for everything that is wrong with contracts, scenario, rows or flags
 */
export async function serve(contracts: readonly string[], args: ServeArguments, console: Console): Promise<number> {
  const fetched = await fetchDocuments(contracts, args.allowRefs);
  const derive = contracts.some((reference) => mayBeDocumentation(reference, fetched))
    ? (await import("./derived-contracts.ts")).derivedContracts(contracts, fetched)
    : undefined;
  const { port, host, settings } = checked(contracts, args, { fetched, derive });
  const opened = openStandIn(settings);
  const keeper = keeperOf(opened, settings);
  const { scenario, world } = opened;
  const filesOf = (read: Pick<typeof opened, "contracts" | "scenario">): readonly string[] =>
    watchedFiles({ ...read, rows: settings.rows, overlays: settings.overlays });
  const again = (): Opened => {
    const next = openStandIn(settings);
    return { world: next.world, files: filesOf(next) };
  };
  const served = args.watch ? watchedWorld({ world, files: filesOf(opened) }, again, console) : world;
  const server = createServer({ maxHeaderSize: headLimit }, createApp(served, { ...settings, keeper }));
  // Longer than clients and load balancers keep a connection: else one is closed while a request is on its way.
  server.keepAliveTimeout = 75_000;
  let idle: (() => void) | undefined;
  try {
    const url = await listen(server, port, host);
    const { apis } = world.at(noChanges, 0);
    console.error(steering(host, args.control).warning);
    if (args.writeTarget !== undefined) writeTarget(args.writeTarget, url, apis, scenario);
    const verify = verifyLines(url, opened, contracts, console.cwd);
    const shown = { url, apis, scenario, start: world.start, control: settings.control, verify };
    console.out(startScreen({ ...shown, colour: console.colour }) + remarkLine(opened.contracts));
    for (const text of emptyOwners(scenario, opened.contracts)) console.error(`${text}\n`);
    idle = tryInIdleTime(opened.contracts, (line) => console.error(line));
    await untilStopped(server);
  } finally {
    idle?.();
    server.close();
    server.closeAllConnections();
    await keeper?.close();
  }
  return 0;
}

/** `verify` takes one contract, or all of contracts/: for several there are several lines. */
function verifyLines(
  url: string,
  { contracts, scenario: { file: scenario } }: OpenedStandIn,
  references: readonly string[],
  folder: string,
): readonly string[] {
  const given = [...new Set(references)];
  const [only, ...others] = contracts;
  const at = others.length === 0 ? (only?.at ?? "") : "";
  const all = { url: `${url}${at}`, scenario, apis: contracts.map(({ name }) => name), contracts: given };
  if (given.length <= 1) return [verifyLine(all, folder)];
  return contracts.map(({ name, at: own = "" }, i) =>
    verifyLine({ ...all, url: `${url}${own}`, apis: [name], contracts: given.slice(i, i + 1) }, folder),
  );
}

/** An API is not mounted where the control interface answers. */
function atProblems(at: readonly string[]): readonly Problem[] {
  return at
    .filter((text) => `${text.slice(text.indexOf("=") + 1)}/`.startsWith(`${controlPath}/`))
    .map((text) => ({
      place: "--at",
      found: `"${text}" is under ${controlPath}/, where the control interface answers`,
      cure: "choose another path",
    }));
}

/** What contracts are read from, beside files that say what they are. */
type Documents = Pick<Parameters<typeof settingsOf>[0], "fetched" | "derive">;

interface Checked {
  readonly port: number;
  readonly host: string;
  readonly settings: StandInSettings;
}

function checked(contracts: readonly string[], args: ServeArguments, read: Documents): Checked {
  const { host, scenario, seed, now, rows, cors, keep, overlay: overlays, at, allowHost } = args;
  const problems: Problem[] = [];
  const port = /^\d{1,5}$/.test(args.port) ? Number(args.port) : NaN;
  if (!(port <= 65535))
    problems.push({
      place: "--port",
      found: `"${args.port}" is not a port`,
      cure: "give a whole number from 0 to 65535; 0 picks a free one",
    });
  if (host.trim() === "")
    problems.push({
      place: "--host",
      found: `"${host}" is not an address`,
      cure: "leave it out for 127.0.0.1, or give 0.0.0.0 for every address of this machine",
    });
  problems.push(...atProblems(at), ...hindered("--write-target", args.writeTarget));
  try {
    const settings = settingsOf({
      contracts,
      ...read,
      overlays,
      at,
      scenario,
      seed,
      now,
      rows,
      cors,
      control: steering(host, args.control).on,
      allowHosts: [...allowHost, host],
      keep,
      time: () => Date.now(),
    });
    if (problems.length === 0) return { port, host, settings };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
  }
  throw new ProblemError(problems);
}
