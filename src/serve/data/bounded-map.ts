/**
 * Remembers what was made for the keys last asked for. Forgetting changes no answer.
 *
 * Keys are in two generations: the older one is forgotten as a whole when the recent one is full, and a key of the older
 * one that is asked for becomes recent again. So nothing is moved for a key that is asked for again and again.
 */
export class BoundedMap<T> {
  #recent = new Map<string, T>();
  #older = new Map<string, T>();
  readonly #generation: number;

  /** @param most how many keys are remembered, at least 2; half of them for certain */
  constructor(most: number) {
    this.#generation = Math.floor(most / 2);
  }

  get size(): number {
    return this.#recent.size + this.#older.size;
  }

  /** What was made for `key`, or now is. */
  get(key: string, make: () => T): T {
    const known = this.#recent.get(key);
    if (known !== undefined || this.#recent.has(key)) return known as T;
    const value = this.#older.has(key) ? (this.#older.get(key) as T) : make();
    this.#older.delete(key);
    if (this.#recent.size >= this.#generation) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
    return value;
  }
}
