import type { FormatName, HostFacts } from "../contract/model/host.ts";
import type { Slot, Type } from "../contract/model/type.ts";
import type { Value } from "../contract/model/value.ts";

/** What decides how a value is spelled: facts of a host, or what one request asks for on top of them. */
export interface Spelling {
  readonly casing: "camel" | "pascal" | "snake";
  readonly dates: HostFacts["dates"];
  readonly guids: HostFacts["guids"];
  /** Null members are written, as `null`. */
  readonly nulls: boolean;
  /** Members that hold their type's default are left out (enums stay). */
  readonly omitDefaults: boolean;
  /** Enums as numbers (renamed ones stay text). */
  readonly enumNumbers: boolean;
  /** Line breaks and indentation. */
  readonly pretty: boolean;
  /** `PT1H` or `01:00:00`. */
  readonly timeSpans: "iso" | "clock";
  /** What a host writes behind a document that breaks off: its own error, as a value. Absent: nothing. Only XML can break off. */
  readonly brokenOff?: (failure: WriteFailure) => { readonly value: Value; readonly type: Type };
}

/** Why a document could not be written to its end after it had begun, in the words of the writer that gave up. */
export interface WriteFailure {
  readonly kind: "impossible text" | "nameless number";
  readonly message: string;
}

/** How a host spells when a request asks for nothing special. */
export function spellingOf(host: HostFacts): Spelling {
  return {
    casing: host.casing,
    dates: host.dates,
    guids: host.guids,
    nulls: false,
    omitDefaults: false,
    enumNumbers: false,
    pretty: false,
    timeSpans: "iso",
  };
}

/** The spelling of a host that decided nothing. */
export const plainSpelling: Spelling = {
  casing: "pascal",
  dates: "iso8601",
  guids: "hyphens",
  nulls: false,
  omitDefaults: false,
  enumNumbers: false,
  pretty: false,
  timeSpans: "iso",
};

/** A spelling as one key: equal spellings share what was compiled for them. */
export function spellingKey(spelling: Spelling): string {
  const { casing, dates, guids, nulls, omitDefaults, enumNumbers, pretty, timeSpans } = spelling;
  return `${casing} ${dates} ${guids} ${nulls} ${omitDefaults} ${enumNumbers} ${pretty} ${timeSpans}`;
}

/** Told of every member that an answer has and its type has not: the place of the object, and the member's name. */
export type Remarks = (pointer: string, name: string) => void;

/** A way to spell a typed value as text. */
export interface WireFormat {
  readonly name: FormatName;
  /** The `Content-Type` of data in this format. */
  readonly contentType: string;
  /** The bytes of `value` as text. Total: it never throws on a value of the type. */
  write(value: Value, type: Type, spelling: Spelling): string;
  /**
   * Reads an answer strictly.
   * @param remarks told of members that the type has not; they are no error and no part of the value.
   * @throws {ReadError} with the place of the first thing that the format or the type does not allow.
   */
  read(text: string, slot: Slot, spelling: Spelling, remarks?: Remarks): Value;
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
