import { schemaView, type SchemaView } from "../../../contract/check/schema-view.ts";
import type { Entity } from "../../../contract/model/contract.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../../generate/json.ts";
import type { Part } from "../../../source/part.ts";

/** Objects and lists inside a row are looked into no deeper. */
const deepest = 6;

/**
 * What was sent as rows show it: a number is its digits where rows have texts, and a text of digits a number where they have
 * numbers. Bodies often take both of what they show as one (decimals of Pydantic and Django).
 */
export function asRowsSpell(members: JsonObject, { source }: Entity): JsonObject {
  if (source === undefined) return members;
  const spelled = spelledIn(members, source.schema, schemaView(source.references), 0);
  return isJsonObject(spelled) ? spelled : members;
}

function spelledIn(value: Json, schema: Part, view: SchemaView, depth: number): Json {
  if (depth > deepest) return value;
  if (isJsonList(value)) {
    const items = view.items(schema);
    return items === undefined ? value : value.map((item) => spelledIn(item, items, view, depth + 1));
  }
  if (isJsonObject(value)) {
    const members = view.members(schema);
    const entries = Object.entries(value).map(([name, inner]) => {
      const member = members.get(name);
      return [name, member === undefined ? inner : spelledIn(inner, member, view, depth + 1)] as const;
    });
    return Object.fromEntries(entries);
  }
  return inKind(value, schema, view);
}

function inKind(value: Json, schema: Part, view: SchemaView): Json {
  const [only, ...others] = kindsOf(schema, view);
  if (others.length > 0) return value;
  if (typeof value === "number" && only === "string") return String(value);
  const isDigits = typeof value === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(value);
  return isDigits && (only === "number" || (only === "integer" && !value.includes("."))) ? Number(value) : value;
}

/** The kinds that a value may have, but for null. */
function kindsOf(schema: Part, view: SchemaView): readonly unknown[] {
  const at = view.follow(schema);
  const choices = ["oneOf", "anyOf"].flatMap((word) => at.get(word)?.items() ?? []);
  const kinds = choices.length > 0 ? choices.map((one) => view.keyword(one, "type")) : [view.keyword(at, "type")];
  return [...new Set(kinds.flat())].filter((kind) => kind !== "null");
}
