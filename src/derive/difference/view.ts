import { isRecord } from "../../source/is-record.ts";
import type { Json } from "../draft/draft.ts";

/** A contract as data, with its own references followed. */
export class View {
  readonly document: Json;

  constructor(document: Json) {
    this.document = document;
  }

  /** The object that a value is or refers to; empty for everything else. */
  object(value: unknown): Json {
    let at = value;
    for (let steps = 0; steps < 50 && isRecord(at) && typeof at["$ref"] === "string"; steps++) {
      const { $ref: reference, ...beside } = at;
      const target = typeof reference === "string" ? this.#target(reference) : undefined;
      at = isRecord(target) ? { ...target, ...beside } : beside;
    }
    return isRecord(at) ? at : {};
  }

  #target(reference: string): unknown {
    if (!reference.startsWith("#/")) return undefined;
    let at: unknown = this.document;
    for (const part of reference.slice(2).split("/")) {
      const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
      at = isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    }
    return at;
  }

  members(value: unknown): ReadonlyMap<string, unknown> {
    return new Map(Object.entries(this.object(value)));
  }

  /** The named schemas. */
  get schemas(): ReadonlyMap<string, unknown> {
    return this.members(this.object(this.document["components"])["schemas"]);
  }
}

/** The items of a list; of anything else none. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether two plain values are the same, whatever the order of their members. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}
