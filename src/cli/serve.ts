import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Problem, ProblemError } from "../problem.ts";
import { createApp } from "../serve/http/app.ts";
import { openStandIn, type StandInOptions } from "../serve/http/create-stand-in.ts";
import type { Scenario } from "../serve/scenario/scenario.ts";
import { noChanges } from "../serve/state/changes.ts";
import { parseMoment } from "../serve/state/clock.ts";
import type { Console } from "./program.ts";
import type { ServeArguments } from "./serve-command.ts";
import { startScreen } from "./start-screen.ts";
import { untilStopped } from "./until-stopped.ts";
import { watchedWorld } from "./watched-world.ts";

/**
 * Opens the world, listens, prints what can be asked, and stays until it is told to stop.
 * @throws {ProblemError} for everything that is wrong with contracts, scenario, rows or flags
 */
export async function serve(references: readonly string[], args: ServeArguments, console: Console): Promise<number> {
  const { port, now } = checked(args);
  const { scenario: name, seed, rows, control } = args;
  const options: StandInOptions = { contracts: references, scenario: name, seed, now, rows };
  const { contracts, scenario, world } = openStandIn(options);
  const files = [scenario.file, ...contracts.map(({ file }) => file)];
  const served = args.watch ? watchedWorld(world, files, () => openStandIn(options).world, console) : world;
  const app = createApp(served, { cors: args.cors && world.start.cors, control, time: () => Date.now() });
  const server = await listen(createServer(app), port, args.host);
  const url = urlOf(server, args.host);
  const apis = world.apis(noChanges, world.start.now);
  const { start } = world;
  console.out(
    startScreen({ url, apis, scenario, start, control, verify: verifyLine(scenario, url), colour: console.colour }),
  );
  await untilStopped(server);
  return 0;
}

/** The target file beside a scenario holds for the port that it names; for another, the URL is said too. */
function verifyLine({ file }: Scenario, url: string): string {
  const target = file.replace(/\.(ya?ml|json)$/, ".target.yaml");
  if (!existsSync(target)) return `standin verify ${url}`;
  const there = readFileSync(target, "utf8").includes(url);
  return `standin verify ${there ? "" : `${url} `}--target ${target}`;
}

function checked(args: ServeArguments): { port: number; now: string | undefined } {
  const problems: Problem[] = [];
  const port = /^\d{1,5}$/.test(args.port) ? Number(args.port) : NaN;
  if (!(port <= 65535))
    problems.push({
      place: "--port",
      found: `"${args.port}" is not a port`,
      cure: "give a whole number from 0 to 65535; 0 picks a free one",
    });
  const now = args.now === undefined ? undefined : parseMoment(args.now);
  if (args.now !== undefined && now === undefined)
    problems.push({
      place: "--now",
      found: `"${args.now}" is not a date`,
      cure: "write it as ISO 8601, e.g. 2026-03-01 or 2026-03-01T12:00:00Z",
    });
  if (problems.length > 0) throw new ProblemError(problems);
  return { port, now };
}

/** @throws {ProblemError} when the address cannot be had */
async function listen(server: Server, port: number, host: string): Promise<Server> {
  return await new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new ProblemError([listenProblem(error, port, host)])),
    );
    server.listen(port, host, () => resolve(server));
  });
}

function listenProblem(error: NodeJS.ErrnoException, port: number, host: string): Problem {
  switch (error.code) {
    case "EADDRINUSE":
      return {
        place: "--port",
        found: `port ${port} on ${host} is taken`,
        cure: `stop what listens there, or choose another: --port ${port + 1}, or --port 0 for any free one`,
      };
    case "EACCES":
      return {
        place: "--port",
        found: `port ${port} may not be listened on by this user`,
        cure: "choose a port above 1023",
      };
    default:
      return {
        place: "--host",
        found: `${host} cannot be listened on: ${error.message}`,
        cure: "give an address of this machine, e.g. 127.0.0.1 or 0.0.0.0",
      };
  }
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
}
