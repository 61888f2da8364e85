import { Digits } from "../../source/digits.ts";
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
