import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import { headerValues } from "../../operation/request.ts";
import { problemAnswer } from "../../operation/problem-answer.ts";
import type { Answer } from "../../operation/request.ts";
import { headersOf } from "../incoming.ts";
import { send } from "../outgoing.ts";

/** Whether only this machine reaches what is bound to an address: `localhost`, 127.0.0.0/8 and ::1 (RFC 6890, section 2.2). */
export function isLoopback(host: string): boolean {
  const bare = bareName(host).replace(/^::ffff:/, "");
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

/**
 * Lets through only requests that no other page can have made a browser send: to a known name of this machine, and from
 * no page or from a page of the same origin. Everything else is a 403, whatever its content type: a form or a text is sent
 * across origins without a question, and a name that is made to lead here (DNS rebinding) passes for the same origin.
 * It guards the control interface and the console, never the API.
 * @param names names under which it may be reached, beside `localhost`, loopback addresses and the address that was asked
 */
export function ownOriginOnly(names: readonly string[] = []): RequestHandler {
  const known = new Set(names.map(bareName));
  return (incoming, outgoing, next) => {
    const found = foreign(incoming, known);
    if (found === undefined) next();
    else send(refusal(found), incoming, outgoing);
  };
}

/**
 * Whether a request names a host by which this machine is known; elsewhere a browser may have been led here (DNS rebinding), and
 * what it asks is answered as a program is.
 * @param names as for `ownOriginOnly`
 */
export function knownHosts(names: readonly string[] = []): (incoming: IncomingMessage) => boolean {
  const known = new Set(names.map(bareName));
  return (incoming) => isToKnownHost(incoming, known);
}

function refusal(found: string): Answer {
  const cure =
    "ask it at http://localhost or the address that it listens at; standin serve --allow-host NAME lets another name in";
  return problemAnswer(403, "Only the stand-in's own pages may steer it", `${found}; ${cure}`);
}

/** What shows that a request may come from a page of another origin; undefined: nothing does. */
function foreign(incoming: IncomingMessage, known: ReadonlySet<string>): string | undefined {
  const request = { headers: headersOf(incoming) };
  const hosts = headerValues(request, "host");
  if (!isToKnownHost(incoming, known)) return "the Host of the request is no known name of it";
  const site = headerValues(request, "sec-fetch-site").find((one) => one !== "same-origin" && one !== "none");
  if (site !== undefined) return "a page of another origin sent the request (Sec-Fetch-Site)";
  const own = hosts.map((host) => host.toLowerCase());
  return headerValues(request, "origin").every((origin) => own.some((host) => isOrigin(origin, host)))
    ? undefined
    : "a page of another origin sent the request (Origin)";
}

function isToKnownHost(incoming: IncomingMessage, known: ReadonlySet<string>): boolean {
  const hosts = headerValues({ headers: headersOf(incoming) }, "host");
  const asked = /^\w+:\/\/([^/?#]*)/.exec(incoming.url ?? "")?.[1];
  const all = asked === undefined ? hosts : [...hosts, asked];
  return hosts.length <= 1 && all.every((host) => isKnown(host, incoming, known));
}

/** No page can have sent a request without Host: browsers always send one (RFC 9112, section 3.2). */
function isKnown(host: string, { socket }: IncomingMessage, known: ReadonlySet<string>): boolean {
  const name = bareName(host.replace(/:\d*$/, ""));
  return isLoopback(name) || known.has(name) || name === bareName(socket.localAddress ?? "");
}

/** Whether an origin (RFC 6454, section 6.2) is that of a host; a proxy may speak TLS before it. */
function isOrigin(origin: string, host: string): boolean {
  const [, scheme = "", name] = /^(https?):\/\/([^/]+)$/.exec(origin.toLowerCase()) ?? [];
  return name !== undefined && withoutDefaultPort(name, scheme) === withoutDefaultPort(host, scheme);
}

function withoutDefaultPort(host: string, scheme: string): string {
  return host.replace(scheme === "https" ? /:443$/ : /:80$/, "");
}

/** Without brackets, capitals, a final dot, and the prefix of an IPv4 address in IPv6. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "")
    .replace(/^::ffff:(?=\d+\.)/, "");
}
