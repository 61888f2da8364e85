import { below } from "../../random/draw.ts";
import { child, type Key } from "../../random/key.ts";
import type { Node, Option } from "../plan/node.ts";
import { isNumberText } from "../plan/spelled-again.ts";
import { everyKind, kind, type Kinds, numbers } from "../schema/kinds.ts";
import type { Spot } from "./spot.ts";
import { nestedUpTo } from "./usual.ts";

/**
 * A node in which every choice is made. The draws choose among the options that are tried first; further attempts count
 * through all combinations.
 */
export function chosenNode(node: Node, spot: Spot, attempt: number): Node | undefined {
  let at: Node | undefined = node;
  let left = attempt;
  for (let step = 0; at?.options !== undefined; step++) {
    const options = inDrawnOrder(at.options, child(spot.key, `choice ${step}`), spot);
    const first = left % options.length;
    left = Math.floor(left / options.length);
    at = undefined;
    for (let index = 0; index < options.length && at === undefined; index++)
      at = options[(first + index) % options.length]?.node();
  }
  return at;
}

/** The options rank by rank, those of a rank turned round by a draw. Deep down, what holds nothing comes before what holds something. */
function inDrawnOrder(options: readonly Option[], key: Key, { at, depth }: Spot): readonly Option[] {
  const lowest = options.filter(({ rank }) => rank === options[0]?.rank);
  const flat = depth < nestedUpTo ? [] : lowest.filter((option) => isFlat(option.node()));
  const first = flat.length > 0 ? flat : lowest;
  const start = first.length < 2 ? 0 : below(key, first.length, ...at);
  const others = options.filter((option) => !first.includes(option));
  const ranks = [...new Set(others.map(({ rank }) => rank))];
  return [first, ...ranks.map((rank) => others.filter((option) => option.rank === rank))].flatMap((of) =>
    turned(of, start),
  );
}

function turned(options: readonly Option[], start: number): readonly Option[] {
  const first = start % options.length;
  return [...options.slice(first), ...options.slice(0, first)];
}

function isFlat(node: Node | undefined): boolean {
  return node !== undefined && (node.kinds & (kind.array | kind.object)) === 0;
}

/** In how many orders the combinations of choices are gone through. */
export const orders = 5;

/**
 * Nodes in which all choices are made, in the order in which they are tried; after at most so many steps none.
 * @param turn turns the options of each choice round: where one order leads into a corner, another may not
 */
export function* allChosen(node: Node, steps: { left: number }, turn = 0): Generator<Node> {
  steps.left--;
  if (steps.left < 0) return;
  if (node.options === undefined) {
    yield node;
    return;
  }
  const { length } = node.options;
  // The orders begin at places all over a long choice.
  const first = length > orders ? Math.floor((turn * length) / orders) : turn;
  for (let index = 0; index < length && steps.left > 0; index++) {
    const next = node.options[(index + first) % length]?.node();
    if (next !== undefined) yield* allChosen(next, steps, turn);
  }
}

/** The kinds of a node in the order in which they are tried: those that its keywords are about, null last. */
export function kindsInOrder(node: Node, spot: Spot): readonly Kinds[] {
  const { first, rest, isTold } = node.once("kinds in order", () => ordered(node));
  if (first.length < 2 || !isTold) return first.length < 2 ? first.concat(rest) : [...first, ...rest];
  const start = below(child(spot.key, "type"), first.length, ...spot.at);
  return [...first.slice(start), ...first.slice(0, start), ...rest];
}

function ordered(node: Node): {
  readonly first: readonly Kinds[];
  readonly rest: readonly Kinds[];
  readonly isTold: boolean;
} {
  const { kinds, hinted } = node;
  const isTold = kindsAreTold(node);
  const preferred = isTold || (kinds & hinted) === 0 ? kinds : kinds & hinted;
  const isNumber = (kinds & numbers) !== 0 && (kinds & kind.string) !== 0 && node.shapes.some(isNumberText);
  const first = order.filter(
    (one) => one !== kind.null && (preferred & one) !== 0 && !(isNumber && one === kind.string),
  );
  return { first, rest: order.filter((one) => (kinds & one) !== 0 && !first.includes(one)), isTold };
}

/** Whether `type` chooses some kinds, rather than leaving all open. */
function kindsAreTold(node: Node): boolean {
  return node.shapes.some(
    ({ kinds }) => kinds !== everyKind && bits(kinds & ~kind.null) > 0 && bits(kinds & ~kind.null) < 5,
  );
}

function bits(kinds: Kinds): number {
  return order.filter((one) => (kinds & one) !== 0).length;
}

const order: readonly Kinds[] = [kind.string, numbers, kind.boolean, kind.object, kind.array, kind.null];
