import type { ResponseContent } from "../../../../contract/model/contract.ts";
import { plainJson } from "../../../../contract/model/untyped-value.ts";
import type { Value } from "../../../../contract/model/value.ts";
import { whole } from "../../../../generate/make/known.ts";
import { type ListedRows, listedRows } from "../../../operation/list/listed-rows.ts";
import type { Exchange } from "../exchange.ts";
import type { Body, Shown } from "./content-value.ts";
import { fitsContent } from "./fits-content.ts";
import { mannerOf } from "./manner.ts";
import type { Offer } from "./offers.ts";
import { spell } from "./spell.ts";

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

function rowsIn(
  { operation: { answer, result } }: Exchange,
  { value, isData, example }: Shown,
): ListedRows | undefined {
  if (answer.kind !== "list" || !isData || example !== undefined) return undefined;
  return value === undefined || result === undefined ? undefined : listedRows(answer, value, result);
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
