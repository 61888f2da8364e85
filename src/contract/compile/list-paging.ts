import { schemaView } from "../check/schema-view.ts";
import type { Parameter, SchemaSource } from "../model/contract.ts";
import { type ListPaging, pagingStyles } from "../model/list-answer.ts";
import { plainName } from "../model/plain-name.ts";
import type { Part } from "../../source/part.ts";

/** No page is longer than its schema lets the list be. */
function mostItems({ schema, references }: SchemaSource, at: readonly string[]): number | undefined {
  const view = schemaView(references);
  const list = view.at(schema, at);
  const most = list && view.keyword(list, "maxItems");
  return typeof most === "number" ? most : undefined;
}

/** How a list is asked for in parts. @param list where it stands */
export function listPaging(
  part: Part | undefined,
  list: { readonly schema: SchemaSource; readonly at: readonly string[] },
  parameters: readonly Parameter[],
): ListPaging {
  const style = pagingStyles.find((name) => name === part?.get("style")?.text) ?? "all";
  return Object.freeze({
    style,
    parameter: part?.get("parameter")?.text,
    before: part?.get("before")?.text,
    offset: part?.get("offset")?.text,
    first: part?.get("first")?.number ?? (style === "page" ? 1 : 0),
    limit: part?.get("limit")?.text,
    end: endOf(part),
    usual: part?.get("usual")?.number,
    fewest: boundOf("minimum", part?.get("limit"), parameters),
    most: least(part?.get("most")?.number, mostItems(list.schema, list.at)),
    twins: twinsOf(part, parameters),
    isNumbered: isNumber(parameters.find(({ name }) => name === part?.get("parameter")?.text)),
    tokenLength: boundOf("minLength", part?.get("parameter"), parameters),
  });
}

function isNumber(parameter: Parameter | undefined): boolean {
  return ["number", "integer", "float"].includes(parameter?.slot.type.kind ?? "");
}

function endOf(part: Part | undefined): ListPaging["end"] {
  const [through, until] = [part?.get("through")?.text, part?.get("until")?.text];
  if (through !== undefined) return { parameter: through, isIncluded: true };
  return until === undefined ? undefined : { parameter: until, isIncluded: false };
}

/** What a parameter has to be at least; 0 where its schema does not say. */
function boundOf(keyword: "minimum" | "minLength", named: Part | undefined, parameters: readonly Parameter[]): number {
  const bound = parameters.find(({ name }) => name === named?.text)?.schema[keyword];
  return typeof bound === "number" ? bound : 0;
}

/** Parameters of a query that differ from one of the page's in capitals and signs alone. */
function twinsOf(part: Part | undefined, parameters: readonly Parameter[]): ListPaging["twins"] {
  const names = parameters.filter(({ in: place }) => place === "query").map(({ name }) => name);
  const used = ["parameter", "before", "offset", "limit", "through", "until"].flatMap(
    (word) => part?.get(word)?.text ?? [],
  );
  const twins = used.map(
    (name) => [name, names.filter((other) => other !== name && plainName(other) === plainName(name))] as const,
  );
  return new Map(twins.filter(([, others]) => others.length > 0));
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : Math.min(one, other ?? one);
}
