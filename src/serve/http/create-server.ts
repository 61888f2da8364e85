import type { Express } from "express";
import { createServer as createHttpServer, IncomingMessage, type Server, ServerResponse } from "node:http";
import { type Limits, usualLimits } from "../../limits.ts";

/**
 * An HTTP server for an Express app, whose requests and responses are born with the app's own prototypes. Express sets the
 * prototype of both for every request, and objects whose prototype has changed run on the engine's slow paths: three
 * quarters of what a bare Express app costs. Where an object has that prototype already, setting it does nothing.
 */
export function createServer(app: Express, limits: Partial<Limits> = {}): Server {
  const { headerBytes, headerSeconds, requestSeconds } = { ...usualLimits, ...limits };
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  const { request, response } = app as unknown as { readonly request: object; readonly response: object };
  Object.setPrototypeOf(AppRequest.prototype, request);
  Object.setPrototypeOf(AppResponse.prototype, response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  const classes = { IncomingMessage: AppRequest, ServerResponse: AppResponse };
  const times = { headersTimeout: headerSeconds * 1000, requestTimeout: requestSeconds * 1000 };
  // Longer than clients and load balancers keep a connection: else one is closed while a request is on its way.
  const server = createHttpServer({ ...classes, ...times, maxHeaderSize: headerBytes, keepAliveTimeout: 75_000 }, app);
  // A client that closes its side behind its last request still waits for the answers (RFC 9112, section 9.6): `nc -N` does.
  // Node ends such a connection at once unless told otherwise; its types do not name the property.
  return Object.assign(server, { httpAllowHalfOpen: true });
}
