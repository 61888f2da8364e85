import { formatOf } from "../contract/model/media-type.ts";
import type { DataFormat, FormatName } from "../contract/model/host.ts";
import type { JsonForm } from "../contract/model/json-form.ts";
import type { Slot, Type } from "../contract/model/type.ts";
import type { Value } from "../contract/model/value.ts";

/** Told of every member that an answer has and its type does not name: the place of the object, and the member's name. */
export type Remarks = (pointer: string, name: string) => void;

/** One way in which a host spells typed values as text. */
export interface WireFormat {
  readonly name: DataFormat;
  /** The media type that it is offered as. */
  readonly mediaType: string;
  /** The bytes of `value` as text. Total: it never throws on a value of the type. */
  write(value: Value, type: Type): string;
  /**
   * Reads an answer.
   * @param remarks receives members that the type does not name; they are not errors.
   * @throws {ReadError} with the place of the first thing that the format or the type does not allow.
   */
  read(text: string, slot: Slot, remarks?: Remarks): Value;
}

/** The formats of one host, spelled as that host spells. */
export interface Formats {
  /** In the order of preference. */
  readonly all: readonly WireFormat[];
  /** The format of a media type: parameters set aside, `+json` and `+xml` understood (RFC 6839). */
  of(mediaType: string): WireFormat | undefined;
  named(name: FormatName): WireFormat | undefined;
  /** What `JSON.parse` gives for the JSON of a value: what a JSON Schema is checked against. Large numbers may lose digits. */
  jsonValueOf(value: Value, type: Type): unknown;
  /** The same part by part, for a check that makes no JSON of a value. */
  readonly jsonForm: JsonForm;
  /** Whether two values are the same up to spelling; null and what is absent are one where typed code stands behind the host. */
  equal(one: Value, other: Value, type: Type): boolean;
  /** A value without what the named formats do not carry: what reading gives back of what each of them wrote. */
  normalise(value: Value, slot: Slot, formats: readonly DataFormat[]): Value;
}

/** The look-ups of a list of formats. */
export function lookupsOf(all: readonly WireFormat[]): Pick<Formats, "all" | "of" | "named"> {
  const named = (name: FormatName | undefined): WireFormat | undefined => all.find((format) => format.name === name);
  return { all, named, of: (mediaType) => named(formatOf(mediaType)) };
}

/** Text that is not what its format and type promise. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  /** JSON pointer of the value, e.g. `/Attempts/0/Timestamp`. */
  readonly pointer: string;
  /** Offset in the text, in UTF-16 units. */
  readonly offset: number | undefined;

  constructor(message: string, pointer: string, offset?: number) {
    super(message);
    this.pointer = pointer;
    this.offset = offset;
  }
}
