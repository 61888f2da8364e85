import type { Ajv2020 } from "ajv/dist/2020.js";
import type { SchemaValidateFunction } from "ajv/dist/types/index.js";

/**
 * Teaches a validator `uniqueItems` in time that grows with the list: Ajv's own compares each item with each other one.
 * Two items are the same as JSON Schema 2020-12 says (core, section 4.2.2): members have no order.
 */
export function teachUniqueItems(ajv: Ajv2020): void {
  const validate: SchemaValidateFunction = (isAsked: boolean, list: readonly unknown[]) => {
    const twice = isAsked ? firstTwice(list) : undefined;
    if (twice === undefined) return true;
    const { i, j } = twice;
    const message = `must NOT have duplicate items (items ## ${j} and ${i} are identical)`;
    validate.errors = [{ keyword: "uniqueItems", message, params: twice }];
    return false;
  };
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({ keyword: "uniqueItems", type: "array", schemaType: "boolean", validate });
}

/** The last item that is there before already, and where: those that Ajv names. */
function firstTwice(list: readonly unknown[]): { readonly i: number; readonly j: number } | undefined {
  if (list.length < 2) return undefined;
  const texts = list.map(sameText);
  if (new Set(texts).size === list.length) return undefined;
  const later = new Map<string, number>();
  const before = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const known = later.get(text);
    if (known !== undefined) before.set(text, known);
    later.set(text, index);
  }
  const i = Math.max(...[...before.keys()].map((text) => later.get(text) ?? 0));
  return { i, j: before.get(texts[i] ?? "") ?? 0 };
}

/** One text for all values that are the same. */
function sameText(value: unknown): string {
  if (typeof value === "bigint" || typeof value === "number") return String(Object.is(value, -0) ? 0 : value);
  if (Array.isArray(value)) return `[${value.map(sameText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${sameText(inner)}`).join(",")}}`;
}
