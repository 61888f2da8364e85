import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import { codeNames } from "./code-names.ts";

export const csharp: Language = {
  id: "csharp",
  name: "C#",
  firstLines: ["using System", "namespace "],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'"] },
  types: {
    scalars: {
      ...codeNames,
      string: ["string"],
      bool: ["boolean"],
      sbyte: ["int8"],
      byte: ["uint8"],
      short: ["int16"],
      ushort: ["uint16"],
      int: ["int32"],
      uint: ["uint32"],
      long: ["int64"],
      ulong: ["uint64"],
      float: ["float"],
      double: ["double"],
      decimal: ["decimal"],
      char: ["char"],
    },
    lists: [
      "List",
      "IList",
      "IEnumerable",
      "ICollection",
      "HashSet",
      "ISet",
      "IReadOnlyList",
      "IReadOnlyCollection",
      "Collection",
    ],
    maps: ["Dictionary", "IDictionary", "IReadOnlyDictionary", "SortedDictionary", "ConcurrentDictionary"],
    optionals: ["Nullable"],
    any: ["object", "Object", "dynamic"],
    generics: ["<", ">"],
    optionalSuffix: true,
    listSuffix: ["[", "]"],
    byte: "byte",
  },
  reserved: "using namespace public private protected internal virtual override return get set new var this base".split(
    " ",
  ),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("{public internal} enum $name") },
    { kind: "interface", pattern: pattern("{public internal partial} interface $name $args [ : $types:bases ]") },
    {
      kind: "class",
      pattern: pattern(
        "{public internal abstract sealed static partial} ( class | record | struct ) $name $args [ : $types:bases ]",
      ),
    },
  ],
  members: [
    pattern(
      "{public virtual override internal required static abstract new} $type $name '{' get ; [ {private protected internal} ( set | init ) ; ] '}' [ = ( null | $any:default ) ]",
    ),
  ],
  values: [pattern("$name = $value"), pattern("$name ( , | '}' | <end> )")],
  namespaces: [pattern("namespace $dotted:name")],
  attributes: [["["], ["]"]],
  notedAttributes: "@",
  wireAttributes: { DataMember: "Name", EnumMember: "Value" },
};
