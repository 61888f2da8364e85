import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Duplex } from "node:stream";
import type { ConnectionOptions } from "node:tls";
import { hostOf, proxyHeaders, TunnelAgent } from "./proxy.ts";
import { sendErrorOf } from "./send-error.ts";
import { tooLarge, unpacked } from "./unpacked.ts";
import { type Sender, SendError, type WireRequest, type WireResponse } from "./wire.ts";

/** How a deployment is reached. */
export interface HttpSenderOptions {
  /** With a base path if there is one. */
  readonly url: string;
  /** PEM of a certificate authority to be believed. */
  readonly ca: string | undefined;
  readonly insecure: boolean;
  /** `http://host:port`; only for https targets it makes a tunnel. */
  readonly proxy: string | undefined;
  /** Milliseconds without an answer. */
  readonly timeout: number;
  /** The most bytes of a body that are read; what has more is left unread. */
  readonly mostBytes: number;
  /** Ends what is under way. */
  readonly signal?: AbortSignal | undefined;
  /** Makes each connection, where none is to be opened to the URL. */
  readonly connect?: () => Duplex;
}

/** Sends requests over HTTP, one connection kept for all. No redirect is followed: a redirect is an answer. */
export function createHttpSender(options: HttpSenderOptions): Sender {
  const base = new URL(options.url);
  const secure = base.protocol === "https:";
  const tls = { ca: options.ca, rejectUnauthorized: !options.insecure };
  const agent = agentFor(options, base, tls);
  const proxy = secure || options.proxy === undefined ? undefined : new URL(options.proxy);
  const basePath = base.pathname.replace(/\/$/, "");
  let closed = 0;
  return (request) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const send = secure ? httpsRequest : httpRequest;
      const outgoing = send({
        ...addressOf(base, `${basePath}${request.target}`, proxy),
        method: request.method,
        headers: { ...headersOf(request, base), ...(proxy === undefined ? {} : proxyHeaders(proxy)) },
        agent,
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        ...(secure ? tls : {}),
      });
      const late = setTimeout(() => {
        outgoing.destroy(new SendError("timeout", `no complete answer within ${options.timeout / 1000} s`));
      }, options.timeout);
      outgoing.on("response", (incoming) => {
        collect(incoming, began, options.mostBytes)
          .then(resolve, (error: unknown) => reject(sendErrorOf(error, { wasKept: false })))
          .finally(() => clearTimeout(late));
      });
      outgoing.on("error", (error) => {
        clearTimeout(late);
        const failure = sendErrorOf(error, { proxy, wasKept: outgoing.reusedSocket });
        if (failure.wasKept) closed += 1;
        // A host that does it again and again would cost a request twice each time.
        if (closed > 1) agent.maxFreeSockets = 0;
        reject(failure);
      });
      outgoing.end(request.body);
    });
}

function agentFor({ proxy, timeout, connect }: HttpSenderOptions, base: URL, tls: ConnectionOptions): HttpAgent {
  if (connect !== undefined) return Object.assign(new HttpAgent(), { createConnection: connect });
  if (base.protocol !== "https:") return new HttpAgent({ keepAlive: true });
  if (proxy === undefined) return new HttpsAgent({ keepAlive: true, ...tls });
  return new TunnelAgent(proxy, base, tls, timeout);
}

/** Through a plain proxy the whole URL is the request's target. */
function addressOf(base: URL, path: string, proxy: URL | undefined): { host: string; port: string; path: string } {
  if (proxy === undefined) return { host: hostOf(base), port: base.port, path };
  return { host: hostOf(proxy), port: proxy.port, path: `${base.protocol}//${base.host}${path}` };
}

function headersOf({ headers, body }: WireRequest, base: URL): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = { Host: base.host };
  for (const [name, value] of headers) {
    const before = all[name];
    all[name] = before === undefined ? value : [...[before].flat(), value];
  }
  if (body !== undefined) all["Content-Length"] = String(body.length);
  return all;
}

async function collect(incoming: IncomingMessage, began: number, mostBytes: number): Promise<WireResponse> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer; // no encoding is set
    length += bytes.length;
    if (length > mostBytes) break; // which ends the connection: a run must outlive a host that never ends
    chunks.push(bytes);
  }
  const isCut = length > mostBytes;
  if (!isCut && !incoming.complete) throw new SendError("broken", "the connection was closed before the body's end");
  const headers: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2)
    headers.push([incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? ""]);
  return {
    status: incoming.statusCode ?? 0,
    reason: incoming.statusMessage ?? "",
    ...(isCut
      ? { headers, body: new Uint8Array(), unread: tooLarge(mostBytes) }
      : unpacked(headers, Buffer.concat(chunks), mostBytes)),
    milliseconds: performance.now() - began,
  };
}
