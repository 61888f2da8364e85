import { choiceOf } from "../../../../contract/model/choice-of.ts";
import type { ResponseContent } from "../../../../contract/model/contract.ts";
import { memberSlot } from "../../../../contract/model/inner-slot.ts";
import type { Type } from "../../../../contract/model/type.ts";
import { plainJson } from "../../../../contract/model/untyped-value.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { whole } from "../../../../generate/make/known.ts";
import { valueAt } from "../../../../source/pointer.ts";
import type { Exchange } from "../exchange.ts";
import { type Body, fitsContent, type Shown } from "./content-value.ts";
import { mannerOf } from "./manner.ts";
import type { Offer } from "./offers.ts";
import { spell } from "./spell.ts";

/** The rows of a page, and the type that they have in the answer that they are made for. */
interface Rows {
  readonly values: readonly Value[];
  readonly type: Type;
}

/**
 * A page in a media type that has rows and nothing around them: those of its list, whether the schema there is that of a list of
 * rows, that of one row (as many documents describe lines) or a text. Undefined: it is no such media type, or none of these.
 */
export function rowsBody(exchange: Exchange, { content, mediaType }: Offer, shown: Shown): Body | undefined {
  const rows = ["csv", "lines", "sequence"].includes(mannerOf(mediaType)) ? rowsIn(exchange, shown) : undefined;
  if (rows === undefined || shown.value === undefined) return undefined;
  const { values, type } = rows;
  // Of a page that is documented as it is, the format shows the rows all the same.
  if (fitsContent(shown.value, content)) return { kind: "value", value: values, type, isOther: true };
  if (fitsContent(values, content)) return { kind: "value", value: values, type: content.type };
  if (values.length > 0 && values.every((row) => fitsContent(row, content))) return each(values, content);
  const text = spell(values, type, mediaType, exchange);
  if (typeof text === "string" && fitsContent(text, content))
    // How such a text looks only an example says.
    return content.examples.size > 0 ? undefined : { kind: "value", value: text, type: content.type };
  return madeRows(exchange, content, values, shown.place);
}

function rowsIn({ operation: { answer, result } }: Exchange, { value, isData, example }: Shown): Rows | undefined {
  if (answer.kind !== "list" || !isData || example !== undefined || value === undefined) return undefined;
  const values = valueAt(value, answer.at);
  if (!Array.isArray(values) || result === undefined) return undefined;
  const type = answer.at.reduce((around, name, index) => {
    const held = valueAt(value, answer.at.slice(0, index)) as Value;
    return memberSlot(choiceOf(held, around), name).type;
  }, result);
  return { values: values as readonly Value[], type };
}

/** Rows whose schema is that of each of them. */
function each(values: readonly Value[], { type }: ResponseContent): Body {
  return { kind: "value", value: values, type: { kind: "list", item: { type, nullable: false } }, isOther: true };
}

/** Rows as a schema shows them that is another than the one that they were made by. */
function madeRows(
  { host }: Exchange,
  content: ResponseContent,
  values: readonly Value[],
  place: string,
): Body | undefined {
  const { source, type } = content;
  if (source === undefined) return undefined;
  const list = host.data.makeFrom(source, place, whole(plainJson(values)));
  if (list.kind === "value" && Array.isArray(list.value) && list.value.length === values.length)
    return { kind: "value", value: list.value, type };
  if (type.kind !== "object" && type.kind !== "union") return undefined;
  const rows = values.map((row, index) => host.data.makeFrom(source, `${place}/${index}`, whole(plainJson(row))));
  const made = rows.flatMap((row) => (row.kind === "value" ? [row.value] : []));
  return made.length < rows.length ? undefined : each(made, content);
}
