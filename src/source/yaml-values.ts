import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { Digits } from "./digits.ts";

type Report = (offset: number, found: string, cure: string) => void;

/** More nodes than any contract has; a file of aliases of aliases reaches it at once. */
const mostNodes = 5_000_000;

/** More levels than any contract has, and fewer than would exhaust the stack of whatever reads it. */
export const mostLevels = 200;
export const tooDeep = ["this is nested too deep", `nest at most ${mostLevels} levels`] as const;

/** Turns YAML nodes into values. Aliases become the same value as their anchor. */
export class YamlValues {
  readonly #document: Document;
  readonly #report: Report;
  readonly #anchored = new Map<Node, { readonly value: unknown; readonly nodes: number }>();
  readonly #open = new Set<Node>();
  #nodes = 0;
  #isWhole = true;

  constructor(document: Document, report: Report) {
    this.#document = document;
    this.#report = report;
  }

  /** Whether every alias so far meant something, and nothing was too deep. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** As JSON.parse would give it. */
  plain(node: unknown): unknown {
    if (++this.#nodes > mostNodes) return null;
    if (isAlias(node)) return this.#alias(node);
    if (isScalar(node)) return typeof node.value === "bigint" ? Number(node.value) : node.value;
    if (isSeq(node)) return this.#anchor(node, () => node.items.map((item) => this.plain(item)));
    if (isMap(node)) return this.#anchor(node, () => this.#record(node));
    return null;
  }

  /** With the order of keys, as maps, and with the digits of numbers that would lose some. */
  exact(node: unknown): unknown {
    if (isAlias(node)) return this.exact(node.resolve(this.#document));
    if (isSeq(node)) return node.items.map((item) => this.exact(item));
    if (isMap(node)) return new Map(node.items.map((pair) => [keyText(pair) ?? "", this.exact(pair.value)]));
    if (!isScalar(node)) return null;
    const { value, source } = node;
    return typeof value === "number" && source !== undefined && String(value) !== source ? new Digits(source) : value;
  }

  #record(map: YAMLMap): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const pair of map.items) {
      const key = keyText(pair);
      const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : (map.range?.[0] ?? 0);
      if (key === undefined) {
        this.#report(offset, "a key is not text", "write keys as text");
        continue;
      }
      if (Object.hasOwn(record, key)) this.#report(offset, `the key "${key}" is there twice`, "remove one of the two");
      // `__proto__` is a key like any other.
      Object.defineProperty(record, key, {
        value: this.plain(pair.value),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
    return record;
  }

  #anchor(node: Node, make: () => unknown): unknown {
    if (this.#open.size >= mostLevels) return this.#lost(node, ...tooDeep);
    const before = this.#nodes;
    this.#open.add(node);
    const value = make();
    this.#open.delete(node);
    if (isCollection(node) && node.anchor !== undefined)
      this.#anchored.set(node, { value, nodes: this.#nodes - before });
    return value;
  }

  #alias(alias: Alias): unknown {
    const node = alias.resolve(this.#document);
    if (node === undefined) {
      return this.#lost(
        alias,
        `nothing before this is called &${alias.source}`,
        "correct the alias, or write the value out",
      );
    }
    if (this.#open.has(node)) {
      return this.#lost(alias, "an alias stands inside what it repeats", "write this part out, or use `$ref`");
    }
    const known = this.#anchored.get(node);
    if (known === undefined) return this.plain(node);
    this.#nodes += known.nodes;
    if (this.#nodes <= mostNodes) return known.value;
    return this.#lost(alias, `aliases repeat more than ${mostNodes} values`, "repeat less, or use `$ref`");
  }

  #lost(node: Node, found: string, cure: string): null {
    this.#isWhole = false;
    this.#report(node.range?.[0] ?? 0, found, cure);
    return null;
  }
}

/** The text of a key: what the author wrote, so that `200` and `1e3` are keys like any other. */
export function keyText(pair: Pair): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  return typeof pair.key.value === "string" ? pair.key.value : (pair.key.source ?? String(pair.key.value));
}
