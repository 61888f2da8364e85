import { textKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

export const rust: Language = {
  id: "rust",
  name: "Rust",
  firstLines: ["#![allow", "use serde", "#[derive"],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"'] },
  types: {
    scalars: {
      String: textKinds.filter((kind) => kind !== "char" && kind !== "bytes"),
      bool: ["boolean"],
      char: ["char"],
      i8: ["int8"],
      u8: ["uint8"],
      i16: ["int16"],
      u16: ["uint16"],
      i32: ["int32"],
      u32: ["uint32"],
      i64: ["int64"],
      u64: ["uint64"],
      f32: ["float"],
      f64: ["double", "decimal"],
    },
    lists: ["Vec", "HashSet"],
    maps: ["HashMap", "BTreeMap"],
    optionals: ["Option"],
    any: ["Value", "serde_json.Value"],
    generics: ["<", ">"],
    byte: "u8",
  },
  reserved: "use impl fn const type return mod pub".split(" "),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("{pub} enum $name") },
    { kind: "class", pattern: pattern("{pub} struct $name $args") },
  ],
  members: [pattern("pub [ r # ] $name : $type ( , | '}' | <end> )")],
  values: [pattern("$name = $value"), pattern("$name ( , | '}' | <end> )")],
  response: [pattern("type Response = $type")],
  attributes: [["#", "["], ["]"]],
  notedAttributes: "",
  wireAttributes: { serde: "rename" },
  flattens: "flatten",
};
