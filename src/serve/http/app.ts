import express, { type Express } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Request } from "../operation/request.ts";
import { corsHeaders, preflight } from "./cors.ts";
import { answerRequest, type Api } from "./stand-in.ts";

export interface AppOptions {
  /** Whether pages of any origin may read the answers. */
  readonly cors: boolean;
}

/** The largest request body that is read, in bytes; a larger one is refused with 413. */
export const bodyLimit = 10 * 1024 * 1024;

/**
 * The stand-in as an Express app that never listens: the caller does.
 * @param apis the APIs on this port; at least one
 */
export function createApp(apis: readonly Api[], options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(async (incoming, outgoing) => {
    const body = await readBody(incoming);
    if (body === undefined) return send(tooLarge, incoming, outgoing);
    const request = requestOf(incoming, body);
    const early = options.cors ? preflight(request) : undefined;
    const answer = early ?? answerRequest(request, apis);
    send(
      options.cors ? { ...answer, headers: [...answer.headers, ...corsHeaders(request)] } : answer,
      incoming,
      outgoing,
    );
  });
  return app;
}

const tooLarge: Answer = {
  status: 413,
  headers: [["Content-Type", "application/problem+json"]],
  body: JSON.stringify({
    type: "about:blank",
    title: "The request body is too large",
    status: 413,
    detail: `at most ${bodyLimit} bytes are read`,
  }),
};

/** Express has changed nothing of the raw request: its parsers are not used, because the framework reads text its own way. */
function requestOf(incoming: IncomingMessage, body: Uint8Array): Request {
  const raw = incoming.rawHeaders;
  const headers = Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i] ?? "", raw[2 * i + 1] ?? ""] as const);
  return { method: incoming.method ?? "GET", target: incoming.url ?? "/", headers, body, scheme: "http" };
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > bodyLimit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body, "utf8") : answer.body;
  outgoing.statusCode = answer.status;
  // A reason phrase may hold only what HTTP/1.1 allows there (RFC 9112 section 4); the host's messages may hold more.
  if (answer.reason !== undefined) outgoing.statusMessage = answer.reason.replace(/[^\t\x20-\x7e\x80-\xff]/g, "?");
  const merged = new Map<string, string[]>();
  for (const [name, value] of answer.headers) merged.set(name, [...(merged.get(name) ?? []), value]);
  for (const [name, values] of merged) outgoing.setHeader(name, values.length === 1 ? (values[0] ?? "") : values);
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) outgoing.setHeader("Content-Length", body.length);
  outgoing.end(bodiless || incoming.method === "HEAD" ? undefined : body);
}
