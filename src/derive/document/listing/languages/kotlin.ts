import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import { virtualMachineNames } from "./java.ts";

export const kotlin: Language = {
  id: "kotlin",
  name: "Kotlin",
  firstLines: ["import java.", "open class ", "enum class "],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'"], nameQuotes: ["`", "`"] },
  types: {
    scalars: { ...virtualMachineNames, Int: ["int32", "uint16"], ByteArray: ["bytes"] },
    lists: ["ArrayList", "List", "MutableList", "Set"],
    maps: ["HashMap", "Map", "MutableMap"],
    any: ["Object", "Any"],
    generics: ["<", ">"],
    optionalSuffix: true,
  },
  reserved: "import package fun return companion private".split(" "),
  endsWithLine: true,
  heads: [
    { kind: "enum", pattern: pattern("{public open} enum class $name") },
    { kind: "interface", pattern: pattern("{public open} interface $name $args [ : $types:implements ]") },
    { kind: "class", pattern: pattern("{public open abstract data sealed} class $name $args [ : $types:bases ]") },
  ],
  members: [pattern("{public open override} ( var | val ) $name : $type [ = ( null | $any:default ) ]")],
  values: [pattern("$name '(' $value ')'"), pattern("$name ( , | ; | <end> )")],
  attributes: "@",
  notedAttributes: "@",
  wireAttributes: { SerializedName: "0" },
};
