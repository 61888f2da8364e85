import { schemaView } from "../../../contract/check/schema-view.ts";
import type { SchemaSource } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { isObjectValue, type Value } from "../../../contract/model/value.ts";
import { namesOf } from "./asked-conditions.ts";
import { conditionIn, isBrokenCondition } from "./condition-text.ts";

/** Why a text is refused that asks something of rows; undefined: it is not. @param parameter what it was sent as */
export function refusalOf(parameter: string, text: string, row: SchemaSource): string | undefined {
  if (isBrokenCondition(text)) return "is no condition";
  // Other parameters may be in a language of their own, or about what only the host knows.
  if (parameter !== "$filter" || text.trim() === "") return undefined;
  const condition = conditionIn(text) ?? bareNames(text);
  if (condition === undefined) return isProse(text) ? "is no condition" : undefined;
  const unknown = isOpen(row) ? undefined : namesAsked(condition).find((name) => !namesOf(row).has(plainName(name)));
  return unknown === undefined ? undefined : `names what nothing in the list has: ${unknown}`;
}

/** Whether rows may have members that nobody names. */
function isOpen({ schema, references }: SchemaSource): boolean {
  const view = schemaView(references);
  const others = view.keyword(schema, "additionalProperties");
  return view.members(schema).size === 0 || (others !== undefined && others !== false);
}

/** Words that neither compare nor call a function and are not joined, or a quote that stays open. */
function isProse(text: string): boolean {
  if (text.split("'").length % 2 === 0) return true;
  return wordsOf(text).every((word) => /^\w+$/.test(word) && !operators.test(word));
}

const operators = /^(eq|ne|gt|ge|lt|le|in|has|add|sub|mul|div|divby|mod)$/i;

function wordsOf(text: string): readonly string[] {
  return text.split(/\s/).filter((word) => word !== "");
}

/** Properties that are true or false say so by themselves: `discontinued`, `not discontinued and visible`. */
function bareNames(text: string): Value | undefined {
  const words = wordsOf(text).filter((word) => !/^not$/i.test(word));
  const isRight = words.every((word, index) => (index % 2 === 1 ? /^(and|or)$/i : /^[\w/]+$/).test(word));
  if (!isRight || words.length % 2 === 0) return undefined;
  const names = words
    .filter((word) => !/^(and|or|true|false)$/i.test(word))
    .map((word) => word.split("/", 1)[0] ?? word);
  return Object.fromEntries(names.map((name) => [name, true]));
}

/** The names of properties in a condition. */
function namesAsked(condition: Value): readonly string[] {
  if (Array.isArray(condition)) return (condition as readonly Value[]).flatMap(namesAsked);
  if (!isObjectValue(condition)) return [];
  return Object.entries(condition).flatMap(([name, value]) =>
    ["and", "or", "not"].includes(name) ? namesAsked(value) : [name],
  );
}
