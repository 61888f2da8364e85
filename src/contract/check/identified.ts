import { Part } from "../../source/part.ts";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";

/** The schemas of a document that have an address of their own: `$id`, `$anchor`, `$dynamicAnchor`; and its `$self`. */
interface Identified {
  readonly byAddress: ReadonlyMap<string, Part>;
  /** The address that holds within an object that has an `$id`. */
  readonly bases: ReadonlyMap<unknown, string>;
}

const known = new WeakMap<object, Identified>();

/** Any address will do for a document that does not say its own. */
const nowhere = "document:///";

/**
 * What a reference means by the addresses that a document gives its schemas (JSON Schema 2020-12, section 8.2; OpenAPI 3.2,
 * section 4.1.2): `#anchor`, an `$id`, or a pointer within what has an `$id`.
 * @param from a part of the document; what it stands in decides what the reference is relative to
 */
export function identifiedIn(from: Part, reference: string): Part | undefined {
  const { source } = from;
  const { byAddress, bases } = identifiedOf(source);
  if (byAddress.size === 1 && bases.size === 0) return undefined;
  const address = resolved(reference, baseOf(from, bases));
  if (address === undefined) return undefined;
  const whole = byAddress.get(address);
  if (whole !== undefined) return whole;
  const [file = "", fragment = ""] = address.split("#", 2);
  const resource = byAddress.get(file);
  const keys = resource === undefined ? undefined : parsePointer(decoded(fragment));
  if (resource === undefined || keys === undefined) return undefined;
  const value = valueAt(resource.value, keys);
  return value === undefined ? undefined : new Part(source, resource.pointer + decoded(fragment), value);
}

function identifiedOf(source: Source): Identified {
  const { root } = source;
  if (typeof root !== "object" || root === null) return { byAddress: new Map(), bases: new Map() };
  const before = known.get(root);
  if (before !== undefined) return before;
  const byAddress = new Map<string, Part>();
  const bases = new Map<unknown, string>();
  const base = resolved(new Part(source).get("$self")?.text ?? "", nowhere) ?? nowhere;
  byAddress.set(base, new Part(source));
  if (base !== nowhere) bases.set(root, base);
  collect(new Part(source), base, byAddress, bases);
  const made = { byAddress, bases };
  known.set(root, made);
  return made;
}

function collect(part: Part, base: string, byAddress: Map<string, Part>, bases: Map<unknown, string>): void {
  const id = part.get("$id")?.text;
  const own = (id === undefined ? undefined : resolved(id, base)) ?? base;
  if (own !== base) {
    bases.set(part.value, own);
    byAddress.set(own, part);
  }
  for (const keyword of ["$anchor", "$dynamicAnchor"]) {
    const anchor = part.get(keyword)?.text;
    if (anchor !== undefined) byAddress.set(`${own}#${anchor}`, part);
  }
  for (const [key, inner] of part.entries())
    if (!notSchemas.includes(key) && typeof inner.value === "object") collect(inner, own, byAddress, bases);
  for (const item of part.items()) if (typeof item.value === "object") collect(item, own, byAddress, bases);
}

/** What holds values of any kind. */
const notSchemas = ["enum", "const", "example", "examples", "default", "value"];

/** The address of the innermost object around a part that has one. */
function baseOf(part: Part, bases: ReadonlyMap<unknown, string>): string {
  const keys = parsePointer(part.pointer) ?? [];
  for (let length = keys.length; length > 0; length--) {
    const base = bases.get(valueAt(part.source.root, keys.slice(0, length)));
    if (base !== undefined) return base;
  }
  return bases.get(part.source.root) ?? nowhere;
}

function resolved(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#$/, "");
  } catch {
    return undefined;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
