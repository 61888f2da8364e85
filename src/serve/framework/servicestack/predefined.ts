import type { Contract, Operation } from "../../../contract/model/contract.ts";
import { isFormatName } from "./media-types.ts";
import type { PredefinedCall, UnknownCall } from "./call.ts";
import type { RequestPath } from "./path.ts";

/** The routes that a framework gives every operation of a contract, asked by verb and path. */
export type PredefinedRoutes = (method: string, path: RequestPath) => PredefinedCall | UnknownCall | undefined;

/**
 * The routes that the framework gives every operation by its request DTO's name: `/{format}/reply/{Name}`,
 * `/{format}/oneway/{Name}`, `/api/{Name}[.{format}]`; everything in any case. `[]` behind the name asks for a batch.
 */
export function predefinedRoutes(contract: Contract): PredefinedRoutes {
  const services = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const name = operation.request.toLowerCase();
    services.set(name, [...(services.get(name) ?? []), operation]);
  }
  return (method, path) => {
    const [first = "", second = "", third = "", ...rest] = path.whole;
    const prefix = first.toLowerCase();
    if (isFormatName(prefix) && /^(reply|oneway)$/i.test(second))
      return callOf(services, method, [third, ...rest].join("/"), { format: prefix, bodyFormat: prefix });
    if (prefix !== "api" || second === "" || method === "OPTIONS") return undefined;
    // An ending that is no format is dropped here, where on the host's own routes it stays.
    const [name, ending] = cutEnding([second, third, ...rest].filter((part) => part !== "").join("/"));
    return callOf(services, method, name, { format: isFormatName(ending) ? ending : "json", bodyFormat: "json" });
  };
}

function callOf(
  services: ReadonlyMap<string, readonly Operation[]>,
  method: string,
  name: string,
  formats: Pick<PredefinedCall, "format" | "bodyFormat">,
): PredefinedCall | UnknownCall {
  const batch = name.endsWith("[]");
  const operations = services.get((batch ? name.slice(0, -2) : name).toLowerCase()) ?? [];
  const [first] = operations;
  if (first === undefined) return { kind: "unknown", format: formats.format, named: name !== "" };
  const fitting = operations.find((operation) => operation.method === method);
  return {
    kind: "predefined",
    operation: fitting ?? first,
    ...formats,
    implemented: fitting !== undefined || takesAnyVerb(operations),
    batch,
  };
}

/** A service with routes for several verbs has one method for all of them: its predefined routes take even those it has no route for. */
function takesAnyVerb(operations: readonly Operation[]): boolean {
  return operations.length > 1;
}

function cutEnding(name: string): [name: string, ending: string] {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}
