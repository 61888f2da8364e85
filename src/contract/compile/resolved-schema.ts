import type { Schema } from "../model/contract.ts";
import type { Part } from "../../source/part.ts";
import type { References } from "../check/references.ts";
import { isRecord } from "../../source/is-record.ts";

/** A schema as plain JSON with its references replaced by what they mean; a recursive one keeps the `$ref` to itself. */
export function resolvedSchema(schema: Part, references: References): Schema {
  const resolving = resolvings.get(references) ?? { references, open: new Set(), done: new Map() };
  resolvings.set(references, resolving);
  const resolved = resolve(schema, resolving);
  return isRecord(resolved) ? resolved : Object.freeze(resolved === false ? { not: {} } : {});
}

/** What references mean is worked out once: schemas that refer to each other would be written out again and again. */
interface Resolving {
  readonly references: References;
  readonly open: Set<object>;
  readonly done: Map<object, unknown>;
}

const resolvings = new WeakMap<References, Resolving>();

function resolve(part: Part, resolving: Resolving): unknown {
  if (Array.isArray(part.value)) return Object.freeze(part.items().map((item) => resolve(item, resolving)));
  const { record } = part;
  if (record === undefined) return part.value;
  const target = typeof record["$ref"] === "string" ? resolving.references.target(part) : undefined;
  const isClosing = target?.record !== undefined && resolving.open.has(target.record);
  const beside = part
    .entries()
    .filter(([key]) => key !== "$ref" || target === undefined || isClosing)
    .map(([key, child]) => [key, resolve(child, resolving)] as const);
  if (target === undefined || isClosing) return Object.freeze(Object.fromEntries(beside));
  const meant = resolveTarget(target, resolving);
  return Object.freeze({ ...(isRecord(meant) ? meant : {}), ...Object.fromEntries(beside) });
}

function resolveTarget(target: Part, resolving: Resolving): unknown {
  const { record } = target;
  if (record === undefined) return target.value;
  const { open, done } = resolving;
  if (done.has(record)) return done.get(record);
  open.add(record);
  const meant = resolve(target, resolving);
  open.delete(record);
  done.set(record, meant);
  return meant;
}
