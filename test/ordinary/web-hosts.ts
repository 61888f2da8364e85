import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import fastify from "fastify";
import type { Answered, Asked } from "./shelf-host.ts";

type Service = (asked: Asked) => Answered;

/** A host on a free port of the loopback, until it is closed. */
export interface WebHost {
  readonly url: string;
  close(): Promise<void>;
}

/** What answers a shelf's requests, each with the habits of its making. */
export const webHosts: Readonly<Record<"express" | "fastify" | "node:http", (service: Service) => Promise<WebHost>>> = {
  /** Sends `ETag` and a charset, answers HEAD as GET, and 404 with a page for people where it has no route. */
  async express(service) {
    const app = express();
    app.use(express.json());
    app.all(["/books", "/books/:id", "/me", "/report"], (request, response) => {
      const { status, json, text, headers = {} } = service(askedBy(request, request.body));
      response.status(status).set(headers);
      if (json === undefined) response.send(text ?? "");
      else response.json(json);
    });
    // What it cannot read it refuses as the document says, not with its own page.
    const refuse: express.ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(400).json({ error: String(error) });
    };
    app.use(refuse);
    return await listening(createServer(app));
  },

  /** Answers unknown methods as unknown paths, with JSON of its own. */
  async fastify(service) {
    const app = fastify();
    app.setErrorHandler(async (error, _request, reply) => {
      await reply.code(400).send({ error: String(error) });
    });
    const answer = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", url: string): void => {
      app.route({
        method,
        url,
        handler: async (request, reply) => {
          const { status, json, text, headers = {} } = service(askedBy(request.raw, request.body));
          await reply
            .code(status)
            .headers(headers)
            .send(json ?? text);
        },
      });
    };
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) answer(method, "/books");
    for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const) answer(method, "/books/:id");
    for (const url of ["/me", "/report"]) answer("GET", url);
    await app.listen({ port: 0, host: "127.0.0.1" });
    const { port } = app.server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, close: () => app.close() };
  },

  /** Sends bare answers, in chunks, and nothing to HEAD but 405. */
  async "node:http"(service) {
    const server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        const isHead = request.method === "HEAD";
        const {
          status,
          json,
          text = "",
          headers = {},
        } = isHead ? { status: 405, headers: { Allow: "GET" } } : service(askedBy(request, body));
        const type = json === undefined ? {} : { "content-type": "application/json; charset=UTF-8" };
        response.writeHead(status, { ...type, ...headers });
        if (status !== 204 && !isHead) response.write(json === undefined ? text : JSON.stringify(json, undefined, 1));
        response.end();
      });
    });
    return await listening(server);
  },
};

function askedBy(request: IncomingMessage, body: unknown): Asked {
  const [path = "", raw = ""] = (request.url ?? "").split("?");
  return {
    method: request.method === "HEAD" ? "GET" : (request.method ?? "GET"),
    path,
    raw,
    query: new URLSearchParams(raw),
    header: (name) => [request.headers[name]].flat()[0],
    body,
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer); // no encoding is set
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

async function listening(server: Server): Promise<WebHost> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
