import { schemaView } from "../check/schema-view.ts";
import type { Parameter, SchemaSource } from "../model/contract.ts";
import { type ListAnswer, type ListPaging, pagingStyles } from "../model/list-answer.ts";
import { memberInName } from "../model/member-name.ts";
import { plainName } from "../model/plain-name.ts";
import { namedParameter } from "../model/named-parameter.ts";
import type { Part } from "../../source/part.ts";
import { meansAnotherSize } from "./nought-of-size.ts";
import { isNumber, positionBounds, type ToldAround } from "./position-bounds.ts";

/** No page is longer than its schema lets the list be. */
function mostItems({ schema, references }: SchemaSource, at: readonly string[]): number | undefined {
  const view = schemaView(references);
  const list = view.at(schema, at);
  const most = list && view.keyword(list, "maxItems");
  return typeof most === "number" ? most : undefined;
}

/** Names for a position in addresses, where the documentation has none: the first that means nothing else there. */
const linkParameters = ["cursor", "page_cursor", "position", "page_position"];

/** How a list is asked for in parts. @param list where it stands, and what is told around it */
export function listPaging(
  part: Part | undefined,
  list: ToldAround & Pick<ListAnswer, "at">,
  parameters: readonly Parameter[],
): ListPaging {
  const position = namedParameter(parameters, part?.get("parameter")?.text, "query");
  const style = pagingStyles.find((name) => name === part?.get("style")?.text) ?? "all";
  return Object.freeze({
    style,
    parameter: part?.get("parameter")?.text,
    inAddresses: nameInAddresses(part?.get("parameter")?.text, parameters),
    before: part?.get("before")?.text,
    offset: part?.get("offset")?.text,
    first: part?.get("first")?.number ?? (style === "page" ? 1 : 0),
    limit: part?.get("limit")?.text,
    end: endOf(part),
    usual: part?.get("usual")?.number,
    fewest: boundOf("minimum", part?.get("limit"), parameters),
    takesNone: takesNone(part?.get("limit"), parameters),
    most: least(part?.get("most")?.number, mostItems(list.schema, list.at)),
    twins: twinsOf(part, parameters),
    link: linkParameters.find((name) => parameters.every((one) => one.name !== name)) ?? "",
    isNumbered: isNumber(position),
    isRequired: position?.required === true,
    tokenLength: boundOf("minLength", part?.get("parameter"), parameters),
    ...positionBounds(position, list),
  });
}

/** A member of an object whose members are sent by themselves stands in addresses by its own name. */
function nameInAddresses(name: string | undefined, parameters: readonly Parameter[]): string | undefined {
  const { outer, member } = memberInName(name ?? "") ?? {};
  const spelling = parameters.find((one) => one.name === outer && one.in === "query")?.spelling;
  return spelling?.style === "form" && spelling.explode ? member : name;
}

function endOf(part: Part | undefined): ListPaging["end"] {
  const [through, until] = [part?.get("through")?.text, part?.get("until")?.text];
  if (through !== undefined) return { parameter: through, isIncluded: true };
  return until === undefined ? undefined : { parameter: until, isIncluded: false };
}

/** What a parameter has to be at least; 0 where its schema does not say. */
function boundOf(keyword: "minimum" | "minLength", named: Part | undefined, parameters: readonly Parameter[]): number {
  const bound = namedParameter(parameters, named?.text, "query")?.schema[keyword];
  return typeof bound === "number" ? bound : 0;
}

function takesNone(named: Part | undefined, parameters: readonly Parameter[]): boolean {
  const parameter = namedParameter(parameters, named?.text, "query");
  return parameter !== undefined && !meansAnotherSize(parameter);
}

/** Parameters of a query that say the same as one of the page's: they differ in capitals and signs alone, or set its size as well. */
function twinsOf(part: Part | undefined, parameters: readonly Parameter[]): ListPaging["twins"] {
  const names = parameters.filter(({ in: place }) => place === "query").map(({ name }) => name);
  const used = ["parameter", "before", "offset", "limit", "through", "until"].flatMap(
    (word) => part?.get(word)?.text ?? [],
  );
  const [limit, otherLimit] = ["limit", "otherLimit"].map((word) => part?.get(word)?.text);
  const isTwin = (name: string, other: string): boolean =>
    plainName(other) === plainName(name) || (name === limit && other === otherLimit);
  const twins = used.map((name) => [name, names.filter((other) => other !== name && isTwin(name, other))] as const);
  return new Map(twins.filter(([, others]) => others.length > 0));
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : Math.min(one, other ?? one);
}
