import type { Kind } from "../declared.ts";

/** How a language spells types: its names for the scalars of typed code, and the signs around them. */
export interface TypeWords {
  /** Which scalars a name may stand for. */
  readonly scalars: Readonly<Record<string, readonly Kind[]>>;
  /** Generic types that are lists, dictionaries, or mark what may be missing. */
  readonly lists?: readonly string[];
  readonly maps?: readonly string[];
  readonly optionals?: readonly string[];
  /** Names for any value at all. */
  readonly any?: readonly string[];
  /** Names that say nothing about what they hold. */
  readonly unknown?: readonly string[];
  /** The marks around arguments of generic types: `<T>`, `[T]`, `(Of T)`, `(T)`. */
  readonly generics: readonly [string, string];
  /** A word after the opening mark (`Of`). */
  readonly genericWord?: string;
  /** Signs before a type. */
  readonly optionalPrefixes?: readonly string[];
  /** `[]T` */
  readonly listPrefix?: boolean;
  /** `map[K]V` */
  readonly mapPrefix?: string;
  /** A word that may stand between a list's sign and its type, `[]const u8`, and what `[]` makes of that type then. */
  readonly constant?: { readonly word: string; readonly name: string; readonly kinds: readonly Kind[] };
  /** `T?` */
  readonly optionalSuffix?: boolean;
  /** `T[]`, `T()` */
  readonly listSuffix?: readonly [string, string];
  /** `[T]` and `[K:V]` */
  readonly bracketed?: boolean;
  /** `{ [index:K]: V; }` */
  readonly braced?: boolean;
  /** `T|null` */
  readonly union?: boolean;
  /** The type whose list is a row of bytes. */
  readonly byte?: string;
}
