import { Digits } from "../../source/digits.ts";
import type { Part } from "../../source/part.ts";
import { draftOf, dropMember, putMember } from "../upgrade/record.ts";
import { isReference } from "./references.ts";
import type { Tolerance } from "./tolerance.ts";

/**
 * Values of `enum` that `type` does not allow fit nothing (JSON Schema 2020-12, validation, sections 6.1.1 and 6.1.2): `[1, 2]` of a
 * string, `["true"]` of a boolean, the texts that the items of a list may be. They are read as values of the type, beside a list
 * as those of its items; where none can be read, `enum` says nothing.
 */
export function mendEnum(schema: Part, tolerance: Tolerance): void {
  const list = schema.get("enum");
  const draft = draftOf(schema.value);
  const type = schema.memberValue("type");
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (list === undefined || draft === undefined || type === undefined) return;
  const given = list.items();
  if (given.length === 0 || given.every(({ value }) => types.some((one) => isOf(one, value)))) return;
  const found = `\`enum\` has values that are no ${types.join(" or ")}, so that they fit nothing`;
  const meant = given.map((item) => meantValue(item, types)).filter((value) => value !== undefined);
  if (meant.some((value) => value !== null)) {
    const values = [...new Set(meant)];
    tolerance.put(
      schema,
      "enum",
      values,
      found,
      `write values of the type; they are read as ${JSON.stringify(values)}`,
    );
    return;
  }
  const items = draftOf(schema.get("items")?.value);
  const isOfItems =
    types.includes("array") && items !== undefined && given.every(({ value }) => !isOf("object", value));
  const cure = isOfItems
    ? "write it below `items`, where it is read"
    : "correct the type or the values; `enum` is passed over";
  if (!tolerance.loose(list, found, cure)) return;
  dropMember(draft, "enum");
  const below = schema.get("items");
  if (isOfItems && below !== undefined && !below.has("enum") && !isReference(below))
    putMember(items, "enum", list.value);
}

/** What a value is as one of the types, itself where it is of one; undefined: nothing. */
function meantValue(item: Part, types: readonly unknown[]): unknown {
  const { value } = item;
  if (types.some((type) => isOf(type, value))) return value;
  return types.map((type) => readAs(type, item)).find((meant) => meant !== undefined);
}

function readAs(type: unknown, item: Part): unknown {
  const { value } = item;
  if (type === "string" && (typeof value === "number" || typeof value === "boolean")) {
    const exact = item.exact();
    return exact instanceof Digits ? exact.text : String(value);
  }
  if (typeof value !== "string") return undefined;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  const isNumber = (type === "number" || type === "integer") && /^-?\d{1,15}(\.\d{1,15})?$/.test(value);
  return isNumber && isOf(type, Number(value)) ? Number(value) : undefined;
}

function isOf(type: unknown, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
