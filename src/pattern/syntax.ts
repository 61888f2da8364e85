import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { charSet, type CharSet, complement, escaped, propertySet, union } from "./char-set.ts";

/** What stands for one character: a letter, `.`, `\d`, `[a-z]`. */
export type Chars = AST.Character | AST.CharacterSet | AST.CharacterClass;

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** The syntax tree of a pattern; undefined for what is no expression under these flags. */
export function syntaxOf(pattern: string, flags: string): AST.Pattern | undefined {
  try {
    return parser.parsePattern(pattern, 0, pattern.length, { unicode: flags.includes("u") });
  } catch {
    return undefined;
  }
}

/** The characters that a node stands for, without a flag that says otherwise. */
export function charsIn(node: Chars | AST.CharacterClassElement): CharSet {
  switch (node.type) {
    case "Character":
      return charSet([node.value, node.value]);
    case "CharacterClassRange":
      return charSet([node.min.value, node.max.value]);
    case "CharacterSet": {
      if (node.kind === "any") return escaped.any;
      const set = node.kind === "property" ? propertySet(propertyName(node)) : escaped[node.kind];
      return node.negate ? complement(set) : set;
    }
    case "CharacterClass": {
      const inside = union(...node.elements.map((element) => charsIn(element)));
      return node.negate ? complement(inside) : inside;
    }
    default:
      return [];
  }
}

function propertyName({ key, value }: AST.UnicodePropertyCharacterSet): string {
  return value === null ? key : `${key}=${value}`;
}
