import { itemSlot, memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { Type } from "../../../../contract/model/type.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { readJson } from "../../../../wire/dialect/plain/json-reader.ts";
import { readText } from "../../../../wire/dialect/plain/scalar-text.ts";

/** Text that has members or items, before anything is known of types. */
export type TextTree = string | readonly TextTree[] | { readonly members: ReadonlyMap<string, TextTree> };

/** A tree as a value of its type, text that is none of its type as text; undefined: it is not made like the type. */
export function typedTree(tree: TextTree, type: Type): Value | undefined {
  if (type.kind === "union") return typedChoice(tree, type.choices);
  if (typeof tree === "string") return readText(tree, type);
  if ("members" in tree) return typedMembers(tree.members, type);
  return typedItems(tree, type);
}

function typedChoice(tree: TextTree, choices: readonly Type[]): Value | undefined {
  if (typeof tree === "string") return readText(tree, { kind: "union", choices, discriminator: undefined });
  return choices.map((choice) => typedTree(tree, choice)).find((value) => value !== undefined);
}

function typedItems(items: readonly TextTree[], type: Type): Value | undefined {
  const isList = type.kind === "list" || type.kind === "tuple" || type.kind === "any";
  return isList ? items.map((item, index) => leaf(item, itemSlot(type, index).type)) : undefined;
}

function typedMembers(members: ReadonlyMap<string, TextTree>, type: Type): Value | undefined {
  const entries = [...members];
  if (type.kind === "list" || type.kind === "tuple") {
    const isNumbered = entries.every(([key]) => /^\d*$/.test(key));
    return isNumbered ? typedItems(entries.map(([, item]) => item).flat(), type) : undefined;
  }
  if (type.kind !== "object" && type.kind !== "map" && type.kind !== "any") return undefined;
  return Object.fromEntries(entries.map(([key, held]) => [key, leaf(held, memberSlot(type, key).type)]));
}

/** What is inside stays as text where it is none of its type: the schema says what is wrong with it, and where. */
function leaf(tree: TextTree, type: Type): Value {
  const value = typedTree(tree, type) ?? jsonIn(tree, type);
  // One text of a member that is a list is its only item.
  const only = value === undefined && type.kind === "list" && typeof tree === "string" ? [tree] : undefined;
  return value ?? (only && typedItems(only, type)) ?? untyped(tree);
}

/** No style says how an object inside a list is written: as JSON, by most clients. */
function jsonIn(tree: TextTree, type: Type): Value | undefined {
  if (typeof tree !== "string" || makeups(type).has("text")) return undefined;
  try {
    return readJson(tree, { type, nullable: true });
  } catch {
    return undefined;
  }
}

function untyped(tree: TextTree): Value {
  if (typeof tree === "string") return tree;
  if ("members" in tree) return Object.fromEntries([...tree.members].map(([key, held]) => [key, untyped(held)]));
  return tree.map(untyped);
}

/** The kinds of makeup that values of a type may have. */
export function makeups(type: Type): ReadonlySet<"list" | "object" | "text"> {
  switch (type.kind) {
    case "union":
      return new Set(type.choices.flatMap((choice) => [...makeups(choice)]));
    case "list":
    case "tuple":
      return new Set(["list"]);
    case "object":
    case "map":
      return new Set(["object"]);
    default:
      return new Set(["text"]);
  }
}
