import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream";
// Imported, since tests replace the global one when they stop their timers.
import { setImmediate as atEndOfTurn } from "node:timers";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Answer } from "../operation/request.ts";
import { largeBody } from "./connection-turns.ts";

/**
 * Sends an answer as it is: no header is added but the length, and no body where HTTP allows none (RFC 9110 section 6.4.1).
 * Status, headers and body are handed over at once, so that they leave in one write to the socket; a large body leaves in pieces.
 * What leaves in one piece does so when all requests that came together have been answered: who waits for several is woken once.
 */
export function send(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { status, reason, headers } = answer;
  const body = inBytesIfLarge(answer.body);
  const bodiless = status === 204 || status === 304;
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  const sent = byName(headers);
  if (!bodiless) sent.push("Content-Length", String(length));
  // A reason phrase may hold only what HTTP/1.1 allows there (RFC 9112 section 4); a host's messages may hold more.
  if (reason !== undefined) outgoing.statusMessage = reason.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?");
  outgoing.writeHead(status, sent);
  // Where the client goes away, nothing is left to be done.
  if (typeof body !== "string" && body.length > largeBody && !bodiless && incoming.method !== "HEAD")
    pipeline(inPieces(body), outgoing, () => undefined);
  else
    atEndOfTurn(() => {
      if (bodiless || incoming.method === "HEAD") outgoing.end();
      // Text of ASCII alone, which is as long as its bytes, needs no encoding.
      else if (typeof body === "string") outgoing.end(body, length === body.length ? "latin1" : "utf8");
      else outgoing.end(body);
    });
}

function inBytesIfLarge(body: Answer["body"]): Answer["body"] {
  return typeof body === "string" && body.length > largeBody ? Buffer.from(body) : body;
}

async function* inPieces(body: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += largeBody) {
    if (at > 0) await nextTurn();
    yield body.subarray(at, at + largeBody);
  }
}

/** Names and values in turn; the values of one name stand together, where it came first. */
function byName(headers: Answer["headers"]): string[] {
  const sent: string[] = [];
  const names: string[] = [];
  for (const [name, value] of headers) {
    if (names.includes(name)) return grouped(headers);
    names.push(name);
    sent.push(name, safe(value));
  }
  return sent;
}

/** The same where a name is there more than once. */
function grouped(headers: Answer["headers"]): string[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [safe(value)]);
    else known.push(safe(value));
  }
  return [...values].flatMap(([name, all]) => all.flatMap((value) => [name, value]));
}

/** Header values are bytes (RFC 9110 section 5.5): text beyond Latin-1 goes out as its UTF-8 bytes, control characters not at all. */
function safe(value: string): string {
  if (/^[\t\x20-\x7e]*$/.test(value)) return value;
  return Buffer.from(value.replace(/(?!\t)\p{Cc}/gu, ""), "utf8").toString("latin1");
}
