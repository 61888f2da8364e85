import { ownOf } from "../own-of.ts";
import { pointerTo } from "./pointer.ts";
import type { Source } from "./source.ts";

/** A part of a document: a value that knows where it stands. Asking it for what is not there gives undefined, never an error. */
export class Part {
  readonly source: Source;
  readonly pointer: string;
  readonly value: unknown;

  constructor(source: Source, pointer = "", value: unknown = source.root) {
    this.source = source;
    this.pointer = pointer;
    this.value = value;
  }

  /** One name for one part of one document, whoever asks. */
  get id(): string {
    return `${this.source.path}#${this.pointer}`;
  }

  get record(): Readonly<Record<string, unknown>> | undefined {
    const { value } = this;
    // Every object of a parsed document that is no array is a record of its keys.
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  }

  get text(): string | undefined {
    return typeof this.value === "string" ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === "number" ? this.value : undefined;
  }

  get flag(): boolean | undefined {
    return typeof this.value === "boolean" ? this.value : undefined;
  }

  has(key: string): boolean {
    const { record } = this;
    return record !== undefined && Object.hasOwn(record, key);
  }

  get(key: string): Part | undefined {
    const { record } = this;
    return record !== undefined && Object.hasOwn(record, key) ? this.#child(key, record[key]) : undefined;
  }

  /** The part several keys further down. */
  at(...keys: readonly string[]): Part | undefined {
    return keys.reduce<Part | undefined>((part, key) => part?.get(key), this);
  }

  /** The value of a member, for whoever does not ask where it stands. */
  memberValue(key: string): unknown {
    const { record } = this;
    return record && ownOf(record, key);
  }

  /** The names of an object's members, in order; of anything else none. */
  keys(): string[] {
    const { record } = this;
    return record === undefined ? [] : Object.keys(record);
  }

  /** The members of an object, in order; of anything else none. */
  entries(): (readonly [string, Part])[] {
    const { record = {} } = this;
    return Object.keys(record).map((key) => [key, this.#child(key, record[key])] as const);
  }

  /** What the members of an object hold, in order; of anything else nothing. */
  values(): Part[] {
    const { record = {} } = this;
    return Object.keys(record).map((key) => this.#child(key, record[key]));
  }

  /** The items of a list, in order; of anything else none. */
  items(): Part[] {
    return Array.isArray(this.value) ? this.value.map((item: unknown, i) => this.#child(i, item)) : [];
  }

  /** The texts of a list; what is no text is left out. */
  texts(): string[] {
    return Array.isArray(this.value) ? this.value.filter((item) => typeof item === "string") : [];
  }

  /** The value with every digit and the order of its keys, see `Source.exact`. */
  exact(): unknown {
    return this.source.exact(this.pointer);
  }

  #child(key: string | number, value: unknown): Part {
    return new Part(this.source, pointerTo(this.pointer, key), value);
  }
}
