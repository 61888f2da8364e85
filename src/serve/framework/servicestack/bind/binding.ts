import type { Limits } from "../../../../limits.ts";
import type { Operation } from "../../../../contract/model/contract.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { statusOf, type ExceptionName } from "./exception.ts";
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
  /** The body came in chunks, so that its length was not said before: only forms and encoded bodies are looked for then. Absent: no. */
  readonly chunked?: boolean;
  /**
   * A route of the operation's own, or one that the framework gives to every operation (`/json/reply/X`, `/api/X`), which
   * reads bodies as one media type, or as none.
   */
  readonly route: { readonly kind: "user" } | { readonly kind: "predefined"; readonly bodyType: string | undefined };
  /** The verb as it was given: in small letters it is another one, which may have a body. */
  readonly method: string;
  /** The moment of the request, ISO 8601. */
  readonly now: string;
  /** How much of a body is read. Absent: as usual. */
  readonly limits?: Limits;
}

/** What came of a request's texts. */
export type BindResult =
  /** Parameter name → canonical value; only members that were set. */
  | { readonly kind: "bound"; readonly values: ReadonlyMap<string, Value> }
  | { readonly kind: "refused"; readonly failure: BindingFailure };

/** Why a request could not be bound; always answered as the framework's generic error DTO. */
export interface BindingFailure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly errors: readonly { readonly code: string; readonly field: string; readonly message: string }[];
}

/** A failure that has a message; one of the runtime's that names an argument has an entry for it, too. */
export function failure(code: ExceptionName, message: string): BindingFailure {
  const [, text, field] = code.startsWith("Argument") ? (/^(.*) \(Parameter '([^']*)'\)$/s.exec(message) ?? []) : [];
  const errors = text === undefined || field === undefined ? [] : [{ code, field, message: text }];
  return { status: statusOf(code), code, message, errors };
}

/** Whether a request of this verb may have a form, and parameters beside a body. */
export function mayHaveBody(method: string): boolean {
  return !/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(method);
}

/** Whether a body is there to be read as anything but a form. */
export function hasReadableBody({ body, chunked, contentEncoding, method }: BindInput): boolean {
  return body.length > 0 && (chunked !== true || (contentEncoding !== undefined && mayHaveBody(method)));
}
