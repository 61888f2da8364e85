/** So many entries a bucket has, on average, before there are more buckets. */
const fullBucket = 16;
/** So many times more buckets there are then. */
const growth = 8;

type Bucket<V> = ReadonlyMap<string, V>;

/**
 * Texts → values, never changed, only replaced: one more entry copies one bucket and the list of buckets, not the map. So many
 * versions of large maps may be held at once.
 */
export class LayeredMap<V> {
  readonly size: number;
  readonly #buckets: readonly Bucket<V>[];

  constructor(buckets: readonly Bucket<V>[] = [new Map()], size = 0) {
    this.#buckets = buckets;
    this.size = size;
  }

  get(text: string): V | undefined {
    return this.#buckets[this.#placeOf(text)]?.get(text);
  }

  with(text: string, value: V): LayeredMap<V> {
    const [bucket, place] = this.#copyOf(text);
    const size = this.size + (bucket.has(text) ? 0 : 1);
    bucket.set(text, value);
    const map = new LayeredMap(this.#buckets.with(place, bucket), size);
    return size > fullBucket * this.#buckets.length ? map.#grown() : map;
  }

  without(text: string): LayeredMap<V> {
    const [bucket, place] = this.#copyOf(text);
    return bucket.delete(text) ? new LayeredMap(this.#buckets.with(place, bucket), this.size - 1) : this;
  }

  /** In no order that means anything. */
  *values(): Generator<V> {
    for (const bucket of this.#buckets) yield* bucket.values();
  }

  #copyOf(text: string): readonly [Map<string, V>, number] {
    const place = this.#placeOf(text);
    return [new Map(this.#buckets[place]), place];
  }

  #grown(): LayeredMap<V> {
    const buckets = Array.from({ length: this.#buckets.length * growth }, () => new Map<string, V>());
    const map = new LayeredMap(buckets, this.size);
    for (const bucket of this.#buckets)
      for (const [text, value] of bucket) buckets[map.#placeOf(text)]?.set(text, value);
    return map;
  }

  /** FNV-1a, and its higher bits folded into those that count. */
  #placeOf(text: string): number {
    if (this.#buckets.length === 1) return 0;
    let hash = 0x811c9dc5;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.#buckets.length - 1);
  }
}
