import type { Limits } from "../limits.ts";
import type { Node } from "../plan/node.ts";
import { kind } from "../schema/kinds.ts";
import { allChosen } from "./search.ts";
import type { ValueMaker } from "./value-maker.ts";

/** Why nothing can be made: where in the schema the reason stands, and the reason. */
export interface Why {
  readonly place: string;
  readonly why: string;
}

/** So many steps are taken through the choices of a node to find a reason. */
const mostSteps = 20;

/** The reason why a node has no value, looked for from the outside in. */
export function whyNot(node: Node, maker: ValueMaker, depth = 0): Why {
  const { place } = node;
  const { limits } = maker;
  if (depth > limits.depth) return { place, why: "it holds itself without an end" };
  if (node.kinds === 0) return { place, why: kindless(node) };
  for (const plan of allChosen(node, { left: mostSteps })) {
    const why = tooLarge(plan, limits) ?? missing(plan, maker, depth);
    if (why !== undefined) return why;
  }
  if (maker.isTooLarge(node)) return { place, why: `a value of it holds more than ${limits.size} values` };
  return { place, why: "no value was found that fits all of its keywords" };
}

function kindless(node: Node): string {
  if (node.shapes.some(({ never }) => never === true)) return "it allows nothing";
  if (node.values?.length === 0) return "no value that it lists fits the rest of it";
  const missing = [...node.members.required].find((name) => node.member(name).ownKinds === 0);
  const isObject = node.shapes.every(({ kinds }) => (kinds & kind.object) !== 0);
  if (isObject && missing !== undefined) return `the member "${missing}" has to be there and nothing fits it`;
  return "its keywords contradict each other";
}

function tooLarge({ texts, counts, kinds, place }: Node, limits: Limits): Why | undefined {
  const asked =
    (kinds & kind.string) !== 0 && texts.least > limits.text ? [texts.least, "characters", limits.text] : undefined;
  const items = Math.max(
    (kinds & kind.array) === 0 ? 0 : counts.items.least,
    (kinds & kind.object) === 0 ? 0 : counts.members.least,
  );
  const [least, what, most] = asked ?? [items, "items", limits.items];
  return Number(least) > Number(most)
    ? { place, why: `it asks for ${least} ${what}, and at most ${most} are made` }
    : undefined;
}

/** A member or an item that has to be there and cannot be made. */
function missing(node: Node, maker: ValueMaker, depth: number): Why | undefined {
  const members = (node.kinds & kind.object) === 0 ? [] : [...node.members.required].map((name) => node.member(name));
  const items = (node.kinds & kind.array) === 0 || node.counts.items.least === 0 ? [] : [node.item(0)];
  const inner = [...members, ...items].find((one) => maker.leastOf(one) === undefined);
  return inner && whyNot(inner, maker, depth + 1);
}
