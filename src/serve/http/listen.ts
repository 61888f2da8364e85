import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Problem, ProblemError } from "../../problem.ts";

/**
 * Lets a server listen.
 * @returns the address to reach it at
 * @throws {ProblemError} when the address cannot be had
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new ProblemError([listenProblem(error, port, host)])),
    );
    server.listen(port, host, resolve);
  });
  const { port: given } = server.address() as AddressInfo;
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shown.includes(":") ? `[${shown}]` : shown}:${given}`;
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
        found: `this user has no permission to listen on port ${port}`,
        cure: "choose a port above 1023",
      };
    default:
      return {
        place: "--host",
        found: `cannot listen on ${host}: ${error.message}`,
        cure: "give an address of this machine, e.g. 127.0.0.1 or 0.0.0.0",
      };
  }
}
