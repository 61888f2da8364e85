import type { Language } from "../language.ts";
import { pattern } from "../pattern.ts";
import { scriptTypes } from "./typescript.ts";

export const mjs: Language = {
  id: "mjs",
  name: "JavaScript",
  firstLines: ['"use strict"', "'use strict'", "/** @typedef"],
  lexical: { lineNotes: ["//"], blockNotes: [["/*", "*/"]], quotes: ['"', "'", "`"] },
  types: scriptTypes,
  reserved: "export class constructor return super static get set".split(" "),
  endsWithLine: false,
  heads: [
    { kind: "class", pattern: pattern("{export} class $name [ extends $types:extends ]") },
    { kind: "enum", pattern: pattern("{export} var $name ;") },
  ],
  members: [pattern("$name ( ; | = ( null | undefined | $any:default ) )")],
  values: [
    pattern("$name:enum '[' $name:enum '[' $text:name ']' = $value ']' = $text:again"),
    pattern("$name:enum '[' $text:name ']' = $value"),
  ],
  response: [pattern("createResponse '(' ')' '{' return new $type '('")],
  notedType: "@type ",
  needsNotedType: true,
};
