import type { Parameter, Schema } from "../../../contract/model/contract.ts";
import type { Question } from "../../exchange/question.ts";
import { textOf } from "../../../wire/sent/sent-value.ts";
import { jsonOf } from "../../../generate/json.ts";

/** Formats that say what every text of them means: of the others a text may name something, which a made-up one does not. */
const telling = /^(date|time|date-time|duration|partial-time)$/;

/**
 * Whether a parameter was given a text that its schema allows and that nobody said to mean anything: it may have to name a
 * row, a page or a property, and be refused where it names none. What a list is searched for may be any text.
 */
export function isMadeUp(parameter: Parameter, { operation: { answer }, parameters }: Question): boolean {
  const text = parameters.find(([name]) => name === parameter.name)?.[1];
  if (text === undefined || !isText(parameter.schema)) return false;
  const filter = answer.kind === "list" ? answer.filters.get(parameter.name) : undefined;
  if (filter?.operator === "contains" || filter?.operator === "search") return false;
  return !statedIn(parameter.schema).includes(text);
}

function isText(schema: Schema): boolean {
  const inner = itemsOf(schema) ?? schema;
  const { type, format } = inner;
  const isClosed = Object.hasOwn(inner, "enum") || Object.hasOwn(inner, "const");
  return [type].flat().includes("string") && !isClosed && !(typeof format === "string" && telling.test(format));
}

function itemsOf({ items }: Schema): Schema | undefined {
  return typeof items === "object" && items !== null ? (items as Schema) : undefined;
}

/** The texts that the document itself sends. */
function statedIn(schema: Schema): readonly string[] {
  const listed = Array.isArray(schema["examples"]) ? (schema["examples"] as readonly unknown[]) : [];
  return [...listed, schema["example"], schema["default"]].flatMap((one) => {
    const json = one === undefined ? undefined : jsonOf(one);
    return json === undefined ? [] : [[json].flat().map(textOf).join(",")];
  });
}
