import { dateKinds, durationKinds, integerKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

export const dart: Language = {
  id: "dart",
  name: "Dart",
  firstLines: ["import 'package:", "import 'dart:"],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'"] },
  types: {
    scalars: {
      String: ["string", "char", "guid"],
      bool: ["boolean"],
      int: integerKinds,
      double: ["float", "double", "decimal"],
      DateTime: dateKinds,
      Duration: durationKinds,
      Uri: ["uri"],
      Uint8List: ["bytes"],
    },
    lists: ["List", "Set"],
    maps: ["Map"],
    any: ["dynamic", "Object"],
    generics: ["<", ">"],
    optionalSuffix: true,
  },
  reserved:
    "import export return throw abstract class enum extends implements static const final super this new get set context".split(
      " ",
    ),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("enum $name") },
    {
      kind: "class",
      pattern: pattern(
        "{abstract} class $name $args [ extends $types:extends ] [ with $types:mixed ] [ implements $types:implements ]",
      ),
    },
  ],
  members: [pattern("{final late} $type $name ( ; | = ( null | $any:default ) )")],
  values: [pattern("$name ( , | '}' | <end> )")],
  valuesInClass: [pattern("static const $any:enum $name = {const} $any:enum . $any:make '(' $value ')'")],
  wireNames: [pattern("$name = json '[' $text:wire ']'"), pattern("$text:wire : $name")],
  notedAttributes: "@",
};
