import type { Contract } from "../../../contract/model/contract.ts";
import { mediaTypes } from "../../../contract/model/media-type.ts";
import { isFormatName } from "./media-types.ts";
import type { IndexCall, PredefinedCall, UnknownCall } from "./call.ts";
import type { RequestPath } from "./path.ts";
import { hasMethod, servicesOf, type Services } from "./services.ts";

/** The routes that a framework gives every operation of a contract, asked by verb and path. */
export type PredefinedRoutes = (
  method: string,
  path: RequestPath,
) => PredefinedCall | UnknownCall | IndexCall | undefined;

/**
 * The routes that the framework gives every operation by its request DTO's name, which may be in any case. They are read
 * from the text of the path, not from its segments: an empty segment counts.
 */
export function predefinedRoutes(contract: Contract): PredefinedRoutes {
  const services = servicesOf(contract);
  return (method, { text }) => apiRoute(services, method, text) ?? replyRoute(services, method, text);
}

/**
 * `/api/{Name}[.{format}]`, the word `api` in small letters and behind one slash. What stands between it and the last slash
 * does not count; behind that, nothing asks for the list of all operations. An ending that is no format leaves the choice to
 * the Accept header, and the body unread.
 */
function apiRoute(services: Services, method: string, text: string): ReturnType<PredefinedRoutes> {
  if (method === "OPTIONS" || !(text === "/api" || text.startsWith("/api/"))) return undefined;
  const last = text === "/api" ? "" : text.slice(text.lastIndexOf("/") + 1);
  if (last === "") return { kind: "index" };
  const dot = last.indexOf(".");
  if (dot < 0) return callOf(services, method, last, mediaTypes.json);
  const ending = last.slice(dot + 1);
  return callOf(services, method, last.slice(0, dot), isFormatName(ending) ? mediaTypes[ending] : undefined);
}

/** `/{format}/reply/{Name}` and `/{format}/oneway/{Name}`, what follows does not count. */
function replyRoute(services: Services, method: string, text: string): ReturnType<PredefinedRoutes> {
  const [first = "", second = "", name] = text.replace(/^\/+/, "").split("/");
  const prefix = first.toLowerCase();
  const way = second.toLowerCase();
  if (!isFormatName(prefix) || (way !== "reply" && way !== "oneway")) return undefined;
  return callOf(services, method, name, prefix === "jsv" && way === "reply" ? "text/jsv" : mediaTypes[prefix]);
}

/** @param mediaType of the body, and of the answer if nothing else is asked for */
function callOf(
  services: Services,
  method: string,
  name: string | undefined,
  mediaType: string | undefined,
): PredefinedCall | UnknownCall {
  const known = services.get((name ?? "").toLowerCase());
  const bracket = name?.lastIndexOf("[") ?? -1;
  const batch = known === undefined && bracket >= 0;
  const operations = batch ? services.get((name ?? "").slice(0, bracket).toLowerCase()) : known;
  const [first] = operations ?? [];
  if (operations === undefined || first === undefined) return { kind: "unknown", mediaType, named: name !== undefined };
  return {
    kind: "predefined",
    operation: operations.find((operation) => operation.method === method.toUpperCase()) ?? first,
    mediaType,
    implemented: hasMethod(operations, method),
    batch,
  };
}
