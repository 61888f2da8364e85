import { headerValues, type Request } from "../../operation/request.ts";
import type { RequestPath } from "./path.ts";
import { rawQuery } from "./path.ts";

/** Scheme and host as the client sees them; behind a proxy that says so it is https. */
export function originOf(request: Request): string {
  return `${schemeOf(request)}://${hostOf(request)}`;
}

/**
 * The absolute address of a path on the host, as the framework makes it: what stands before the request's own path in the
 * request's address. Where that cannot be found (a plus in the path, a host of one letter), the whole address stands there.
 */
export function absoluteUrl(request: Request, path: RequestPath, wanted: string): string {
  if (wanted.includes("://")) return `~${wanted}`;
  return `${baseOf(request, path).replace(/(?<![/\\])[/\\]+$/, "")}/${wanted.replaceAll("\\", "/").replace(/^\/+/, "")}`;
}

/** The framework looks for the path only behind the shortest address that it can think of. */
const shortest = "https://".length + 1;

function baseOf(request: Request, path: RequestPath): string {
  const query = rawQuery(request.target);
  const whole = `${request.scheme}://${hostOf(request)}${path.raw}${query === "" ? "" : `?${query}`}`;
  const own = path.text.replace(/(?<!\/)\/+$/, "");
  const place = own === "" ? -1 : whole.indexOf(own, shortest);
  const base = own === "" ? `${request.scheme}://${hostOf(request)}` : place < 0 ? whole : whole.slice(0, place);
  return schemeOf(request) === "https" ? base.replace(/^http:/, "https:") : base;
}

function schemeOf(request: Request): string {
  return headerValues(request, "X-Forwarded-Proto")[0] === "https" ? "https" : request.scheme;
}

function hostOf(request: Request): string {
  return headerValues(request, "Host")[0] ?? "localhost";
}
