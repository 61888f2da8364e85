/** One way in which a value breaks its schema. */
export interface Violation {
  /** JSON pointer into the value. */
  readonly pointer: string;
  /** The keyword that it breaks, e.g. `pattern`. */
  readonly keyword: string;
  /** What the schema wants, in words. */
  readonly message: string;
}
