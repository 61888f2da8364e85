import type { Digits } from "./digits.ts";
import { valueAt } from "./pointer.ts";

type Holder = object;

/** What the objects and lists of a parsed document have lost of their text: digits of numbers, and the order of keys. */
export class Spellings {
  readonly #digits = new Map<Holder, Map<string, Digits>>();
  readonly #orders = new Map<Holder, readonly string[]>();

  /** A number that an object or list holds was written with other digits. */
  keepDigits(holder: Holder, key: string, digits: Digits): void {
    const known = this.#digits.get(holder) ?? new Map<string, Digits>();
    this.#digits.set(holder, known.set(key, digits));
  }

  /** The keys of an object in the order in which they were written. */
  keepOrder(record: Holder, keys: readonly string[]): void {
    this.#orders.set(record, keys);
  }

  /** The value at the end of keys, with every digit and the order of keys: maps as `Map`, numbers as `Digits`. */
  exactAt(root: unknown, keys: readonly string[]): unknown {
    const holder = valueAt(root, keys.slice(0, -1));
    const digits = isHolder(holder) ? this.#digits.get(holder)?.get(keys.at(-1) ?? "") : undefined;
    return digits ?? this.#exact(valueAt(root, keys));
  }

  #exact(value: unknown): unknown {
    if (!isHolder(value)) return value;
    const digits = this.#digits.get(value);
    if (Array.isArray(value)) return value.map((item: unknown, i) => digits?.get(String(i)) ?? this.#exact(item));
    const record = value as Readonly<Record<string, unknown>>; // every object of a parsed document that is no list
    const keys = this.#orders.get(value) ?? Object.keys(record);
    return new Map(keys.map((key) => [key, digits?.get(key) ?? this.#exact(record[key])]));
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}
