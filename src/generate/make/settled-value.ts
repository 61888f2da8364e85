import type { Json } from "../json.ts";
import type { Node } from "../plan/node.ts";
import { type Known, wholeValues } from "./known.ts";

/** A value that is known in full and fits. */
export function settledValue(node: Node, known: Known): Json | undefined {
  return wholeValues(known).find((value) => admits(node, value));
}

const fitting = new WeakMap<object, WeakSet<Node>>();

/** Rows that are shown again and again are judged once: a value never changes. */
function admits(node: Node, value: Json): boolean {
  if (typeof value !== "object" || value === null) return node.admits(value);
  const nodes = fitting.get(value) ?? new WeakSet<Node>();
  if (nodes.has(node)) return true;
  if (!node.admits(value)) return false;
  fitting.set(value, nodes.add(node));
  return true;
}
