import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";

const read = (name: string): string => readFileSync(new URL(`tls/${name}`, import.meta.url), "utf8");

/** The certificate of test servers, which is its own authority. */
export const certificate = read("certificate.pem");

/** A server for https on a free port of the loopback. */
export async function listenSecurely(
  answer: RequestListener,
): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ key: read("key.pem"), cert: certificate }, answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}
