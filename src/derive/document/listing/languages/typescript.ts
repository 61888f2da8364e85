import { numberKinds, textKinds } from "../../declared.ts";
import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import type { TypeWords } from "../type-words.ts";

/** JSON's own kinds: every number is one, and everything written as a text another. */
export const scriptTypes: TypeWords = {
  scalars: { string: textKinds, boolean: ["boolean"], number: numberKinds, bigint: numberKinds, Date: ["datetime"] },
  lists: ["Array", "ReadonlyArray", "Set"],
  maps: ["Record", "Map"],
  any: ["any", "unknown", "Object", "object"],
  generics: ["<", ">"],
  listSuffix: ["[", "]"],
  optionalPrefixes: ["?"],
  braced: true,
  union: true,
};

export const typescript: Language = {
  id: "typescript",
  name: "TypeScript",
  firstLines: ["// @ts-nocheck", "export interface ", "export class ", "export enum "],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'", "`"] },
  types: scriptTypes,
  reserved: "export class interface public private constructor return import from default const".split(" "),
  endsWithLine: false,
  heads: [
    { kind: "enum", pattern: pattern("{export declare const} enum $name") },
    { kind: "interface", pattern: pattern("{export declare} interface $name $args [ extends $types:extends ]") },
    {
      kind: "class",
      pattern: pattern(
        "{export declare abstract} class $name $args [ extends $types:extends ] [ implements $types:implements ]",
      ),
    },
    { kind: "class", pattern: pattern("{export declare} type $name $args = '{'") },
  ],
  members: [
    pattern(
      "{public readonly declare} $name [ ? !marked ] [ ! ] : $type ( ; | , | = ( null | undefined | $any:default ) | '}' | <end> )",
    ),
  ],
  values: [pattern("$name = $value"), pattern("$name ( , | '}' | <end> )")],
  response: [pattern("createResponse '(' ')' '{' return new $type '('")],
  notedAttributes: "@",
};
