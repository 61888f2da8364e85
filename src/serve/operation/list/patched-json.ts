import { jsonpatch } from "json-p3";
import type { PlainJson } from "../../../contract/model/untyped-value.ts";
import { canonicalText, type Json } from "../../../generate/json.ts";
import { parsePointer, valueAt } from "../../../source/pointer.ts";

/** Rows grow no longer than this many characters: a patch may copy what it has copied. */
const longest = 1_000_000;

type Operation = Parameters<typeof jsonpatch.apply>[0][number];

/** A value after a JSON Patch (RFC 6902); undefined: it cannot be applied, or the value grows beyond all measure. */
export function patchedJson(value: Json, patch: PlainJson): Json | undefined {
  if (!Array.isArray(patch)) return undefined;
  let at = structuredClone(value);
  for (const operation of patch as readonly Operation[]) {
    try {
      at = jsonpatch.apply([copied(operation, at)], at as never) as Json;
    } catch {
      return undefined;
    }
    if (operation.op === "copy" && canonicalText(at).length > longest) return undefined;
  }
  return at;
}

/** `copy` adds what stands elsewhere as a value of its own (section 4.5). */
function copied(operation: Operation, at: Json): Operation {
  if (operation.op !== "copy") return operation;
  const from = parsePointer(operation.from ?? "");
  const value = from && valueAt(at, from);
  if (value === undefined) throw new RangeError(`There is nothing at ${operation.from ?? ""}`);
  return { op: "add", path: operation.path, value: structuredClone(value) } as Operation;
}
