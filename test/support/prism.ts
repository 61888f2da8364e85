import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
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

/** Servers that make answers up from documents, by their files. */
export interface PrismMocks {
  url(file: string): string;
  stop(): Promise<void>;
}

/** What the command `mock` of Prism's command line does, for several documents in one process: Prism is slow to load. */
const mocks = `
const { createSingleProcessPrism } = require(process.argv[1]);
const [, , host, ...servers] = process.argv;
const settings = { host, cors: true, dynamic: false, errors: false, ignoreExamples: false, verboseLevel: "info" };
for (let at = 0; at < servers.length; at += 2)
  createSingleProcessPrism({ ...settings, document: servers[at], port: Number(servers[at + 1]) });
`;

/** Starts Prism as servers that make answers up, one for each document. */
export async function startPrismMocks(files: readonly string[]): Promise<PrismMocks> {
  const ports = new Map<string, number>();
  for (const file of files) ports.set(file, await freePort());
  const child = started([
    "--eval",
    mocks,
    join(dirname(cli), "util/createServer.js"),
    "127.0.0.1",
    ...[...ports].flat().map(String),
  ]);
  await listening(child, files.length);
  return { url: (file) => `http://127.0.0.1:${ports.get(file)}`, stop: () => stopped(child) };
}

async function start(...command: readonly string[]): Promise<PrismProxy> {
  const port = await freePort();
  const child = started([cli, ...command, "-p", String(port), "-h", "127.0.0.1"]);
  await listening(child);
  return { url: `http://127.0.0.1:${port}`, stop: () => stopped(child) };
}

function started(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  process.once("exit", () => child.kill("SIGTERM"));
  return child;
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function listening(child: ChildProcess, servers = 1): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      said += data.toString();
      if (said.split("Prism is listening").length <= servers) return;
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
