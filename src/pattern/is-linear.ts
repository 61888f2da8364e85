import type { AST } from "@eslint-community/regexpp";
import { type CharSet, intersection, union } from "./char-set.ts";
import { FirstChars } from "./first-chars.ts";
import { isReadOnce, type Starts, startsOf } from "./starts.ts";

/** A repetition with more choices than this counts as one without an end. */
const mostChoices = 1000;
/** What is repeated at most so often is looked at so often. */
const mostTimes = 8;
/** So many ways through a pattern, times its width, are tried at most at one place, and at every place of a text. */
const mostWays = { once: 5000, everywhere: 300 };

/**
 * Whether an engine that goes back and tries again decides a pattern in time that grows with the text and not faster: where
 * a repetition may end or go on, the next character says which; or it may only be tried once, with a bounded rest behind it.
 * Cautious: of some patterns that are linear it says that they are not.
 */
export function isLinear({ alternatives }: AST.Pattern, flags: string): boolean {
  const isHeld =
    flags.includes("y") || (!flags.includes("m") && alternatives.every(({ elements: [first] }) => isStart(first)));
  const first = new FirstChars(flags);
  const ways = new Ways(first);
  const spot = { inLoop: false, afterLong: !isHeld, afterOpen: !isHeld, endsHere: true };
  try {
    if (isHeld) ways.any(alternatives, [], { ...spot, starts: undefined });
    else for (const one of alternatives) ways.any([one], [], { ...spot, starts: startsOf(one, first, flags) });
  } catch (error) {
    if (error === mayTakeLong) return false;
    throw error;
  }
  if (ways.count === 1 && !ways.hasOpen && isHeld) return true;
  const most = ways.hasLong || !isHeld ? mostWays.everywhere : mostWays.once;
  return ways.count * widthOf(alternatives) <= most;
}

function isStart(element: AST.Element | undefined): boolean {
  return element?.type === "Assertion" && element.kind === "start";
}

const mayTakeLong = new Error("the pattern may take long");

/** Where in a pattern a part stands. */
interface Spot {
  /** In something that is repeated: what may be done in several ways here may be done so any number of times. */
  readonly inLoop: boolean;
  /** Behind a repetition without an end. */
  readonly afterLong: boolean;
  /** Behind one of which the next character does not tell whether it has ended: all that follows is tried at every place. */
  readonly afterOpen: boolean;
  /** Nothing that may fail comes behind: what has matched here stays matched, and no place in it is tried again. */
  readonly endsHere: boolean;
  /** Where matches begin, as long as that is all that makes this place one of many; undefined: it is not. */
  readonly starts: Starts | undefined;
}

/** Follows all ways through a pattern. @throws {typeof mayTakeLong} */
class Ways {
  readonly #first: FirstChars;
  /** In how many ways what is not repeated can be done. */
  count = 1;
  hasLong = false;
  hasOpen = false;

  constructor(first: FirstChars) {
    this.#first = first;
  }

  /** @param follow the characters with which what comes behind can begin */
  any(alternatives: readonly AST.Alternative[], follow: CharSet, spot: Spot): Spot {
    if (alternatives.length > 1 && !this.#areTold(alternatives, follow)) this.#choose(alternatives.length, spot);
    const after = alternatives.map(({ elements }) => this.#row(elements, follow, spot));
    return {
      ...spot,
      afterLong: after.some(({ afterLong }) => afterLong),
      afterOpen: after.some(({ afterOpen }) => afterOpen),
      starts: after.every(({ starts }) => starts !== undefined) ? spot.starts : undefined,
    };
  }

  #choose(count: number, { inLoop }: Spot): void {
    if (inLoop) throw mayTakeLong;
    this.count *= count;
    if (this.count > mostWays.once) throw mayTakeLong;
  }

  /** Whether the next character tells which alternative it is. */
  #areTold(alternatives: readonly AST.Alternative[], follow: CharSet): boolean {
    let before: CharSet = [];
    return alternatives.every(({ elements }) => {
      const { chars, isNullable } = this.#first.ofRow(elements);
      const own = isNullable ? union(chars, follow) : chars;
      const isNew = !meet(before, own);
      before = union(before, own);
      return isNew;
    });
  }

  #row(elements: readonly AST.Element[], follow: CharSet, spot: Spot): Spot {
    let at = spot;
    for (const [index, element] of elements.entries()) {
      if (element.type === "Character" || element.type === "CharacterClass") continue;
      const rest = this.#first.ofRow(elements.slice(index + 1));
      const next = this.#first.seenAhead(elements[index + 1]);
      const behind = rest.isNullable ? union(rest.chars, follow) : rest.chars;
      const endsHere = spot.endsHere && elements.slice(index + 1).every(cannotFail);
      at = this.#element(element, next === undefined ? behind : intersection(behind, next), { ...at, endsHere });
    }
    return at;
  }

  #element(element: AST.Element, follow: CharSet, spot: Spot): Spot {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return this.any(element.alternatives, follow, spot);
      case "Quantifier":
        return this.#repeated(element, follow, spot);
      case "Assertion":
        if (element.kind === "lookahead" || element.kind === "lookbehind") this.#look(element, spot);
        return spot;
      case "Backreference": {
        const width = [element.resolved].flat().reduce((most, group) => Math.max(most, widthIn(group)), 0);
        if (spot.inLoop || (spot.afterOpen && width === Infinity)) throw mayTakeLong;
        return spot;
      }
      default:
        return spot;
    }
  }

  /** What looks ahead may read to the end of the text: once, at a place that is reached once. */
  #look({ kind, alternatives }: AST.LookaroundAssertion, spot: Spot): void {
    const isLong = widthOf(alternatives, Infinity) === Infinity;
    if (isLong && (kind === "lookbehind" || spot.inLoop || spot.afterLong)) throw mayTakeLong;
    this.any(alternatives, [], { ...spot, afterLong: false, afterOpen: false, endsHere: true, starts: undefined });
  }

  #repeated({ element, min, max }: AST.Quantifier, follow: CharSet, spot: Spot): Spot {
    if (max === 0) return spot;
    const { chars, isNullable } = this.#first.of(element);
    const isLong = max - min > mostChoices;
    const isTold = max === min || (!isNullable && !meet(chars, follow));
    const isLast = spot.endsHere && !spot.inLoop && widthIn(element) <= mostTimes;
    const isOnce = spot.starts !== undefined && isReadOnce(this.#first.within(element), spot.starts);
    if ((isLong && spot.afterOpen && !isLast && !isOnce) || (isNullable && max > 1 && max !== min)) throw mayTakeLong;
    if (isLong && !isTold && spot.inLoop) throw mayTakeLong;
    if (!isLong && !isTold) this.#choose(max - min + 1, spot);
    const inner = max === 1 ? follow : union(chars, follow);
    const isShort = max <= mostTimes;
    let at = spot;
    for (let time = 0; time < (isShort ? max : 1); time++)
      at = {
        ...this.#element(element, inner, { ...at, inLoop: spot.inLoop || !isShort, endsHere: false }),
        inLoop: spot.inLoop,
      };
    if (!isLong) return at;
    this.hasLong = true;
    if (!isTold) this.hasOpen = true;
    return { ...spot, afterLong: true, afterOpen: spot.afterOpen || !isTold, starts: isTold ? spot.starts : undefined };
  }
}

/** Whether a part matches whatever comes, if need be nothing. */
function cannotFail(element: AST.Element): boolean {
  return element.type === "Quantifier" && element.min === 0;
}

function meet(one: CharSet, other: CharSet): boolean {
  return intersection(one, other).length > 0;
}

/** How many characters a part reads at most; a repetition without an end counts as `long`. */
function widthOf(alternatives: readonly AST.Alternative[], long = 0): number {
  return alternatives.reduce(
    (most, { elements }) =>
      Math.max(
        most,
        elements.reduce((sum, element) => sum + widthIn(element, long), 0),
      ),
    1,
  );
}

function widthIn(element: AST.Element, long = Infinity): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return widthOf(element.alternatives, long);
    case "Quantifier":
      if (element.max - element.min > mostChoices) return long;
      return element.max * widthIn(element.element, long);
    case "Assertion":
      return element.kind === "lookahead" || element.kind === "lookbehind" ? widthOf(element.alternatives, long) : 0;
    default:
      return 1;
  }
}
