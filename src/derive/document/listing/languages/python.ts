import { dateKinds, durationKinds, integerKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

export const python: Language = {
  id: "python",
  name: "Python",
  firstLines: ["from dataclasses", "from typing import", "import datetime", "@dataclass"],
  lexical: {
    lineNotes: ["#"],
    blockNotes: [
      ['"""', '"""'],
      ["'''", "'''"],
    ],
    quotes: ['"', "'"],
  },
  types: {
    scalars: {
      str: ["string", "char", "guid", "uri"],
      bool: ["boolean"],
      int: integerKinds,
      float: ["float", "double"],
      Decimal: ["decimal"],
      "decimal.Decimal": ["decimal"],
      bytes: ["bytes"],
      datetime: dateKinds,
      "datetime.datetime": dateKinds,
      timedelta: durationKinds,
      "datetime.timedelta": durationKinds,
    },
    lists: ["List", "list", "Set", "set"],
    maps: ["Dict", "dict"],
    optionals: ["Optional"],
    any: ["Object", "object", "Any"],
    generics: ["[", "]"],
  },
  reserved: "import from class def return pass".split(" "),
  endsWithLine: true,
  heads: [
    { kind: "enum", pattern: pattern("class $name '(' [ str , ] ( IntEnum | Enum | StrEnum | IntFlag ) ')' :") },
    { kind: "class", pattern: pattern("class $name [ '(' [ $types:bases ] ')' ] :") },
  ],
  members: [pattern("$name : $type [ = ( None | field '(' metadata | field '(' default = None | $any:default ) ]")],
  values: [pattern("$name = $value")],
  // Decorators, which the generator writes and nobody else: they stand between attributes and what these describe.
  attributes: "@",
  notedAttributes: "@",
  describesBehind: true,
};
