import type { Express } from "express";
import type { Limits } from "../../limits.ts";
import { createServer } from "./create-server.ts";
import type { Keeper } from "./keep/keeper.ts";
import { listen } from "./listen.ts";

/** A stand-in that listens until it is closed; `await using` closes it at the end of its block. */
export interface ListeningStandIn extends AsyncDisposable {
  /** Where it is reached: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Ends at once: open connections are closed, not waited for. */
  close(): Promise<void>;
}

interface Listening {
  readonly port: number;
  readonly host: string;
  readonly keeper: Keeper | undefined;
  readonly limits?: Limits;
}

/** Lets an app listen. @throws {ProblemError} when the address cannot be had */
export async function listening(app: Express, { port, host, keeper, limits }: Listening): Promise<ListeningStandIn> {
  const server = createServer(app, limits);
  const url = await listen(server, port, host);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await keeper?.close();
  };
  return { url, close, [Symbol.asyncDispose]: close };
}
