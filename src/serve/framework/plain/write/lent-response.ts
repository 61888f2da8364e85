import type { Operation, Response } from "../../../../contract/model/contract.ts";
import { literalOf } from "../../../../contract/model/path.ts";
import type { Exchange } from "../exchange.ts";
import { mannerOf } from "./manner.ts";

/** What an operation documents of a status, which others that document no body for it may show too. */
export interface Lent {
  readonly operation: Operation;
  readonly response: Response;
}

/**
 * How a refusal looks where the operation documents no body for it: one host speaks alike at one path, so as another operation there, above
 * or below it documents it, the nearest first. Undefined: none does.
 */
export function lentResponse({ operation, host }: Exchange, status: number): Lent | undefined {
  const lent = known.get(operation) ?? new Map<number, Lent | undefined>();
  known.set(operation, lent);
  if (!lent.has(status)) lent.set(status, nearest(operation, host.contract.operations, status));
  return lent.get(status);
}

/** Looked for once: a contract may have thousands of operations, and refuses often. */
const known = new WeakMap<Operation, Map<number, Lent | undefined>>();

function nearest(operation: Operation, all: readonly Operation[], status: number): Lent | undefined {
  const own = shapeOf(operation);
  const found = all.flatMap((other) => {
    const distance = distanceOf(own, shapeOf(other));
    const response = distance === undefined ? undefined : other.responses.find((one) => isTold(one, status));
    return distance === undefined || response === undefined ? [] : [{ operation: other, response, distance }];
  });
  return found.toSorted((a, b) => a.distance - b.distance)[0];
}

function isTold({ status, range, content }: Response, wanted: number): boolean {
  const [first] = content.keys();
  return status === wanted && range !== true && first !== undefined && mannerOf(first) === "json";
}

function shapeOf({ segments }: Operation): readonly string[] {
  return segments.map((segment) => literalOf(segment) ?? "{}");
}

/** How far two paths are from each other, of which one is the beginning of the other; undefined: neither is. */
function distanceOf(one: readonly string[], other: readonly string[]): number | undefined {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const isBeginning = short.length > 0 && short.every((segment, index) => segment === long[index]);
  return isBeginning ? long.length - short.length : undefined;
}
