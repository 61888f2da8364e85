import { textKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

const texts = textKinds.filter((kind) => kind !== "char");

export const zig: Language = {
  id: "zig",
  name: "Zig",
  firstLines: ['const std = @import("std")', "pub const "],
  lexical: { lineNotes: ["//"], blockNotes: [], quotes: ['"'] },
  types: {
    scalars: {
      bool: ["boolean"],
      i8: ["int8"],
      // A character is a byte here.
      u8: ["uint8", "char"],
      i16: ["int16"],
      u16: ["uint16"],
      i32: ["int32"],
      u32: ["uint32"],
      i64: ["int64"],
      u64: ["uint64"],
      f32: ["float"],
      f64: ["double", "decimal"],
    },
    // Dictionaries are written so, too.
    unknown: ["std.json.Value"],
    generics: ["(", ")"],
    optionalPrefixes: ["?"],
    listPrefix: true,
    constant: { word: "const", name: "u8", kinds: texts },
  },
  reserved: "pub const fn return var".split(" "),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("{pub} const $name = enum") },
    { kind: "class", pattern: pattern("{pub} const $name = {extern packed} struct") },
  ],
  members: [pattern("[ @ $text:quoted ] $name : $type ( , | = ( null | $any:default ) | '}' | <end> )")],
  values: [pattern("$name = $value"), pattern("$name ( , | '}' | <end> )")],
  response: [pattern("{pub} const Response = $type")],
  notedAttributes: "@",
};
