import type { IncomingMessage } from "node:http";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Request } from "../operation/request.ts";

/** The longest first line and headers that are read, in bytes: as much as the web servers of recorded hosts read. */
export const headLimit = 40 * 1024;

/** The largest request body that is read, in bytes; a larger one is refused with 413. */
export const bodyLimit = 10 * 1024 * 1024;

/** The answer to a body that is larger than `bodyLimit`. */
export const tooLarge = problemAnswer(413, "The request body is too large", `at most ${bodyLimit} bytes are read`);

/** The request as it arrived. None of Express's parsers has touched it, because the framework reads text its own way. */
export function requestOf(incoming: IncomingMessage, body: Uint8Array): Request {
  const headers = headersOf(incoming);
  return { method: incoming.method ?? "GET", target: originForm(incoming.url ?? "/"), headers, body, scheme: "http" };
}

/** A client of a proxy sends the whole address; a server has to take it and look at its path (RFC 9112 section 3.2.2). */
function originForm(target: string): string {
  const start = /^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? "";
  const rest = target.slice(start.length);
  return start === "" || rest.startsWith("/") ? rest : `/${rest}`;
}

/** The headers as they arrived: in order, names as sent, repeated ones as often as they were. */
export function headersOf({ rawHeaders: raw }: Pick<IncomingMessage, "rawHeaders">): Request["headers"] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""] as const);
}

/**
 * The whole body; undefined when it is too large, in which case the rest is read and forgotten.
 * @throws {Error} when the client goes away before all of it arrived
 */
export async function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length <= bodyLimit) parts.push(part);
  }
  return length > bodyLimit ? undefined : Buffer.concat(parts);
}
