import type { HostFacts } from "../../../contract/model/host.ts";
import type { Type } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";

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

/** The spelling of a host that decided nothing. */
export const defaultSpelling: Spelling = {
  casing: "pascal",
  dates: "iso8601",
  guids: "hyphens",
  nulls: false,
  omitDefaults: false,
  enumNumbers: false,
  pretty: false,
  timeSpans: "iso",
};

/** How a host spells when a request asks for nothing special. */
export function spellingOf({ casing, dates, guids }: HostFacts): Spelling {
  return { ...defaultSpelling, casing, dates, guids };
}

/** A host's spelling is the same object for all requests that ask for nothing special. */
const keys = new WeakMap<Spelling, string>();

/** A spelling as one key: equal spellings share what was compiled for them. */
export function spellingKey(spelling: Spelling): string {
  const known = keys.get(spelling);
  if (known !== undefined) return known;
  const { casing, dates, guids, nulls, omitDefaults, enumNumbers, pretty, timeSpans } = spelling;
  const key = `${casing} ${dates} ${guids} ${nulls} ${omitDefaults} ${enumNumbers} ${pretty} ${timeSpans}`;
  keys.set(spelling, key);
  return key;
}
