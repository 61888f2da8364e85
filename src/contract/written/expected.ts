import type { Type } from "../model/type.ts";

/** What a person has to write for a type, and an example where the words do not show it. */
export function expected(type: Type): readonly [what: string, example?: string] {
  switch (type.kind) {
    case "integer":
      return [`a whole number of ${type.bits} bits${type.signed ? "" : " that is not negative"}`];
    case "number":
      return [type.integer ? "a whole number" : "a number"];
    case "union":
      return [type.choices.map((choice) => expected(choice)[0]).join(" or ")];
    case "enum":
      return [`${type.flags ? "some" : "one"} of ${type.members.map(({ text }) => text).join(", ")}`];
    default:
      return words[type.kind];
  }
}

const words: Readonly<
  Record<Exclude<Type["kind"], "integer" | "number" | "enum" | "union">, readonly [string, string?]>
> = {
  string: ["text"],
  boolean: ["true or false"],
  float: ["a number", '1.5, or "NaN"'],
  decimal: ["a decimal number", '"1.50", in quotes to keep every digit'],
  char: ["one character"],
  guid: ["a Guid", "01234567-89ab-cdef-0123-456789abcdef"],
  datetime: ["a date and time", "2026-02-03T04:05:06Z"],
  datetimeoffset: ["a date and time with its offset", "2026-02-03T04:05:06+02:00"],
  timespan: ["a time span", "P1DT2H3M4S or 1.02:03:04"],
  uri: ["an address"],
  bytes: ["base64"],
  any: ["anything"],
  null: ["null"],
  list: ["a list"],
  tuple: ["a list"],
  map: ["an object"],
  object: ["an object"],
};
