import { request } from "node:http";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { connect, type ConnectionOptions } from "node:tls";
import { percentDecoded } from "./percent.ts";
import { sendErrorOf } from "./send-error.ts";
import { SendError } from "./wire.ts";

type Connected = (error: Error | null, stream: Duplex) => void;

/** A host as sockets want it: IPv6 without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/** What a proxy is told of who asks, where its URL has a name and password. */
export function proxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === "" && proxy.password === "") return {};
  const pair = `${percentDecoded(proxy.username)}:${percentDecoded(proxy.password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** Makes the connections of an agent through a tunnel (CONNECT, RFC 9110 section 9.3.6) to the target. */
export function connectThroughProxy(proxy: string, base: URL, tls: ConnectionOptions, timeout: number) {
  return (_options: unknown, connected: Connected): undefined => {
    const by = new URL(proxy);
    const authority = `${base.hostname}:${base.port === "" ? "443" : base.port}`;
    const headers = { Host: authority, ...proxyHeaders(by) };
    const asking = request({ host: hostOf(by), port: by.port, method: "CONNECT", path: authority, headers, timeout });
    const fail = (error: Error): void => connected(error, undefined as unknown as Duplex); // Node gives no stream with an error
    asking.on("error", (error) => fail(sendErrorOf(error, { proxy: by, wasKept: false })));
    asking.on("timeout", () => asking.destroy(new SendError("timeout", `the proxy ${by.host} makes no connection`)));
    asking.on("connect", (answer, socket) => {
      if (answer.statusCode !== 200) {
        socket.destroy();
        fail(new SendError("refused", `the proxy ${by.host} answered ${String(answer.statusCode)}`));
        return;
      }
      const host = hostOf(base);
      connected(null, connect({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}), ...tls }));
    });
    asking.end();
    return undefined;
  };
}
