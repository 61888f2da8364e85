import { dateKinds, durationKinds, type Kind } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";

/** Boxed types; what Java lacks is the next larger one it has. */
export const virtualMachineNames: Readonly<Record<string, readonly Kind[]>> = {
  String: ["string", "char"],
  Boolean: ["boolean"],
  Byte: ["int8"],
  Short: ["uint8", "int8", "int16"],
  Long: ["int64", "uint32"],
  BigInteger: ["uint64"],
  Float: ["float"],
  Double: ["double"],
  BigDecimal: ["decimal"],
  Date: dateKinds,
  TimeSpan: durationKinds,
  UUID: ["guid"],
  Uri: ["uri"],
  URI: ["uri"],
};

export const java: Language = {
  id: "java",
  name: "Java",
  firstLines: ["import java.", "public class ", "public static class "],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'"] },
  types: {
    scalars: {
      ...virtualMachineNames,
      Integer: ["int32", "uint16"],
      boolean: ["boolean"],
      int: ["int32", "uint16"],
      long: ["int64", "uint32"],
      short: ["uint8", "int8", "int16"],
      float: ["float"],
      double: ["double"],
    },
    lists: ["ArrayList", "List", "Set", "HashSet"],
    maps: ["HashMap", "Map"],
    any: ["Object"],
    generics: ["<", ">"],
    listSuffix: ["[", "]"],
    byte: "byte",
  },
  reserved: "import package public private return class new this final static".split(" "),
  endsWithLine: false,
  heads: [
    // The class that holds all others; its brace may be lost.
    { kind: "class", isHidden: true, pattern: pattern("public class ( dtos | $name '{' )") },
    { kind: "enum", pattern: pattern("{public static} enum $name") },
    { kind: "interface", pattern: pattern("{public static} interface $name $args [ extends $types:implements ]") },
    {
      kind: "class",
      pattern: pattern(
        "{public static abstract final} class $name $args [ extends $types:extends ] [ implements $types:implements ]",
      ),
    },
  ],
  members: [pattern("public $type $name ( ; | = ( null | $any:default ) )")],
  values: [pattern("$name '(' $value ')' ( , | ; )"), pattern("$name ( , | ; )")],
  attributes: "@",
  notedAttributes: "@",
  wireAttributes: { SerializedName: "0" },
};
