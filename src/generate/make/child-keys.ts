import { child, type Key } from "../../random/key.ts";

/** The keys one step below a key. Rows of one collection have one key and differ in their counters: the keys of the last one asked are kept. */
export class ChildKeys {
  readonly #names: readonly string[];
  #of: Key | undefined;
  #keys: readonly Key[] = [];

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** In the order of the names. */
  below(key: Key): readonly Key[] {
    if (this.#of?.high !== key.high || this.#of.low !== key.low) {
      this.#of = key;
      this.#keys = this.#names.map((name) => child(key, name));
    }
    return this.#keys;
  }
}
