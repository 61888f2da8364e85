import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { createStandIn, openStandIn } from "../../src/serve/http/create-stand-in.ts";
import type { StandInOptions } from "../../src/serve/http/stand-in-settings.ts";
import { settingsOf } from "../../src/serve/http/stand-in-settings.ts";
import type { NamedWorld } from "../../src/serve/http/open-world.ts";
import { root } from "./source-files.ts";

/** The world of a stand-in, as `standin serve` opens it; contracts with a slash are folders from the repository's root. */
export function openTestWorld(options: StandInOptions = {}): NamedWorld {
  return openStandIn(settingsOf(located(options))).world;
}

/** The app of a stand-in, never listening. */
export function createTestApp(options: StandInOptions = {}): RequestListener {
  return createStandIn(located({ cors: false, ...options })).app;
}

function located(options: StandInOptions): StandInOptions {
  return {
    ...options,
    contracts: (options.contracts ?? []).map((name) => (name.includes("/") ? resolve(root, name) : name)),
  };
}

/** A stand-in that listens on a free port of the loopback, until it is closed. */
export async function listen(app: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
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
