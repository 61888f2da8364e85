import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { root } from "./source-files.ts";

const cli = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");

/** Prism as a validating proxy in front of a server; what it objects to it says in the header `sl-violations`. */
export interface PrismProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the proxy for a contract under `contracts/`, on a free port of the loopback. */
export async function startPrism(contract: string, upstream: string): Promise<PrismProxy> {
  return await start("proxy", join(root, "contracts", contract, "openapi.yaml"), upstream);
}

/** Starts Prism as a server that makes answers up from a document. */
export async function startPrismMock(file: string): Promise<PrismProxy> {
  return await start("mock", file);
}

async function start(...command: readonly string[]): Promise<PrismProxy> {
  const port = await freePort();
  const child = spawn(process.execPath, [cli, ...command, "-p", String(port), "-h", "127.0.0.1"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGTERM"));
  await listening(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => stopped(child) };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function listening(child: ChildProcess): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (!said.includes("Prism is listening")) return;
      // What it logs from here on is thrown away, unread: there is much of it.
      for (const stream of [child.stdout, child.stderr]) stream?.off("data", hear).resume();
      resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`Prism ended with ${code ?? "a signal"}:\n${said}`)));
  });
}

async function stopped(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
