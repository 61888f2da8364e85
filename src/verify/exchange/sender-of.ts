import { createServer, type RequestListener } from "node:http";
import { duplexPair } from "node:stream";
import { bareTarget } from "../deployment/target.ts";
import { createHttpSender } from "./http-sender.ts";
import type { Sender } from "./wire.ts";

/**
 * Sends requests to an app in the same process. They pass through Node's HTTP parser as any other, without a port.
 * @param app of `node:http`: of Express as it is, of Fastify its `routing`
 */
export function senderOf(app: RequestListener): Sender {
  const server = createServer(app);
  const connect = (): ReturnType<typeof duplexPair>[number] => {
    const [client, host] = duplexPair();
    server.emit("connection", host);
    return client;
  };
  const { connection, limits } = bareTarget(undefined);
  return createHttpSender({
    url: "http://localhost",
    ...connection,
    timeout: limits.timeout,
    mostBytes: limits.mostBytes,
    connect,
  });
}
