import { integerKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

export const php: Language = {
  id: "php",
  name: "PHP",
  firstLines: ["<?php", "namespace dtos;"],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'"] },
  types: {
    scalars: {
      string: ["string", "char", "guid", "uri"],
      bool: ["boolean"],
      int: integerKinds,
      float: ["float", "double", "decimal"],
      DateTime: ["datetime", "datetimeoffset", "date"],
      DateInterval: ["timespan", "time"],
      ByteArray: ["bytes"],
    },
    any: ["mixed", "Object"],
    unknown: ["array"],
    lists: ["ArrayList"],
    generics: ["<", ">"],
    optionalPrefixes: ["?"],
    listSuffix: ["[", "]"],
    union: true,
  },
  reserved: "use namespace return function public new static".split(" "),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("enum $name [ : ( string | int ) ]") },
    { kind: "interface", pattern: pattern("interface $name [ extends $types:implements ]") },
    {
      kind: "class",
      pattern: pattern("{abstract final} class $name [ extends $types:extends ] [ implements $types:implements ]"),
    },
  ],
  members: [pattern("public {readonly} $type $name ( = ( null | $any:default ) | , | ; | ')' | <end> )")],
  values: [pattern("case $name [ = $value ]")],
  attributes: [["#", "["], ["]"]],
  notedAttributes: "@",
  notedType: "@var ",
};
