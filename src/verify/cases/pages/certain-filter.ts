import type { ListFilter, Parameter } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { singular } from "../../../contract/model/singular.ts";
import type { Json } from "../../../generate/json.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { choicesOf } from "./list-parameter.ts";
import { isRow, type JsonRow, valueIn, wordsIn } from "./rows-at.ts";

/** Things of which one may hold others: who asks for the outer one may get what is in the inner ones. */
const nested = /categor|parent|path|folder|tag|topic|region|area|location|group|department|scope|type$/i;

/** Whether a property names such a thing, or its key. */
export function isNested(property: string): boolean {
  return nested.test(property.replace(/_?id$/i, ""));
}

/** Things in an order: who asks for one may get what is above it. */
const ordinal = /level|severity|priority|rank|grade|tier|rating|size$/i;

/** Texts that nobody reads as more than themselves: others may be lists, patterns or comparisons. */
const bare = /^[\p{L}\p{N}][\p{L}\p{N} _.@-]*$/u;

/** What is said of a parameter that hides rows, or chooses what is shown of them. */
const another = /hides|exclud|except|omit|other than|without th|(of|in|for) each|expand|embed/i;

/**
 * Whether a filter can mean nothing but what it is taken for: rows have no values but the ones that it lets choose from, or
 * its description says that it narrows by the property of its name; a bound is called after the property.
 */
export function isFilterMeant(
  { parameter, filter }: { readonly parameter: Parameter; readonly filter: ListFilter },
  rows: readonly JsonRow[],
  value: Json,
): boolean {
  const property = plainName(filter.property.split(".").at(-1) ?? "");
  const own = plainName(parameter.name);
  if (["search", "contains", "keys"].includes(filter.operator)) return false;
  if (filter.operator !== "equals") return own.includes(property.replace(/(?<=..)(at|on|date|time)$/, ""));
  const asked = [value].flat().map(textOf);
  if (
    ![property, singular(property)].some((one) => own.endsWith(one)) ||
    ordinal.test(property) ||
    !asked.every((one) => bare.test(one)) ||
    another.test(parameter.description)
  )
    return false;
  const values = rows.flatMap((row) => wordsIn(row, filter.property));
  const { description, schema } = parameter;
  const isSaid =
    /\b(only|filters?|restricts?|whose|matching)\b/i.test(description) && !/\bincl|also|as well/i.test(description);
  // A switch that is off may ask for nothing.
  if (schema["type"] === "boolean") return isSaid && asked.includes("true");
  const choices = choicesOf(parameter).map(textOf);
  // Things may be asked for by another of their names.
  const areThings = rows.some((row) => [valueIn(row, filter.property)].flat().some(isRow));
  if (choices.length === 0) return isSaid && !areThings && !isNested(filter.property);
  const isKnown = values.some((one) => asked.includes(textOf(one)));
  return isKnown && values.every((one) => choices.includes(textOf(one)));
}
