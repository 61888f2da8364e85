import type { Operation } from "../../../../contract/model/contract.ts";
import type { FormatName } from "../../../../contract/model/host.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { Pair } from "./query.ts";

/** A request as far as its typed values come from it. */
export interface BindInput {
  /** Its parameters are the members of the request DTO, in order. */
  readonly operation: Operation;
  /** The route's variables by parameter name, decoded. */
  readonly path: ReadonlyMap<string, string>;
  /** The query's pairs, decoded, in order; an empty value also where there was no `=`. */
  readonly query: readonly Pair[];
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly body: Uint8Array;
  /** A route of the operation's own, or one that the framework gives to every operation (`/json/reply/X`, `/api/X`). */
  readonly route: { readonly kind: "user" } | { readonly kind: "predefined"; readonly bodyFormat: FormatName };
  readonly method: string;
  /** The moment of the request, ISO 8601. */
  readonly now: string;
}

/** What came of a request's texts. */
export type BindResult =
  /** Parameter name → canonical value; only members that were set. */
  | { readonly kind: "bound"; readonly values: ReadonlyMap<string, Value> }
  | { readonly kind: "refused"; readonly failure: BindingFailure };

/** Why a request could not be bound; always answered as the framework's generic error DTO. */
export interface BindingFailure {
  /** 400, but 500 for the few exceptions that the framework takes for its own mistake (a number too large beside a body). */
  readonly status: 400 | 500;
  readonly code: string;
  readonly message: string;
  readonly errors: readonly { readonly code: string; readonly field: string; readonly message: string }[];
}

/** A failure that only has a message. */
export function failure(code: string, message: string): BindingFailure {
  const status = /^(?:Overflow|IndexOutOfRange)Exception$/.test(code) ? 500 : 400;
  return { status, code, message, errors: [] };
}
