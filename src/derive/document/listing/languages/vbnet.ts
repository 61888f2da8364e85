import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import { codeNames } from "./code-names.ts";

export const vbnet: Language = {
  id: "vbnet",
  name: "VB.NET",
  firstLines: ["Imports ", "Namespace Global"],
  lexical: { lineNotes: ["'"], blockNotes: [], quotes: ['"'], doublesQuotes: true, nameQuotes: ["[", "]"] },
  types: {
    scalars: {
      ...codeNames,
      Short: ["int16"],
      Integer: ["int32"],
      Long: ["int64"],
      UShort: ["uint16"],
      UInteger: ["uint32"],
      ULong: ["uint64"],
      Date: ["datetime"],
    },
    lists: ["List", "IList", "IEnumerable", "ICollection", "HashSet"],
    maps: ["Dictionary", "IDictionary"],
    optionals: ["Nullable"],
    any: ["Object"],
    generics: ["(", ")"],
    genericWord: "Of",
    optionalSuffix: true,
    listSuffix: ["(", ")"],
    byte: "Byte",
  },
  reserved: "End Imports Namespace Public Sub Private Return New".split(" "),
  endsWithLine: true,
  heads: [
    { kind: "enum", pattern: pattern("{Public Friend} Enum $name") },
    { kind: "interface", pattern: pattern("{Public Friend Partial} Interface $name") },
    { kind: "class", pattern: pattern("{Public Friend Partial MustInherit NotInheritable} Class $name") },
  ],
  bases: [pattern("Inherits $types:extends"), pattern("Implements $types:implements")],
  members: [
    pattern(
      "{Public Overridable Overrides} Property $name As $type [ Implements $dotted ] [ = ( Nothing | $any:default ) ]",
    ),
  ],
  values: [pattern("$name = $value"), pattern("$name <end>")],
  namespaces: [pattern("Namespace $dotted:name")],
  attributes: [["<"], [">"]],
  wireAttributes: { DataMember: "Name", EnumMember: "Value" },
};
