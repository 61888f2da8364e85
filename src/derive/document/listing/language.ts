import type { LanguageId } from "../declared.ts";
import type { Pattern } from "./pattern.ts";
import type { Lexical } from "./token.ts";
import type { TypeWords } from "./type-words.ts";

/** How a type is opened. Captures: `$name`, `$types:bases` (of any sort), `$types:extends`, `$types:implements`. */
export interface HeadPattern {
  readonly kind: "class" | "interface" | "enum";
  readonly pattern: Pattern;
  /** A type of the listing's own machinery: what stands in it is passed over. */
  readonly isHidden?: boolean;
}

/**
 * How one language writes listings of types. The reader (read-listing.ts) knows no language: it goes from statement to
 * statement and tries these patterns, so that braces, indentation and empty lines do not matter.
 */
export interface Language {
  readonly id: LanguageId;
  /** As people call it. */
  readonly name: string;
  /** Lines that only this language's listings have, as beginnings. */
  readonly firstLines: readonly string[];
  readonly lexical: Lexical;
  readonly types: TypeWords;
  /** Words that are never the name of a member. */
  readonly reserved?: readonly string[];
  /** Statements end with their line. */
  readonly endsWithLine: boolean;
  readonly heads: readonly HeadPattern[];
  /** Within a type: what it is based on, where that has statements of its own. Captures as in heads. */
  readonly bases?: readonly Pattern[];
  /** Captures: `$name`, `$type`, `$text:wire`, `$value:default`; `$name:marked` says that it may be missing. */
  readonly members: readonly Pattern[];
  /** Within an enum. Captures: `$name`, `$value`. */
  readonly values?: readonly Pattern[];
  /** Enums that are written as classes: their members within a class. */
  readonly valuesInClass?: readonly Pattern[];
  /** The text of an enum's member is its name in the code behind, not what is sent. */
  readonly namesValues?: boolean;
  /** What an operation answers with. Captures: `$type`. */
  readonly response?: readonly Pattern[];
  /** Further names of members on the wire and their types. Captures: `$name`, `$text:wire`, `$type`. */
  readonly wireNames?: readonly Pattern[];
  readonly namespaces?: readonly Pattern[];
  /** Marks around attributes in code, `[` `]`; without them attributes stand in comments alone. */
  readonly attributes?: readonly [readonly string[], readonly string[]] | "@";
  /** In comments, attributes begin with this (`@`); empty: with their name. */
  readonly notedAttributes?: string;
  /** Attributes that hold a name on the wire, and the name of that argument. */
  readonly wireAttributes?: Readonly<Record<string, string>>;
  /** A comment says the type: the word before it (`@return`), and the marks around it. */
  readonly notedType?: string;
  /** Members are listed with no more than a name, and are members only where a comment gives the type. */
  readonly needsNotedType?: boolean;
  /** The description stands behind what it describes. */
  readonly describesBehind?: boolean;
  /** Names of enum members carry the enum's name in front. */
  readonly prefixesValues?: boolean;
  /** Attributes that fold the type of a member into the type itself. */
  readonly flattens?: string;
}
