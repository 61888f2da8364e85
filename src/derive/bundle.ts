import type { References } from "../contract/check/references.ts";
import { parsePointer, pointerTo } from "../source/pointer.ts";
import type { Part } from "../source/part.ts";
import type { Json } from "./draft/draft.ts";
import { isRecord } from "../source/is-record.ts";

/**
 * A checked OpenAPI document of several files as one: schemas of other files become named ones, everything else is put in place.
 */
export function bundled(root: Part, references: References): Json {
  return new Bundle(root, references).whole();
}

class Bundle {
  readonly #root: Part;
  readonly #references: References;
  /** Where a schema of another file stands → its name. */
  readonly #names = new Map<string, string>();
  readonly #schemas = new Map<string, unknown>();
  readonly #taken: Set<string>;

  constructor(root: Part, references: References) {
    this.#root = root;
    this.#references = references;
    this.#taken = new Set(
      root
        .at("components", "schemas")
        ?.entries()
        .map(([name]) => name),
    );
  }

  whole(): Json {
    const copy = this.#copy(this.#root, [], new Set());
    const document = isRecord(copy) ? copy : {};
    if (this.#schemas.size === 0) return document;
    const components = isRecord(document["components"]) ? document["components"] : {};
    const known = isRecord(components["schemas"]) ? components["schemas"] : {};
    const schemas = Object.fromEntries([...Object.entries(known), ...this.#schemas]);
    return { ...document, components: { ...components, schemas } };
  }

  #copy(part: Part, at: readonly string[], open: ReadonlySet<string>): unknown {
    if (Array.isArray(part.value)) return part.items().map((item, i) => this.#copy(item, [...at, String(i)], open));
    if (part.record === undefined) return part.value;
    const target = part.get("$ref")?.text === undefined ? undefined : this.#references.target(part);
    if (target !== undefined && !this.#isOwn(part, target)) {
      const put = this.#put(target, at, open);
      if (put !== undefined) return put;
    }
    return Object.fromEntries(part.entries().map(([key, member]) => [key, this.#copy(member, [...at, key], open)]));
  }

  /** A reference within the document itself stays. */
  #isOwn(part: Part, target: Part): boolean {
    return part.source.path === this.#root.source.path && target.source.path === this.#root.source.path;
  }

  #put(target: Part, at: readonly string[], open: ReadonlySet<string>): unknown {
    if (target.source.path === this.#root.source.path) return { $ref: `#${target.pointer}` };
    if (isSchema(at)) return { $ref: `#${pointerTo("/components/schemas", this.#named(target))}` };
    return open.has(target.id) ? undefined : this.#copy(target, at, new Set([...open, target.id]));
  }

  #named(target: Part): string {
    const known = this.#names.get(target.id);
    if (known !== undefined) return known;
    const called = parsePointer(target.pointer)?.at(-1) ?? target.source.path;
    const base = called
      .replace(/^.*[\\/]/, "")
      .replace(/\.\w+$/, "")
      .replace(/[^\w.-]/g, "-");
    let name = base;
    for (let n = 2; this.#taken.has(name); n++) name = `${base}${n}`;
    this.#taken.add(name);
    this.#names.set(target.id, name);
    this.#schemas.set(name, this.#copy(target, ["schema"], new Set()));
    return name;
  }
}

const schemaKeys = new Set("schema items additionalProperties not if then else contains propertyNames".split(" "));
const schemaHolders = new Set(
  "properties patternProperties allOf anyOf oneOf prefixItems schemas $defs definitions".split(" "),
);

/** Whether what stands at these keys is a schema. */
function isSchema(at: readonly string[]): boolean {
  return schemaKeys.has(at.at(-1) ?? "") || schemaHolders.has(at.at(-2) ?? "");
}
