/** The objects of OpenAPI 3.2, by the names that the specification gives them. */
export type Kind =
  | "OpenAPI Object"
  | "Info Object"
  | "Contact Object"
  | "License Object"
  | "Server Object"
  | "Server Variable Object"
  | "Paths Object"
  | "Path Item Object"
  | "Operation Object"
  | "External Documentation Object"
  | "Parameter Object"
  | "Header Object"
  | "Request Body Object"
  | "Media Type Object"
  | "Encoding Object"
  | "Responses Object"
  | "Response Object"
  | "Callback Object"
  | "Example Object"
  | "Link Object"
  | "Tag Object"
  | "Components Object"
  | "Security Scheme Object"
  | "OAuth Flows Object"
  | "OAuth Flow Object"
  | "Security Requirement Object";

type Single = "text" | "flag" | "any" | "schema" | Kind;

/** What a field holds: one thing, a list of them (`[]`), a map of them (`{}`), or one of some words. */
export type Field = Single | `${Single}[]` | `{${Single}}` | readonly string[];

export interface Shape {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
  /** May be a Reference Object instead. */
  readonly referable: boolean;
  /** Fields that are named by the author: what their names look like, in a pattern and in words, and what they hold. */
  readonly named: Named | undefined;
}

/** Fields that the author names. */
export interface Named {
  readonly like: RegExp;
  readonly words: string;
  readonly field: Field;
  /** The name that was meant by one that is none; undefined: nobody knows. */
  readonly meant: (name: string) => string | undefined;
}
