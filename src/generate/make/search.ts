import { below } from "../../random/draw.ts";
import { child } from "../../random/key.ts";
import type { Node } from "../plan/node.ts";
import { kind, type Kinds, numbers } from "../schema/kinds.ts";
import type { Spot } from "./spot.ts";

/**
 * A node in which every choice is made. The draws choose among the alternatives that are tried first; further attempts
 * count through all combinations.
 */
export function chosenNode(node: Node, spot: Spot, attempt: number): Node | undefined {
  let at: Node | undefined = node;
  let left = attempt;
  for (let step = 0; at?.alternatives !== undefined; step++) {
    const [first = [], ...others]: readonly (readonly Node[])[] = at.alternatives;
    const preferred = spot.depth >= 2 ? withoutNested(first) : first;
    const rest = [...first.filter((one) => !preferred.includes(one)), ...others.flat()];
    const start = preferred.length < 2 ? 0 : below(child(spot.key, `choice ${step}`), preferred.length, ...spot.at);
    const all: readonly Node[] = [...preferred.slice(start), ...preferred.slice(0, start), ...rest];
    if (all.length === 0) return undefined;
    at = all[left % all.length];
    left = Math.floor(left / all.length);
  }
  return at;
}

/** Deep down, what holds nothing is preferred to what holds something. */
function withoutNested(nodes: readonly Node[]): readonly Node[] {
  const flat = nodes.filter(({ kinds }) => (kinds & (kind.array | kind.object)) === 0);
  return flat.length === 0 ? nodes : flat;
}

/** Every node in which all choices are made, in the order in which they are tried; at most so many. */
export function* allChosen(node: Node, most: { left: number }): Generator<Node> {
  if (most.left <= 0) return;
  if (node.alternatives === undefined) {
    most.left--;
    yield node;
    return;
  }
  for (const next of node.alternatives.flat()) yield* allChosen(next, most);
}

/** The kinds of a node in the order in which they are tried: those that its keywords are about, null last. */
export function kindsInOrder(node: Node, spot: Spot): readonly Kinds[] {
  const { kinds, hinted } = node;
  const preferred = (kinds & hinted) === 0 || kindsAreTold(node) ? kinds : kinds & hinted;
  const first = order.filter((one) => (preferred & one) !== 0);
  const rest = order.filter((one) => (kinds & one) !== 0 && !first.includes(one));
  if (first.length < 2 || !kindsAreTold(node)) return [...first, ...rest];
  const start = below(child(spot.key, "type"), first.length, ...spot.at);
  return [...first.slice(start), ...first.slice(0, start), ...rest];
}

/** Whether `type` chooses some kinds, rather than leaving all open. */
function kindsAreTold(node: Node): boolean {
  const open = kind.null | kind.boolean | numbers | kind.string | kind.array | kind.object;
  return node.shapes.some(({ kinds }) => kinds !== open && bits(kinds) > 0 && bits(kinds & ~kind.null) < 5);
}

function bits(kinds: Kinds): number {
  return order.filter((one) => (kinds & one) !== 0).length;
}

const order: readonly Kinds[] = [kind.string, numbers, kind.boolean, kind.object, kind.array, kind.null];
