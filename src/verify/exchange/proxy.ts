import { request } from "node:http";
import { Agent as HttpsAgent, type RequestOptions } from "node:https";
import { isIP } from "node:net";
import type { Duplex } from "node:stream";
import { connect, type ConnectionOptions } from "node:tls";
import { percentDecoded } from "../../wire/scalar/percent.ts";
import { sendErrorOf } from "./send-error.ts";
import { SendError } from "./wire.ts";

type Connected = (error: Error | null, stream: Duplex) => void;

/** A host as sockets want it: IPv6 without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}

/** The credentials for a proxy, where its URL has a name and password. */
export function proxyHeaders(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === "" && proxy.password === "") return {};
  const pair = `${percentDecoded(proxy.username)}:${percentDecoded(proxy.password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(pair).toString("base64")}` };
}

/**
 * Keeps connections to a target through a tunnel of a proxy (CONNECT, RFC 9110 section 9.3.6).
 * @note `https-proxy-agent` hands a proxy's refusal over as if the target had answered, and a proxy that stays silent
 * leaves its request pending for ever.
 */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;
  readonly #base: URL;
  readonly #tls: ConnectionOptions;
  readonly #timeout: number;

  constructor(proxy: string, base: URL, tls: ConnectionOptions, timeout: number) {
    super({ keepAlive: true, ...tls });
    this.#proxy = new URL(proxy);
    this.#base = base;
    this.#tls = tls;
    this.#timeout = timeout;
  }

  override createConnection(_options: RequestOptions, connected: Connected = () => undefined): undefined {
    const by = this.#proxy;
    const authority = `${this.#base.hostname}:${this.#base.port === "" ? "443" : this.#base.port}`;
    const headers = { Host: authority, ...proxyHeaders(by) };
    const address = { host: hostOf(by), port: by.port, path: authority };
    const asking = request({ ...address, method: "CONNECT", headers, timeout: this.#timeout });
    const fail = (error: Error): void => connected(error, undefined as unknown as Duplex); // Node gives no stream with an error
    asking.on("error", (error) => fail(sendErrorOf(error, { proxy: by, wasKept: false })));
    asking.on("timeout", () => asking.destroy(new SendError("timeout", `the proxy ${by.host} refuses the connection`)));
    asking.on("connect", (answer, socket) => {
      if (answer.statusCode !== 200) {
        socket.destroy();
        fail(new SendError("refused", `the proxy ${by.host} answered ${String(answer.statusCode)}`));
        return;
      }
      const host = hostOf(this.#base);
      connected(null, connect({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}), ...this.#tls }));
    });
    asking.end();
    return undefined;
  }
}
