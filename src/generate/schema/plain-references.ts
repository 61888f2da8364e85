import { Part } from "../../source/part.ts";
import { parsePointer, valueAt } from "../../source/pointer.ts";
import type { Source } from "../../source/source.ts";
import type { SchemaReferences } from "./shapes.ts";

/** A schema that stands alone, as plain JSON: the first part of it, and where its references lead. */
export interface PlainSchema {
  readonly schema: Part;
  readonly references: SchemaReferences;
}

/** Reads references within one plain schema: `#/…`, `$id`, `$anchor`, `$dynamicAnchor` (JSON Schema 2020-12, section 8.2). */
export function plainSchema(root: unknown): PlainSchema {
  const source: Source = { file: "", path: "", root, lineOf: () => undefined, exact: () => undefined };
  const schema = new Part(source);
  const identified = new Identified(schema);
  return { schema, references: { target: (part) => identified.target(part) } };
}

/** Any address will do: a schema without `$id` has none of its own. */
const nowhere = "schema:///";

/** Which part of a document has which address. */
class Identified {
  readonly #root: Part;
  readonly #byAddress = new Map<string, Part>();
  readonly #dynamic = new Map<string, Part>();
  readonly #bases = new Map<unknown, string>();

  constructor(root: Part) {
    this.#root = root;
    this.#byAddress.set(nowhere, root);
    this.#collect(root, nowhere);
  }

  /**
   * The dynamic scope is not followed: where the whole document has that dynamic anchor in several places, the outermost is meant.
   */
  target(part: Part): Part | undefined {
    const base = this.#bases.get(part.value) ?? nowhere;
    const reference = part.get("$ref")?.text;
    if (reference !== undefined) return this.#at(reference, base);
    const dynamic = part.get("$dynamicRef")?.text ?? "";
    const [, anchor] = /^#([^/].*)$/.exec(dynamic) ?? [];
    return (anchor === undefined ? undefined : this.#dynamic.get(anchor)) ?? this.#at(dynamic, base);
  }

  #at(reference: string, base: string): Part | undefined {
    const address = addressOf(reference, base);
    if (address === undefined) return undefined;
    const known = this.#byAddress.get(address);
    if (known !== undefined) return known;
    const [file = "", fragment = ""] = address.split("#", 2);
    const resource = this.#byAddress.get(file);
    const keys = resource === undefined ? undefined : parsePointer(decodeURIComponent(fragment));
    if (resource === undefined || keys === undefined) return undefined;
    const value = valueAt(resource.value, keys);
    return value === undefined ? undefined : new Part(this.#root.source, resource.pointer + fragment, value);
  }

  #collect(part: Part, base: string): void {
    const id = part.get("$id")?.text;
    const own = (id === undefined ? undefined : addressOf(id, base)?.replace(/#$/, "")) ?? base;
    if (part.record !== undefined) this.#bases.set(part.value, own);
    if (own !== base) this.#byAddress.set(own, part);
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const anchor = part.get(keyword)?.text;
      if (anchor === undefined) continue;
      this.#byAddress.set(`${own}#${anchor}`, part);
      if (keyword === "$dynamicAnchor" && !this.#dynamic.has(anchor)) this.#dynamic.set(anchor, part);
    }
    for (const [keyword, inner] of part.entries())
      if (keyword !== "enum" && keyword !== "const") this.#collect(inner, own);
    for (const item of part.items()) this.#collect(item, own);
  }
}

function addressOf(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#$/, "");
  } catch {
    return undefined;
  }
}
