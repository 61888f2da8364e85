import type { Operation, Parameter } from "../../../contract/model/contract.ts";
import { itemSlot } from "../../../contract/model/inner-slot.ts";
import { numberValue, parseInteger } from "../../../contract/model/scalar/number.ts";
import type { Slot, UnionType } from "../../../contract/model/type.ts";
import type { Value } from "../../../contract/model/value.ts";
import type { RequestPath } from "./path.ts";

/** Parameters as typed values by the contract's names, or the one whose text is not of its type. */
export type Bound =
  | { readonly kind: "bound"; readonly values: ReadonlyMap<string, Value> }
  | { readonly kind: "refused"; readonly parameter: string; readonly expected: string };

/**
 * Reads the parameters in path and query by their types, never by their look: `0012` of a text stays four digits.
 * Parameters that the operation does not name are ignored.
 */
export function bind(operation: Operation, path: ReadonlyMap<string, string>, query: RequestPath["query"]): Bound {
  const values = new Map<string, Value>();
  for (const parameter of operation.parameters) {
    const texts = textsOf(parameter, path, query);
    if (texts.length === 0) continue;
    const value = readTexts(texts, parameter.slot);
    if (value === undefined) return { kind: "refused", parameter: parameter.name, expected: kindText(parameter.slot) };
    values.set(parameter.name, value);
  }
  return { kind: "bound", values };
}

function textsOf(
  { name, in: place }: Parameter,
  path: ReadonlyMap<string, string>,
  query: RequestPath["query"],
): string[] {
  if (place === "path") return [path.get(name) ?? []].flat();
  return place === "query" ? query.getAll(name) : [];
}

function readTexts(texts: readonly string[], { type }: Slot): Value | undefined {
  const [first = ""] = texts;
  if (type.kind !== "list" && type.kind !== "tuple") return readText(first, type);
  const items = (texts.length > 1 ? texts : first.split(",")).map((text, index) =>
    readText(text, itemSlot(type, index).type),
  );
  return items.some((item) => item === undefined) ? undefined : items.map((item) => item ?? null);
}

function kindText({ type }: Slot): string {
  return type.kind === "number" && type.integer ? "integer" : type.kind;
}

const wholeNumber = /^-?\d+$/;
const anyNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Undefined: the text is none of the type. */
function readText(text: string, type: Slot["type"]): Value | undefined {
  switch (type.kind) {
    case "integer":
      return parseInteger(text, type);
    case "float":
      return anyNumber.test(text) ? Number(text) : undefined;
    case "number":
      return (type.integer ? wholeNumber : anyNumber).test(text) ? numberValue(text) : undefined;
    case "union":
      return readChoice(text, type);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    default:
      return text;
  }
}

/** The first choice that the text is of; text is what everything is of. */
function readChoice(text: string, { choices }: UnionType): Value | undefined {
  const textLast = choices.toSorted((a, b) => Number(a.kind === "string") - Number(b.kind === "string"));
  return textLast.map((type) => readText(text, type)).find((value) => value !== undefined);
}
