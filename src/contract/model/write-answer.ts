import type { ObjectValue } from "./value.ts";
import type { ListFilter } from "./list-answer.ts";
import type { AnswerRule, FailureRule, SchemaSource } from "./contract.ts";

export const writeActions = ["create", "replace", "merge", "remove"] as const;

/** What becomes of a row of an entity whose values are JSON's own (`x-standin-answer: { write: … }`). */
export interface WriteAnswer {
  readonly kind: "write";
  /** `replace` takes the body as the whole row, `merge` as the members that change (RFC 7396). */
  readonly action: (typeof writeActions)[number];
  readonly entity: string;
  /** The parameter that names the row; undefined: the row is new, or named in the body, or there is one of each owner. */
  readonly key: string | undefined;
  readonly within: ReadonlyMap<string, string>;
  /** Where the row stands in the body, and the names of the members that a client may send there. */
  readonly body: readonly string[];
  readonly sendable: ReadonlySet<string>;
  /** What those of them are that a new or whole row leaves out. */
  readonly usual: ObjectValue;
  /** The object of the row whose members stand there, by their names and schemas; undefined: those of the row do. */
  readonly into: { readonly name: string; readonly members: ReadonlySet<string> } | undefined;
  /** Whether a list of rows or of keys stands there, and each is written. */
  readonly isEach: boolean;
  /** Where the body lists the keys of the rows that are written alike, each with what stands at `body`; undefined: nowhere. */
  readonly keys: readonly string[] | undefined;
  /** Members of a new row that list rows of other entities, which are made with it. */
  readonly children: ReadonlyMap<string, ChildRows>;
  /** What the operation sets itself, whatever is sent; then of what is sent only properties that the row has are taken. */
  readonly set: ObjectValue | undefined;
  /** What the row has become when somebody looks at it afterwards: work that was only accepted (202) is done then. */
  readonly afterwards: ObjectValue | undefined;
  /** Where the answer shows the row; undefined: it does not. */
  readonly shown:
    { readonly at: readonly string[]; readonly row: SchemaSource; readonly schema: SchemaSource } | undefined;
  /** Of another entity the row that is shown instead, which holds the written one: the parameter that names it, and whose it is. */
  readonly holder:
    { readonly entity: string; readonly key: string; readonly within: ReadonlyMap<string, string> } | undefined;
  /** What is answered where the row is not shown. */
  readonly otherwise: AnswerRule;
  /**
   * Where the row is found, behind the operation's path without the format that it ends with: then `Location` says so. `{}` is
   * its key, a name in braces another property: `/{}`, `/{}.json`, `(order={order},line={})`.
   */
  readonly below: string | undefined;
  /** Whether a row that is removed is taken from its owner only, and stays where it is fetched by its key alone. */
  readonly isDetached: boolean;
  /** Parameters that say which rows of a list are removed, each with how it does; empty: the request names rows. */
  readonly filters: ReadonlyMap<string, ListFilter>;
  /** The schema of the rows; undefined: there is none. */
  readonly rows: SchemaSource | undefined;
  /** The status of a replacement that makes a row that was not there; undefined: it makes none. */
  readonly createdStatus: number | undefined;
  /** The status where what is removed or replaced was removed before; undefined: that is refused. */
  readonly goneStatus: number | undefined;
  /** Whether the operation documents 409: then a key that a client created is not taken twice. */
  readonly isConflictTold: boolean;
  readonly missing: FailureRule;
}

/** Rows that are made with the row whose member lists them, and are found in a list below it. */
interface ChildRows {
  readonly entity: string;
  /** Of the list below, the parameters that say whose rows are meant, each with the property that does. */
  readonly within: ReadonlyMap<string, string>;
  /** Which of those parameters names the row above. */
  readonly owner: string;
  /** The names of the members that a client may send of one. */
  readonly sendable: ReadonlySet<string>;
}
