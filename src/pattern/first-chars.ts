import type { AST } from "@eslint-community/regexpp";
import { type CharSet, everyChar, union } from "./char-set.ts";
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

  constructor(flags: string) {
    this.#ignoresCase = flags.includes("i");
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
        return { chars: this.#ignoresCase ? inAnyCase(chars) : chars, isNullable: false };
      }
      default:
        return { chars: everyChar, isNullable: true };
    }
  }
}

/** The characters of a node, with those that sets of characters leave out: halves of pairs, and properties beyond the first plane. */
function atLeast(node: Chars): CharSet {
  const chars = charsIn(node);
  const halves: CharSet = chars.some(([, to]) => to >= 0xd7ff) ? [[0xd800, 0xdfff]] : [];
  const beyond: CharSet = /\\p/i.test(node.raw) ? [[0x10000, 0x10ffff]] : [];
  return union(chars, halves, beyond);
}

const beyondAscii = 0x80;

/** At least all that are these in another case: beyond ASCII too many rather than too few, as `ſ` is an `s` and `K` a `k`. */
function inAnyCase(chars: CharSet): CharSet {
  const letters = chars.flatMap(([from, to]): CharSet => {
    const [low, high] = [Math.max(from, 0x41), Math.min(to, 0x7a)];
    return low > high ? [] : [[Math.max(low - 32, 0x41), Math.min(high + 32, 0x7a)]];
  });
  const all = union(chars, letters);
  const isWide = all.some(([from, to]) => to >= beyondAscii || [0x6b, 0x73].some((code) => from <= code && code <= to));
  return isWide ? union(all, [[0x41, 0x7a]], [[beyondAscii, 0x10ffff]]) : all;
}
