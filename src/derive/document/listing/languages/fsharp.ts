import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import { codeNames } from "./code-names.ts";

export const fsharp: Language = {
  id: "fsharp",
  name: "F#",
  firstLines: ["open System", "[<AllowNullLiteral"],
  lexical: { lineNotes: ["//"], blockNotes: [["(*", "*)"]], quotes: ['"'] },
  types: {
    scalars: codeNames,
    lists: ["ResizeArray", "List", "IList", "IEnumerable", "HashSet"],
    maps: ["Dictionary", "IDictionary"],
    optionals: ["Nullable"],
    any: ["Object", "obj"],
    generics: ["<", ">"],
    listSuffix: ["[", "]"],
    byte: "Byte",
  },
  reserved: "open namespace module let".split(" "),
  endsWithLine: true,
  heads: [
    { kind: "class", pattern: pattern("type $name $args '(' ')' =") },
    { kind: "interface", pattern: pattern("type $name $args = interface") },
    { kind: "enum", pattern: pattern("type $name =") },
  ],
  bases: [pattern("inherit $types:extends"), pattern("interface $types:implements")],
  members: [pattern("member val $name : $type [ = ( null | $any:default ) ]")],
  values: [pattern("'|' $name = $value")],
  namespaces: [pattern("namespace $dotted:name")],
  attributes: [
    ["[", "<"],
    [">", "]"],
  ],
  wireAttributes: { DataMember: "Name", EnumMember: "Value" },
};
