import type { Operation } from "../../../contract/model/contract.ts";
import type { Answer } from "../../operation/request.ts";
import { reasonPhrase } from "./reason-phrase.ts";

/** Why a request gets no value. */
export interface Refusal {
  readonly status: number;
  readonly title: string;
  /** The code that the contract gives this refusal; undefined: a word for its status will do. */
  readonly code?: string | undefined;
  readonly detail: string;
  readonly headers?: Answer["headers"];
  /** What is wrong where, if it can be said. */
  readonly errors?: readonly Fault[];
}

/** A longer place tells nobody where it is. */
const longest = 200;

/** One thing that is wrong with a request. */
export interface Fault {
  /** Where: a parameter, or a place in the body. */
  readonly at: { readonly parameter: string; readonly in: string } | { readonly pointer: string };
  readonly detail: string;
  /** The member that should be at that place. */
  readonly missing?: string | undefined;
  /** `text`: it is not of its type or syntax; `schema`: it breaks what the schema says of it. */
  readonly kind: "text" | "schema";
}

/** A fault in the words of a problem (RFC 9457 section 3: an extension member, after its own example). */
export function faultWords({ at, detail }: Fault): Readonly<Record<string, string>> {
  return "pointer" in at
    ? { pointer: `#${at.pointer.slice(0, longest)}`, detail }
    : { parameter: at.parameter, in: at.in, detail };
}

/** Refuses for what is wrong with the parameters or the body. */
export function refusalFor(operation: Operation, faults: readonly Fault[]): Refusal {
  const kind = faults.some((fault) => fault.kind === "text") ? "text" : "schema";
  const [first] = faults;
  const where = first === undefined ? "" : "pointer" in first.at ? placeText(first.at.pointer) : first.at.parameter;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
  // Users of mock servers know 422 for parameters of which nothing is said, and 400 for bodies.
  const otherwise = first !== undefined && "parameter" in first.at ? 422 : 400;
  const isPlace = faults.some(({ at }) => "parameter" in at && at.in === "path");
  const status = statusFor(operation, kind, { otherwise, isPlace });
  return {
    status,
    title: reasonPhrase(status),
    detail: `${where} ${first?.detail ?? ""}${more}`.trim(),
    errors: faults,
  };
}

function placeText(pointer: string): string {
  const text = pointer.slice(1).replaceAll("/", ".");
  return text === "" ? "the body" : text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/**
 * 400 for text that is not of its type or syntax, 422 for what breaks a schema (RFC 9110 sections 15.5.1 and 15.5.21):
 * whichever of the two is documented exactly, by range, or by `default`. At an address that cannot be, also 404 where that is.
 */
function statusFor(
  { responses }: Operation,
  kind: Fault["kind"],
  { otherwise, isPlace }: { readonly otherwise: number; readonly isPlace: boolean },
): number {
  const wanted = kind === "text" ? [400, 422] : [422, 400];
  const told = isPlace ? [...wanted, 404] : wanted;
  const exact = told.find((status) => responses.some((one) => one.status === status && one.range !== true));
  if (exact !== undefined) return exact;
  return responses.some(isAnyRefusal) ? (wanted[0] ?? otherwise) : otherwise;
}

/** Whether 400 is documented, by itself or with others. */
export function documentsBadRequest({ responses }: Operation): boolean {
  return responses.some((one) => one.status === 400 || isAnyRefusal(one));
}

function isAnyRefusal({ status, range }: Operation["responses"][number]): boolean {
  return status === "default" || (range === true && Math.floor(status / 100) === 4);
}
