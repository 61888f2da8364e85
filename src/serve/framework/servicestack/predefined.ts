import type { Contract, Operation } from "../../../contract/model/contract.ts";
import { isFormatName } from "./media-types.ts";
import type { PredefinedCall, UnknownCall } from "./call.ts";
import type { RequestPath } from "./path.ts";

/**
 * The routes that the framework gives every operation by its request DTO's name: `/{format}/reply/{Name}`,
 * `/{format}/oneway/{Name}`, `/api/{Name}[.{format}]`; everything in any case. `[]` behind the name asks for a batch.
 */
export function predefined(
  contract: Contract,
  method: string,
  path: RequestPath,
): PredefinedCall | UnknownCall | undefined {
  const [first = "", second = "", third = "", ...rest] = path.whole;
  const prefix = first.toLowerCase();
  if (isFormatName(prefix) && /^(reply|oneway)$/i.test(second))
    return callOf(contract, method, [third, ...rest].join("/"), { format: prefix, bodyFormat: prefix });
  if (prefix !== "api" || second === "" || method === "OPTIONS") return undefined;
  // An ending that is no format is dropped here, where on the host's own routes it stays.
  const [name, ending] = cutEnding([second, third, ...rest].filter((part) => part !== "").join("/"));
  return callOf(contract, method, name, { format: isFormatName(ending) ? ending : "json", bodyFormat: "json" });
}

function callOf(
  contract: Contract,
  method: string,
  name: string,
  formats: Pick<PredefinedCall, "format" | "bodyFormat">,
): PredefinedCall | UnknownCall {
  const batch = name.endsWith("[]");
  const wanted = (batch ? name.slice(0, -2) : name).toLowerCase();
  const operations = contract.operations.filter(({ request }) => request.toLowerCase() === wanted);
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
