import { isDeepStrictEqual } from "node:util";
import type { Part } from "../../source/part.ts";
import { draftOf, renameMember } from "../upgrade/record.ts";
import { choiceDiscriminator } from "./choice-discriminator.ts";
import { arrived } from "./closed-compositions.ts";
import { formatsKnown } from "./formats.ts";
import type { References } from "./references.ts";
import { checks } from "./scalar-tests.ts";
import type { Tolerance } from "./tolerance.ts";

/** How deep choices are compared. */
const deepest = 6;

/**
 * `oneOf` of choices each of which allows no more than another does: whatever fits one fits two, and so nothing is valid (JSON
 * Schema 2020-12, section 10.2.1.3). What is meant is any of them.
 */
export function mendChoices(schema: Part, references: References, tolerance: Tolerance): void {
  const list = schema.get("oneOf");
  const draft = draftOf(schema.value);
  const choices = list?.items() ?? [];
  if (list === undefined || draft === undefined || choices.length < 2 || schema.has("anyOf")) return;
  if (choiceDiscriminator(schema, references) !== undefined) return;
  const isCovered = (choice: Part): boolean =>
    choices.some((other) => other !== choice && covers(other, choice, references, deepest));
  if (!choices.every(isCovered)) return;
  const found = "each choice of `oneOf` allows no more than another does, so that nothing fits exactly one";
  if (tolerance.loose(list, found, "write `anyOf`, as which it is read, or say what tells the choices apart"))
    renameMember(draft, "oneOf", "anyOf");
}

/** Whether all that fits a schema surely fits a more general one. */
function covers(general: Part, special: Part, references: References, left: number): boolean {
  const [wide, narrow] = [arrived(general, references), arrived(special, references)];
  if (wide.id === narrow.id || wide.flag === true) return true;
  if (left === 0 || wide.record === undefined || narrow.record === undefined) return false;
  // What fits all of `allOf` fits each of it.
  const parts = narrow.get("allOf")?.items() ?? [];
  if (parts.some((part) => covers(wide, part, references, left - 1))) return true;
  return wide.entries().every(([keyword, argument]) => {
    const other = narrow.get(keyword);
    const within = (inner: Part, name: string): boolean => {
      const its = other?.get(name);
      return its !== undefined && covers(inner, its, references, left - 1);
    };
    if (!checks(keyword) || (keyword === "format" && !formatsKnown.includes(argument.text ?? ""))) return true;
    if (keyword === "allOf") return argument.items().every((part) => covers(part, narrow, references, left - 1));
    if (other === undefined) return false;
    if (keyword === "type") return typesOf(other).every((type) => typesOf(argument).includes(type));
    if (keyword === "required") return argument.texts().every((name) => other.texts().includes(name));
    if (keyword === "properties") return argument.entries().every(([name, inner]) => within(inner, name));
    if (keyword === "items") return covers(argument, other, references, left - 1);
    return isDeepStrictEqual(argument.value, other.value);
  });
}

function typesOf(type: Part): readonly string[] {
  return type.text === undefined ? type.texts() : [type.text];
}
