import type { AST } from "@eslint-community/regexpp";
import { charSet, type CharSet, complement, contains, escaped, everyChar, intersection, union } from "./char-set.ts";
import { type Chars, charsIn } from "./syntax.ts";

/** With what a part of a pattern can begin. */
export interface First {
  readonly chars: CharSet;
  /** Whether it can also match nothing. */
  readonly isNullable: boolean;
}

const nothing: First = { chars: [], isNullable: true };

/** With what the parts of a pattern can begin; each is looked at once. */
export class FirstChars {
  readonly #known = new Map<AST.Element, First>();
  readonly #ignoresCase: boolean;
  readonly #isUnicode: boolean;

  constructor(flags: string) {
    this.#ignoresCase = flags.includes("i");
    this.#isUnicode = flags.includes("u");
  }

  ofAny(alternatives: readonly AST.Alternative[]): First {
    const all = alternatives.map(({ elements }) => this.ofRow(elements));
    return { chars: union(...all.map(({ chars }) => chars)), isNullable: all.some(({ isNullable }) => isNullable) };
  }

  ofRow(elements: readonly AST.Element[]): First {
    let chars: CharSet = [];
    for (const element of elements) {
      const first = this.of(element);
      chars = union(chars, first.chars);
      if (!first.isNullable) return { chars, isNullable: false };
    }
    return { chars, isNullable: true };
  }

  /** `(?=x)` and `(?!x)`: the characters that may come where it stands; undefined for anything else. */
  seenAhead(element: AST.Element | undefined): CharSet | undefined {
    if (element?.type !== "Assertion" || element.kind !== "lookahead") return undefined;
    const [row, ...rows] = element.alternatives;
    const [only, ...more] = row?.elements ?? [];
    if (only === undefined || rows.length + more.length > 0 || !("raw" in only)) return undefined;
    if (only.type !== "Character" && only.type !== "CharacterSet" && only.type !== "CharacterClass") return undefined;
    return element.negate ? complement(this.of(only).chars) : this.of(only).chars;
  }

  /** All characters that stand in a part, wherever. */
  within(element: AST.Element): CharSet {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return union(...element.alternatives.flatMap(({ elements }) => elements.map((inner) => this.within(inner))));
      case "Quantifier":
        return this.within(element.element);
      default:
        return this.of(element).chars;
    }
  }

  of(element: AST.Element): First {
    let first = this.#known.get(element);
    if (first === undefined) this.#known.set(element, (first = this.#of(element)));
    return first;
  }

  #of(element: AST.Element): First {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.ofAny(element.alternatives);
      case "Quantifier": {
        if (element.max === 0) return nothing;
        const inner = this.of(element.element);
        return element.min === 0 ? { ...inner, isNullable: true } : inner;
      }
      case "Assertion":
        return nothing;
      case "Character":
      case "CharacterSet":
      case "CharacterClass": {
        const chars = atLeast(element);
        return { chars: this.#ignoresCase ? inAnyCase(chars, this.#isUnicode) : chars, isNullable: false };
      }
      default:
        return { chars: everyChar, isNullable: true };
    }
  }
}

/** The characters of a node, with those that sets of characters leave out: halves of pairs, and properties beyond the first plane. */
function atLeast(node: Chars): CharSet {
  const chars = charsIn(node);
  const halves: CharSet = contains(chars, 0xd7ff) && contains(chars, 0xe000) ? [[0xd800, 0xdfff]] : [];
  const beyond: CharSet = /\\p/i.test(node.raw) ? [[0x10000, 0x10ffff]] : [];
  return union(chars, halves, beyond);
}

const beyondAscii: CharSet = intersection(complement(escaped.space), [[0x80, 0x10ffff]]);
/** `ſ` and the sign of the kelvin: letters beyond ASCII that are `s` and `k` in another case, with the flag u (ECMA-262, section 22.2.2.7.3). */
const strays = charSet([0x53, 0x53], [0x73, 0x73], [0x4b, 0x4b], [0x6b, 0x6b], [0x17f, 0x17f], [0x212a, 0x212a]);

/** At least all that are these in another case: beyond ASCII too many rather than too few. */
function inAnyCase(chars: CharSet, isUnicode: boolean): CharSet {
  const swapped = [
    ...intersection(chars, [[0x41, 0x5a]]).map(([from, to]) => [from + 32, to + 32] as const),
    ...intersection(chars, [[0x61, 0x7a]]).map(([from, to]) => [from - 32, to - 32] as const),
  ];
  const stray = isUnicode && intersection(chars, strays).length > 0 ? strays : [];
  return union(chars, swapped, stray, intersection(chars, beyondAscii).length > 0 ? beyondAscii : []);
}
