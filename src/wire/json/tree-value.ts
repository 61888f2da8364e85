import { Digits } from "../../source/digits.ts";
import { parsePointer } from "../../source/pointer.ts";
import type { JsonTree } from "./json-tree.ts";

/** What a tree says as values: objects as maps in their order, numbers that would lose digits as `Digits`. */
export function valueOfTree(tree: JsonTree): unknown {
  switch (tree.kind) {
    case "null":
      return null;
    case "boolean":
      return tree.value;
    case "number": {
      const value = Number(tree.text);
      return String(value) === tree.text ? value : new Digits(tree.text);
    }
    case "string":
      return tree.text;
    case "array":
      return tree.items.map(valueOfTree);
    case "object":
      return new Map(tree.members.map(({ key, value }) => [key, valueOfTree(value)]));
  }
}

/** Where in the text stands what a pointer leads to, or the last thing on the way that is there. */
export function offsetAt(tree: JsonTree, pointer: string): number {
  let at = tree;
  for (const key of parsePointer(pointer) ?? []) {
    const next =
      at.kind === "array"
        ? at.items[Number(key)]
        : at.kind === "object"
          ? at.members.find((member) => member.key === key)?.value
          : undefined;
    if (next === undefined) break;
    at = next;
  }
  return at.at;
}
