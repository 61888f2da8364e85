/** Something a person can ask for, as the start screen lists it. */
export interface NamedEntity {
  /** The entity asked for: the one that an operation answers with. */
  readonly entity: string;
  /** What names it: an owner's id, or its key values joined with ` · `. */
  readonly name: string;
  /** Parameter → value to put in a request. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly story: string | undefined;
  readonly about: string;
  /** How many rows it has at the scenario's now (about, above 10,000). */
  readonly size: number;
}
