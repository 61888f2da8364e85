import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "../operation/request.ts";

/** Sends an answer as it is: no header is added but the length, and no body where HTTP allows none (RFC 9110 section 6.4.1). */
export function send(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body, "utf8") : answer.body;
  outgoing.statusCode = answer.status;
  // A reason phrase may hold only what HTTP/1.1 allows there (RFC 9112 section 4); a host's messages may hold more.
  if (answer.reason !== undefined) outgoing.statusMessage = answer.reason.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?");
  for (const [name, values] of byName(answer.headers))
    outgoing.setHeader(name, values.length === 1 ? (values[0] ?? "") : values);
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) outgoing.setHeader("Content-Length", body.length);
  outgoing.end(bodiless || incoming.method === "HEAD" ? undefined : body);
}

function byName(headers: Answer["headers"]): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) values.set(name, [...(values.get(name) ?? []), safe(value)]);
  return values;
}

/** Header values are bytes (RFC 9110 section 5.5): text beyond Latin-1 goes out as its UTF-8 bytes, control characters not at all. */
function safe(value: string): string {
  return Buffer.from(value.replace(/(?!\t)\p{Cc}/gu, ""), "utf8").toString("latin1");
}
