import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { isCreation } from "../model/is-creation.ts";
import { memberInName } from "../model/member-name.ts";
import { plainName } from "../model/plain-name.ts";
import type { ListOrder } from "../model/list-answer.ts";
import type { DescribedParameter } from "./described-operation.ts";
import { askedWord, withMembers } from "./parameter-members.ts";

const orders: ReadonlySet<string> = new Set([
  "sort",
  "sortby",
  "orderby",
  "ordering",
  "sorting",
  "sortkey",
  "sortfield",
  "sortcolumn",
  "orderkey",
  "orderfield",
  "ordercolumn",
  "order",
]);
const ways: ReadonlySet<string> = new Set([
  "order",
  "dir",
  "direction",
  "sortorder",
  "sortdirection",
  "sortdir",
  "orderdirection",
]);
/** What is on or off says the way by its name. */
const switches = /^(is|sort|order(by)?)?(desc|asc)(ending)?$|^(reversed?|sortreversed?)$/;
/** Among conditions whose names end in comparisons, the one of the order. */
const amongConditions = /^q\[(s|sorts)\]$/;

/** The parameters that sort a list. @param row the schema of its rows, and the property that tells them apart */
export function orderIn(
  parameters: readonly DescribedParameter[],
  row: { readonly schema: Part; readonly key: string | undefined },
  view: SchemaView,
): ListOrder | undefined {
  const isWay = ({ schema }: DescribedParameter): boolean => {
    const listed = schema && view.keyword(schema, "enum");
    return (
      Array.isArray(listed) && listed.some((word) => typeof word === "string" && /^(asc|desc)(ending)?$/i.test(word))
    );
  };
  const all = parameters.flatMap((one) => withMembers(one, view));
  const named = all.filter((one) => orders.has(askedWord(one)) || amongConditions.test(one.name));
  const by = named.find((one) => askedWord(one) !== "order") ?? named.find((one) => !isWay(one));
  if (by !== undefined && !isWay(by)) {
    const isSwitch = (one: DescribedParameter): boolean =>
      switches.test(askedWord(one)) && one.schema !== undefined && view.kind(one.schema) === "boolean";
    const way = all.find((one) => one !== by && (ways.has(askedWord(one)) || isSwitch(one)));
    return { parameter: by.name, direction: way?.name };
  }
  const outer = all.map(({ name }) => memberInName(name)?.outer).find((name) => orders.has(plainName(name ?? "")));
  if (by === undefined && outer !== undefined) return { parameter: outer, direction: undefined };
  const way = by ?? all.find((one) => ways.has(askedWord(one)) && isWay(one));
  const property = [...view.members(row.schema).keys()].find(isCreation) ?? row.key;
  return way === undefined || property === undefined
    ? undefined
    : { parameter: way.name, direction: undefined, property };
}
