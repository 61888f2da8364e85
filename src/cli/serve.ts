import { fetchDocuments } from "../contract/fetch-documents.ts";
import { contractsMeant } from "../contract/locate-contract.ts";
import { type AnsweredRequest, createApp } from "../serve/http/app.ts";
import { setProcessLimits } from "../limits.ts";
import { createServer } from "../serve/http/create-server.ts";
import { keeperOf, openStandIn, type OpenedStandIn } from "../serve/http/create-stand-in.ts";
import { listen } from "../serve/http/listen.ts";
import type { NamedApi, NamedWorld } from "../serve/http/open-world.ts";
import { anybody } from "../serve/http/samples/sample-credentials.ts";
import type { StandInSettings } from "../serve/http/stand-in-settings.ts";
import { emptyOwners } from "../serve/scenario/empty-owners.ts";
import type { Scenario } from "../serve/scenario/scenario.ts";
import { noChanges } from "../serve/state/changes.ts";
import { parseLimits } from "../source/written-limits.ts";
import type { Console } from "./console.ts";
import type { ServeArguments } from "./serve-command.ts";
import { checkedSettings } from "./serve-settings.ts";
import { mayBeDocumentation } from "./may-be-documentation.ts";
import { printedTogether } from "./printed-together.ts";
import { remarkLine } from "./remark-line.ts";
import { requestLine } from "./request-log.ts";
import { samplesLine } from "./samples-line.ts";
import { steering } from "./steering.ts";
import { startScreen } from "./start-screen.ts";
import { tryInIdleTime } from "./tried-operations.ts";
import { untilStopped } from "./until-stopped.ts";
import { writeTarget } from "./write-target.ts";
import { verifyLine } from "./verify-line.ts";
import { watchedFiles } from "./watched-files.ts";
import { type Opened, watchedWorld } from "./watched-world.ts";

export { checkedSettings } from "./serve-settings.ts";

/**
 * Opens the world, listens, prints what can be asked, and stays until it is told to stop.
 * @throws {ProblemError} for everything that is wrong with contracts, scenario, rows or flags
 */
export async function serve(named: readonly string[], args: ServeArguments, console: Console): Promise<number> {
  console.enginePace?.("opening");
  setProcessLimits(parseLimits(args.limit, "serve")); // before anything is read: files have limits
  const contracts = contractsMeant(named);
  const fetched = await fetchDocuments(contracts, args.allowRefs);
  const derive = contracts.some((reference) => mayBeDocumentation(reference, fetched))
    ? (await import("./derived-contracts.ts")).derivedContracts(contracts, fetched)
    : undefined;
  const { port, host, settings } = checkedSettings(contracts, args, { fetched, derive });
  const others: Scenario[] = [];
  const opened = openStandIn(settings, (other) => others.push(other));
  const keeper = keeperOf(opened, settings);
  const { scenario, world } = opened;
  const { limits } = settings;
  const served = args.watch ? watched({ ...opened, others }, settings, console) : world;
  const idle = tryInIdleTime(opened.contracts, (line) => console.error(line));
  const told = [idle.requested, requestPrinter(args, limits.unreadBytes, console)];
  const answered = (request: AnsweredRequest): void => told.forEach((tell) => tell(request));
  const server = createServer(createApp(served, { ...settings, keeper, answered }), limits);
  try {
    const url = await listen(server, port, host);
    console.enginePace?.("usual");
    const { apis } = world.at(noChanges, 0);
    console.error(steering(host, args.control).warning);
    if (!args.quiet) console.error(samplesLine(contracts));
    if (args.writeTarget !== undefined) writeTarget(args.writeTarget, url, apis, scenario);
    const verify = verifyLines(url, { ...opened, apis }, contracts, console.cwd);
    const shown = { url, apis, scenario, start: world.start, control: settings.control, verify, samples: args.samples };
    printStart(url, startScreen({ ...shown, ...console }) + remarkLine(opened.contracts), args, console);
    for (const text of emptyOwners(scenario, opened.contracts)) console.error(`${text}\n`);
    await untilStopped(server, limits.stopSeconds);
  } finally {
    idle.end();
    server.close();
    server.closeAllConnections();
    await keeper?.close();
  }
  console.endSoon?.();
  return 0;
}

/** The world of the files as they are at any time. */
function watched(first: OpenedWithOthers, settings: StandInSettings, console: Console): NamedWorld {
  const { rows, overlays } = settings;
  const openedOf = ({ world, contracts, scenario, others }: OpenedWithOthers): Opened => ({
    world,
    files: () => watchedFiles({ contracts, scenarios: [scenario, ...others], rows, overlays }),
  });
  const again = (): Opened => {
    const others: Scenario[] = [];
    const next = openStandIn(settings, (other) => others.push(other));
    return openedOf({ ...next, others });
  };
  return watchedWorld(openedOf(first), again, console);
}

/** With the scenarios that sessions have switched to since. */
interface OpenedWithOthers extends OpenedStandIn {
  readonly others: readonly Scenario[];
}

/**
 * Prints each request when it has been answered, in the form that is asked for.
 * @param unreadBytes so much may wait to be read; requests are not printed beyond it
 */
function requestPrinter(
  { quiet, log }: ServeArguments,
  unreadBytes: number,
  console: Console,
): (request: AnsweredRequest) => void {
  if (quiet) return () => undefined;
  const print = printedTogether((text) => console.out(text));
  let unprinted = 0;
  return (request) => {
    if ((console.unread?.() ?? 0) > unreadBytes) {
      unprinted++;
      return;
    }
    if (unprinted > 0) console.error(`requests that were not printed, as nobody read the output: ${unprinted}\n`);
    unprinted = 0;
    print(log === "json" ? `${JSON.stringify(request)}\n` : requestLine(request, console.colour));
  };
}

function printStart(url: string, screen: string, { quiet, log }: ServeArguments, console: Console): void {
  if (quiet) console.out(`${url}\n`);
  // Where requests are printed for a program, nothing else stands among them.
  else if (log === "json") console.error(screen);
  else console.out(screen);
}

/** `verify` takes one contract, or all of contracts/: for several there are several lines. */
function verifyLines(
  url: string,
  { contracts, apis, scenario: { file: scenario } }: OpenedStandIn & { readonly apis: readonly NamedApi[] },
  references: readonly string[],
  folder: string,
): readonly string[] {
  const given = [...new Set(references)];
  const [only, ...others] = contracts;
  const at = others.length === 0 ? (only?.at ?? "") : "";
  const names = contracts.map(({ name }) => name);
  const headersOf = (name: string): readonly string[] =>
    apis.filter(({ host }) => host.contract.name === name).flatMap(anybody);
  const headers = others.length === 0 ? names.flatMap(headersOf) : [];
  const all = { url: `${url}${at}`, scenario, apis: names, contracts: given, headers };
  if (given.length <= 1) return [verifyLine(all, folder)];
  return contracts.map(({ name, at: own = "" }, i) => {
    const one = { url: `${url}${own}`, apis: [name], contracts: given.slice(i, i + 1), headers: headersOf(name) };
    return verifyLine({ ...all, ...one }, folder);
  });
}
