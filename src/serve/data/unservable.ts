import type { Contract, Operation } from "../../contract/model/contract.ts";
import { keyOf, path } from "../../random/key.ts";
import { generatorFor } from "./generator-for.ts";

/** An operation of whose documented success no body can be made up: it answers 501. */
export interface Unservable {
  readonly operation: Operation;
  /** Where its schema cannot be satisfied, and why. */
  readonly place: string;
  readonly why: string;
}

/**
 * Tries one operation after another: each step makes up one answer, and yields what it found, or undefined where all is well.
 * Hosts of typed code are left out: their answers are made from types, which always have values.
 */
export function* triedOperations(contracts: readonly Contract[]): Generator<Unservable | undefined, void> {
  for (const { name, host, operations } of contracts)
    if (host.values !== "code") for (const operation of operations) yield unservable(operation, name);
}

function unservable(operation: Operation, api: string): Unservable | undefined {
  const contents = [...(operation.success?.response.content.values() ?? [])];
  const [content] = contents;
  // An example is an answer, and so is another media type.
  if (content?.source === undefined || contents.length > 1 || content.examples.size > 0) return undefined;
  const key = path(keyOf("standin"), api, operation.id);
  const made = generatorFor(content.source).value({ key, at: [0, 0], anchor: 0, locale: undefined });
  return made.kind === "value" ? undefined : { operation, place: made.place, why: made.why };
}
