import type { Operation } from "../../../contract/model/contract.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import type { HostException } from "./bind/exception.ts";
import type { Pair } from "./bind/query.ts";
import type { RequestPath } from "./path.ts";

/** Where a request goes. */
export type Call = Asked & (RouteCall | PredefinedCall | UnknownCall | IndexCall);

/** What every request has, wherever it goes. */
export interface Asked {
  /** The verb, after an override, as it was written. */
  readonly method: string;
  /** What was wrong with a form that was looked into for a verb. */
  readonly brokenForm?: HostException;
  readonly path: RequestPath;
  readonly pairs: readonly Pair[];
  /** A query parameter's value, its name in any case; several that are not empty are joined with commas. */
  query(name: string): string | undefined;
}

export type { Pair };

/** One of the routes that the contract names. */
export interface RouteCall {
  readonly kind: "route";
  readonly operation: Operation;
  readonly variables: ReadonlyMap<string, string>;
  readonly suffix: FormatName | undefined;
  /** The verb is one that the service has: an override may be but a part of one. */
  readonly implemented: boolean;
}

/** One of the routes that the framework gives every operation. */
export interface PredefinedCall {
  readonly kind: "predefined";
  readonly operation: Operation;
  /** What a body is read as, whatever its Content-Type says, and the answer's type; undefined: no body is read, Accept decides. */
  readonly mediaType: string | undefined;
  /** The verb is one that the service has. */
  readonly implemented: boolean;
  /** Several requests of the same kind in one body (`/api/Operation[]`). */
  readonly batch: boolean;
}

/** A predefined route to an operation that does not exist, or to none at all (`/json/reply`). */
export interface UnknownCall {
  readonly kind: "unknown";
  readonly mediaType: string | undefined;
  readonly named: boolean;
}

/** The list of all operations (`/api/`). */
export interface IndexCall {
  readonly kind: "index";
}

/** The operation that a call reaches, if it does. */
export function operationOf(call: Call): Operation | undefined {
  return call.kind === "route" || call.kind === "predefined" ? call.operation : undefined;
}
