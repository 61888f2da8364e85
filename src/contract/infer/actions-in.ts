import { plainName } from "../model/plain-name.ts";
import type { Part } from "../../source/part.ts";
import type { SchemaView } from "../check/schema-view.ts";
import { wordsIn } from "../model/words-in.ts";
import { outcomesOf, takenBack } from "./verbs.ts";

/** What an action sets: one property of the row. */
export interface Setting {
  readonly property: string;
  readonly value: string | boolean;
}

/**
 * What the last word of a path does to a row: `cancel` sets the state that an enum calls `cancelled`, `lock` sets `locked`.
 * Undefined: no property says such a thing, or several do.
 * @param isUndone whether the request takes back what the word says (DELETE)
 */
export function settingOf(word: string, row: Part, view: SchemaView, isUndone: boolean): Setting | undefined {
  const words = wordsIn(word);
  const flags = booleansOf(row, view);
  if (isUndone) return words.length === 1 ? flagSet(words[0] ?? "", flags, false) : undefined;
  // `mark-as-paid` names the state itself.
  const marked = /^(?:mark|set)$/.test(words[0] ?? "")
    ? words.slice(1).filter((one) => one !== "as" && one !== "to")
    : [];
  const states = statesOf(row, view);
  if (marked.length > 0) return stateNamed([marked.join("")], states);
  const [verb = ""] = words;
  return (
    stateNamed(outcomesOf(verb), states) ?? flagSet(verb, flags, true) ?? flagSet(takenBack(verb) ?? "", flags, false)
  );
}

interface States {
  readonly property: string;
  readonly values: readonly string[];
}

/** The properties that hold one of several words and are called after states. */
export function statesOf(row: Part, view: SchemaView): readonly States[] {
  const all = [...view.members(row)].flatMap(([property, schema]): States[] => {
    const values = view.keyword(schema, "enum");
    const texts = Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
    return view.kind(schema) === "array" || texts.length < 2 ? [] : [{ property, values: texts }];
  });
  return all.filter(({ property }) => /(^|[a-z_-])(status|state|phase|stage)$/i.test(property));
}

/** The state that has one of these words, the first word first. */
export function stateNamed(words: readonly string[], states: readonly States[]): Setting | undefined {
  const found = states.flatMap(({ property, values }): Setting[] => {
    const value = words.flatMap((word) => values.find((one) => plainName(one) === word) ?? [])[0];
    return value === undefined ? [] : [{ property, value }];
  });
  const exact = found.filter(({ property }) => /^(status|state)$/i.test(property));
  const [only, ...others] = exact.length === 1 ? exact : found;
  return others.length === 0 ? only : undefined;
}

function booleansOf(row: Part, view: SchemaView): readonly string[] {
  return [...view.members(row)].flatMap(([name, schema]) => (view.kind(schema) === "boolean" ? [name] : []));
}

function flagSet(verb: string, flags: readonly string[], value: boolean): Setting | undefined {
  if (verb === "") return undefined;
  const words = new Set(outcomesOf(verb));
  const found = flags.filter((name) => words.has(plainName(name).replace(/^is(?=.)/, "")));
  const [property] = found;
  return found.length === 1 && property !== undefined ? { property, value } : undefined;
}
