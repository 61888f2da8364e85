import type { ObjectType, Slot } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import type { BindingFailure } from "./binding.ts";
import { HostException } from "./exception.ts";
import { jsv } from "./jsv-dialect.ts";
import type { Pair } from "./query.ts";
import { memberNamed } from "./read-object.ts";
import { readerOf } from "./read-value.ts";

/** A request DTO while it is being filled: parameter name → value; null where a body said so. */
export type Draft = Map<string, Value>;

/**
 * Puts pairs into a draft in order, later ones over earlier ones; empty values and unknown names are skipped.
 * Gives the failure with one entry per bad value, or undefined.
 */
export function populate(
  draft: Draft,
  pairs: Iterable<Pair>,
  type: ObjectType,
  now: string,
): BindingFailure | undefined {
  const code = "SerializationException";
  const errors: { code: string; field: string; message: string }[] = [];
  for (const [field, text] of pairs) {
    try {
      putText(draft, field, text, type, now);
    } catch (error) {
      if (!(error instanceof HostException)) throw error;
      errors.push({ code, field, message: `'${text}' is an Invalid value for '${field}'` });
    }
  }
  if (errors.length === 0) return undefined;
  return { status: 400, code, message: `Unable to bind to request '${type.name}'`, errors };
}

function putText(draft: Draft, name: string, text: string, type: ObjectType, now: string): void {
  const member = memberNamed(type, name);
  if (text === "" || member === undefined) return;
  const { slot } = member;
  // Browsers send a hidden field behind each checkbox: the first value counts.
  const first = slot.type.kind === "boolean" && !slot.nullable ? (text.split(",")[0] ?? "") : text;
  const value = readText(first, member.slot, now);
  if (value !== null) draft.set(member.key, value);
}

/**
 * Reads one text of a query, form or path: a string as it stands, anything else as JSV.
 * @throws {HostException} where it is not of the type.
 */
export function readText(text: string, slot: Slot, now: string): Value {
  return slot.type.kind === "string" ? text : readerOf(jsv, now).value(text, slot);
}
