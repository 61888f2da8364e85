import { integerKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

export const ruby: Language = {
  id: "ruby",
  name: "Ruby",
  firstLines: ["# frozen_string_literal", "require '"],
  lexical: { lineNotes: ["#"], blockNotes: [["=begin", "=end"]], quotes: ['"', "'"] },
  types: {
    scalars: {
      String: ["string", "char", "guid", "uri", "bytes"],
      TrueClass: ["boolean"],
      Integer: integerKinds,
      Float: ["float", "double"],
      BigDecimal: ["decimal"],
      DateTime: ["datetime", "datetimeoffset", "date"],
      Time: ["timespan", "time"],
    },
    any: ["Object"],
    unknown: ["List", "Array", "Dictionary", "Hash", "Enumerable"],
    generics: ["<", ">"],
    bracketed: true,
  },
  reserved: "require class module def end include".split(" "),
  endsWithLine: true,
  heads: [
    { kind: "class", pattern: pattern("class $name [ < $types:extends ]") },
    { kind: "enum", pattern: pattern("module $name") },
  ],
  members: [pattern("attr_accessor : $name")],
  values: [pattern("$name = $value")],
  wireNames: [
    pattern("$name : '{' name : $text:wire , type : '{' $type:key = > $type:item '}'"),
    pattern("$name : '{' name : $text:wire , type : $type"),
    pattern("$name : '{' name : $text:wire"),
  ],
  response: [pattern("def response_type '(' ')' = $type")],
  notedAttributes: "@",
  notedType: "@return",
  namesValues: true,
};
