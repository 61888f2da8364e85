import type { Operation } from "../../../contract/model/contract.ts";
import { documentedResponse } from "../../../contract/model/documented-response.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { Json } from "../../../generate/json.ts";
import type { SuccessOutcome } from "../outcome.ts";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An answer that is no more than a key: many services answer the creation of a row by its number or UUID alone. It is that of
 * the row created. Another text may be a message, so only what looks like a key of the row is taken for one.
 */
export function withBareKey(operation: Operation, outcome: SuccessOutcome, key: Json): SuccessOutcome {
  if (outcome.kind !== "value") return outcome;
  const value = keyLike(outcome.value, key);
  if (value === undefined || outcome.status === undefined) return outcome;
  const content = documentedResponse(operation.responses, outcome.status)?.content.values() ?? [];
  // What an answer shows outside its own schema would break the contract, whatever it is the key of.
  return [...content].some((one) => one.violations(key).length > 0) ? outcome : { ...outcome, value };
}

/** The key, in the kind of the value that stands where it may be. */
function keyLike(value: Value, key: Json): Value | undefined {
  if (typeof key === "string") return typeof value === "string" && uuid.test(value) && uuid.test(key) ? key : undefined;
  if (typeof key !== "number" || !Number.isSafeInteger(key)) return undefined;
  if (typeof value === "bigint") return BigInt(key);
  return typeof value === "number" ? key : undefined;
}
