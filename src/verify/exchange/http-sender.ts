import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { unpacked } from "./unpacked.ts";
import { connectThroughProxy, hostOf, proxyHeaders } from "./proxy.ts";
import { type Sender, SendError, type SendFailure, type WireRequest, type WireResponse } from "./wire.ts";

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
}

/** Sends requests over HTTP, one connection kept for all. No redirect is followed: a redirect is an answer. */
export function createHttpSender(options: HttpSenderOptions): Sender {
  const base = new URL(options.url);
  const secure = base.protocol === "https:";
  const tls = { ca: options.ca, rejectUnauthorized: !options.insecure };
  const agent = secure ? new HttpsAgent({ keepAlive: true, ...tls }) : new HttpAgent({ keepAlive: true });
  // An agent asks its own method for connections, not the request's options.
  if (secure && options.proxy !== undefined)
    Object.assign(agent, { createConnection: connectThroughProxy(options.proxy, base, tls, options.timeout) });
  const proxy = secure || options.proxy === undefined ? undefined : new URL(options.proxy);
  const basePath = base.pathname.replace(/\/$/, "");
  const sender: Sender = (request) =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      const send = secure ? httpsRequest : httpRequest;
      const outgoing = send({
        ...addressOf(base, `${basePath}${request.target}`, proxy),
        method: request.method,
        headers: { ...headersOf(request, base), ...(proxy === undefined ? {} : proxyHeaders(proxy)) },
        agent,
        ...(secure ? tls : {}),
      });
      const late = setTimeout(() => {
        outgoing.destroy(new SendError("timeout", `no whole answer within ${options.timeout / 1000} s`));
      }, options.timeout);
      outgoing.on("response", (incoming) => {
        collect(incoming, began)
          .then(resolve, (error: unknown) => reject(sendError(error)))
          .finally(() => clearTimeout(late));
      });
      outgoing.on("error", (error) => {
        clearTimeout(late);
        if (outgoing.reusedSocket && mayBeSentAgain(request, error)) resolve(sender(request));
        else reject(sendError(error));
      });
      outgoing.end(request.body);
    });
  return sender;
}

/**
 * A host may close a connection that was kept whenever it likes, also while the next request is on its way (RFC 9112
 * section 9.3.1): what changes nothing is sent again on a new one.
 */
function mayBeSentAgain({ method }: WireRequest, error: Error): boolean {
  const isClosed = "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
  return isClosed && (method === "GET" || method === "HEAD" || method === "OPTIONS");
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

async function collect(incoming: IncomingMessage, began: number): Promise<WireResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer); // no encoding is set, so chunks are buffers
  if (!incoming.complete) throw new SendError("broken", "the connection was closed before the body's end");
  const headers: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2)
    headers.push([incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? ""]);
  return {
    status: incoming.statusCode ?? 0,
    reason: incoming.statusMessage ?? "",
    ...unpacked(headers, Buffer.concat(chunks)),
    milliseconds: performance.now() - began,
  };
}

const kinds: Readonly<Record<string, SendFailure>> = {
  ECONNREFUSED: "refused",
  ENOTFOUND: "unknown host",
  EAI_AGAIN: "unknown host",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  ETIMEDOUT: "timeout",
};

function sendError(error: unknown): SendError {
  if (error instanceof SendError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const message = error instanceof Error ? error.message || code : String(error);
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) return new SendError("certificate", message);
  return new SendError(
    kinds[code] ?? "broken",
    message === "socket hang up" ? "the connection was closed without an answer" : message,
  );
}
