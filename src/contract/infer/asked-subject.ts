import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { plainName } from "../model/plain-name.ts";
import type { Property } from "./ranges-in.ts";

/** Ends of names that say that a property is what is sent, or one of what is sent. */
const equalities: ReadonlySet<string> = new Set(["in", "eq", "equals", "anyof", "oneof"]);
/** And that it has it somewhere in its text. */
const parts = /^i?(cont|contains?|i?like|matches)i?$/;

/** What a parameter is about, without what it is called besides. */
interface Subject {
  readonly subject: string;
  /** Whether a part of its text is asked for. */
  readonly isPart: boolean;
}

/**
 * `filter[status]`, `q[status_eq]`, `status[in]`, `status_in` and `status` are about one; `title_cont` and `title__icontains`
 * about a part of the title; `opt_in` may be a property.
 */
export function subjectOf(name: string, properties: ReadonlyMap<string, Property>): Subject {
  const [, inner = name, rest = ""] =
    /^(?:filters?|where|q|search)(?:\[([^[\]]+)\]|\.([^[\]]+))(.*)$/i.exec(name)?.filter(Boolean) ?? [];
  const subject = (inner + rest).replace(/\[\]$/, "");
  if (properties.has(plainName(subject))) return { subject, isPart: false };
  const [, stem, word = ""] = /^(.+?)(?:_i)?(?:_+|-|\.|\[)\$?([a-z]+)\]?$/i.exec(subject) ?? [];
  const end = plainName(word);
  if (stem === undefined) return { subject, isPart: false };
  return parts.test(end)
    ? { subject: stem, isPart: true }
    : { subject: equalities.has(end) ? stem : subject, isPart: false };
}

/** A property of an object in a row: `customer.country`, `customer[country]`, `customer__country`. */
export function innerOf(parameter: string, row: Part, view: SchemaView): Property | undefined {
  const steps = parameter.split(/\.|__|[[\]]/).filter((step) => step !== "");
  const names: string[] = [];
  let schema: Part | undefined = row;
  for (const step of steps) {
    const [name, member]: readonly [string?, Part?] =
      [...(schema === undefined ? [] : view.members(schema))].find(([one]) => plainName(one) === plainName(step)) ?? [];
    if (name === undefined || name.includes(".")) return undefined;
    names.push(name);
    schema = member;
  }
  return schema === undefined || names.length < 2 ? undefined : { name: names.join("."), schema };
}

/** The same by a name that has no sign between the two: `customer_country`, `customerCountry`. */
export function heldBy(
  parameter: string,
  properties: ReadonlyMap<string, Property>,
  view: SchemaView,
): Property | undefined {
  const plain = plainName(parameter);
  for (const [outer, { name, schema }] of properties) {
    if (!plain.startsWith(outer) || view.kind(schema) !== "object") continue;
    const member = [...view.members(schema)].find(([one]) => outer + plainName(one) === plain);
    if (member !== undefined) return { name: `${name}.${member[0]}`, schema: member[1] };
  }
  return undefined;
}
