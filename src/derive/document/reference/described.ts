import type { Said, Status } from "../declared.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Fields } from "./form-fields.ts";
import type { Told } from "./parameter.ts";
import type { Role } from "./words.ts";

/** A value that a section shows; the status that it is sent with, where that stands before it. */
export interface Shown {
  readonly role: Role | undefined;
  readonly status?: string | undefined;
  readonly value: unknown;
  /** What it is written in, where that is no JSON. */
  readonly mediaType?: string | undefined;
  /** Whether the same is shown in XML too. */
  readonly isXmlToo?: true;
  readonly line: number;
}

/** What a section says of its operation. */
export interface Described {
  readonly endpoint: Endpoint;
  readonly line: number;
  title: string;
  readonly words: Said<string>[];
  /** All lines of text below no head of a table, as they are written. */
  readonly prose: Said<string>[];
  /** That it asks nobody who he is. */
  open?: Said<string> | undefined;
  readonly told: { readonly role: Role | undefined; told: Told }[];
  /** Headers that its success has. */
  readonly headers: Told[];
  readonly samples: Shown[];
  readonly statuses: Said<Status>[];
  /** How many rows a page of it has at most, where no parameter says so. */
  mostRows?: number | undefined;
  /** The form of an answer that it shows, and that shows nothing else. */
  unread?: Said<string>;
  /** The fields of forms that commands send. */
  readonly fields: Said<Fields>[];
  /** The form that its body is sent in, where that is no JSON. */
  form?: Said<string> | undefined;
}

/** An operation of which nothing is said yet. */
export function nothingOf(endpoint: Endpoint, line: number, title: string): Described {
  return { endpoint, line, title, words: [], prose: [], told: [], headers: [], samples: [], statuses: [], fields: [] };
}
