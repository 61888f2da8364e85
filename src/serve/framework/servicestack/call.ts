import type { Operation } from "../../../contract/model/contract.ts";
import type { FormatName } from "../../../contract/model/host.ts";
import type { RequestPath } from "./path.ts";

/** Where a request goes. */
export type Call = Asked & (RouteCall | PredefinedCall | UnknownCall);

/** What every request has, wherever it goes. */
export interface Asked {
  /** The verb, after an override, in capitals. */
  readonly method: string;
  readonly path: RequestPath;
  readonly pairs: readonly Pair[];
  /** A query parameter's value, its name in any case; several are joined with commas. */
  query(name: string): string | undefined;
}

export type Pair = readonly [name: string, value: string];

/** One of the routes that the contract names. */
export interface RouteCall {
  readonly kind: "route";
  readonly operation: Operation;
  readonly variables: ReadonlyMap<string, string>;
  readonly suffix: FormatName | undefined;
}

/** One of the routes that the framework gives every operation. */
export interface PredefinedCall {
  readonly kind: "predefined";
  readonly operation: Operation;
  readonly format: FormatName;
  /** What a body is read as, whatever its Content-Type says. */
  readonly bodyFormat: FormatName;
  /** The verb is one that the service has. */
  readonly implemented: boolean;
  /** Several requests of the same kind in one body (`/api/Operation[]`). */
  readonly batch: boolean;
}

/** A predefined route to an operation that does not exist, or to none at all (`/json/reply`). */
export interface UnknownCall {
  readonly kind: "unknown";
  readonly format: FormatName;
  readonly named: boolean;
}
