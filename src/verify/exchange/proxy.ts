import { request } from "node:http";
import { connect, type ConnectionOptions } from "node:tls";
import type { Duplex } from "node:stream";
import { SendError } from "./wire.ts";

type Connected = (error: Error | null, stream: Duplex) => void;

/** Makes the connections of an agent through a tunnel (CONNECT, RFC 9110 section 9.3.6) to the target. */
export function connectThroughProxy(proxy: string, base: URL, tls: ConnectionOptions) {
  return (_options: unknown, connected: Connected): undefined => {
    const by = new URL(proxy);
    const authority = `${base.hostname}:${base.port === "" ? "443" : base.port}`;
    const asking = request({ host: by.hostname, port: by.port, method: "CONNECT", path: authority });
    const fail = (error: Error): void => connected(error, undefined as unknown as Duplex); // Node gives no stream with an error
    asking.on("error", fail);
    asking.on("connect", (answer, socket) => {
      if (answer.statusCode !== 200) fail(new SendError("refused", `the proxy answered ${String(answer.statusCode)}`));
      else connected(null, connect({ socket, servername: base.hostname, ...tls }));
    });
    asking.end();
    return undefined;
  };
}
