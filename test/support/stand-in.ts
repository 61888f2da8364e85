import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Express } from "express";
import { loadContract } from "../../src/contract/load-contract.ts";
import { type AppOptions, createApp } from "../../src/serve/http/app.ts";
import { type NamedWorld, openWorld } from "../../src/serve/http/open-world.ts";
import { loadScenario } from "../../src/serve/scenario/load-scenario.ts";
import { parseRows, withRows } from "../../src/serve/scenario/rows-option.ts";
import type { Scenario } from "../../src/serve/scenario/scenario.ts";
import { root } from "./source-files.ts";

export interface StandInOptions {
  readonly contracts?: readonly string[];
  readonly scenario?: string;
  readonly seed?: string;
  readonly now?: string;
  readonly rows?: readonly string[];
}

/** The world of a stand-in, as `standin serve` opens it. */
export function openTestWorld(options: StandInOptions = {}): NamedWorld {
  const contracts = (options.contracts ?? ["bokamera", "pwc-reportfiling"]).map((name) =>
    loadContract(name.includes("/") ? join(root, name) : name),
  );
  const rows = (options.rows ?? []).map(parseRows);
  const load = (name: string): Scenario => withRows(loadScenario(name, contracts), rows, contracts);
  return openWorld({
    contracts,
    scenario: load(options.scenario ?? "default"),
    loadScenario: load,
    seed: options.seed,
    now: options.now,
  });
}

/** The app of a stand-in, never listening. */
export function createTestApp(options: StandInOptions = {}, app: Partial<AppOptions> = {}): Express {
  return createApp(openTestWorld(options), { cors: false, control: true, time: () => 0, ...app });
}

/** A stand-in that listens on a free port of the loopback, until it is closed. */
export async function listen(app: Express): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** `Authorization` of a user by name and password. */
export function basic(user: string, password = "secret"): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}
