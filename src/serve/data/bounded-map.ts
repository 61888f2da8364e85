/** Remembers what was made for the keys last asked for; it never holds more than `most`. Forgetting changes no answer. */
export class BoundedMap<T> {
  readonly #known = new Map<string, T>();
  readonly #most: number;
  /** The key that was asked for last. */
  #newest: string | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#known.size;
  }

  /** What was made for `key`, or now is. */
  get(key: string, make: () => T): T {
    const known = this.#known.get(key);
    if (known !== undefined && key === this.#newest) return known;
    this.#newest = key;
    if (known !== undefined || this.#known.has(key)) {
      // A map keeps the order in which keys were put in: what is asked for stands last, what is forgotten first.
      this.#known.delete(key);
      this.#known.set(key, known as T);
      return known as T;
    }
    const made = make();
    const oldest = this.#known.size >= this.#most ? this.#known.keys().next().value : undefined;
    if (oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(key, made);
    return made;
  }
}
