import type { ListFilter, Parameter } from "../../../contract/model/contract.ts";
import { plainName } from "../../../contract/model/plain-name.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { choicesOf } from "./list-parameter.ts";
import { type JsonRow, valueIn } from "./rows-at.ts";

/** Things of which one may hold others: who asks for the outer one may get what is in the inner ones. */
const nested = /categor|parent|path|folder|tag|topic|region|area|location|group|department|scope|type$/i;

/** Whether a property names such a thing, or its key. */
export function isNested(property: string): boolean {
  return nested.test(property.replace(/_?id$/i, ""));
}

/**
 * Whether a filter can mean nothing but what it is taken for: rows have no values but the ones that it lets choose from, or
 * its description says that it narrows by the property of its name; a bound is called after the property.
 */
export function isFilterMeant(parameter: Parameter, filter: ListFilter, rows: readonly JsonRow[]): boolean {
  const property = plainName(filter.property.split(".").at(-1) ?? "");
  const own = plainName(parameter.name);
  if (filter.operator === "equals") {
    if (!own.endsWith(property)) return false;
    const choices = choicesOf(parameter).map(textOf);
    const values = rows
      .map((row) => valueIn(row, filter.property))
      .filter((value) => value !== undefined && value !== null);
    if (choices.length > 0) return values.length > 0 && values.every((value) => choices.includes(textOf(value)));
    const isSaid = /\b(only|filter|restrict|whose|matching|with|by)\b/i.test(parameter.description);
    return parameter.schema["type"] === "boolean" || (isSaid && !isNested(filter.property));
  }
  if (["search", "contains", "keys"].includes(filter.operator)) return false;
  return own.includes(property.replace(/(?<=..)(at|on|date|time)$/, ""));
}
