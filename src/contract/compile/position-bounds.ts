import { integerRange } from "../check/formats.ts";
import { schemaView } from "../check/schema-view.ts";
import type { References } from "../check/references.ts";
import type { Parameter } from "../model/contract.ts";
import type { ListAnswer, ListPaging } from "../model/list-answer.ts";
import { admitsNull, facetsOf } from "./facets.ts";

/** What a list's answer tells around its rows. */
export type ToldAround = Pick<ListAnswer, "schema" | "told"> & { readonly references: References };

/** What positions have to be, so that their parameter takes them and the members of the answer can tell them. */
export function positionBounds(
  parameter: Parameter | undefined,
  { schema: { schema }, told, references }: ToldAround,
): Pick<ListPaging, "highest" | "isAlwaysTold" | "takes"> {
  const view = schemaView(references);
  const onward = told.flatMap(([at, fact]) => {
    const member = fact === "next" ? view.at(schema, at) : undefined;
    return member === undefined ? [] : [{ at, member }];
  });
  const isAsked = ({ at, member }: (typeof onward)[number]): boolean =>
    ["integer", "number"].includes(view.kind(member) ?? "") &&
    !admitsNull(member, references) &&
    at.every((name, depth) => {
      const around = view.at(schema, at.slice(0, depth));
      return facetsOf(around ?? schema, references).some((facet) => facet.get("required")?.texts().includes(name));
    });
  const bounds = [
    parameter === undefined ? Infinity : highestOf((keyword) => parameter.schema[keyword]),
    ...onward.map(({ member }) => highestOf((keyword) => view.keyword(member, keyword))),
  ];
  return { highest: Math.min(...bounds), isAlwaysTold: onward.some(isAsked), takes: takenBy(parameter) };
}

/** The highest whole number that a schema allows, or its text that is as long as may be. */
function highestOf(keyword: (name: string) => unknown): number {
  const number = (name: string): number => {
    const value = keyword(name);
    return typeof value === "number" ? value : Infinity;
  };
  const format = keyword("format");
  return Math.min(
    Math.floor(number("maximum")),
    Math.ceil(number("exclusiveMaximum")) - 1,
    10 ** number("maxLength") - 1,
    typeof format === "string" ? (integerRange(format)?.[1] ?? Infinity) : Infinity,
  );
}

/** Keywords that narrow no number and no text: what is written in these alone need not be validated. */
const wide = new Set(["type", "title", "description", "default", "example", "examples", "deprecated"]);

/** Whether a parameter takes a position; what nobody documents takes all. */
function takenBy(parameter: Parameter | undefined): ListPaging["takes"] {
  if (parameter === undefined) return () => true;
  const isWide = Object.keys(parameter.schema).every((keyword) => wide.has(keyword));
  if (isWide) return isNumber(parameter) ? (token) => /^\d+$/.test(String(token)) : () => true;
  if (!isNumber(parameter)) return (token) => parameter.violations(String(token)).length === 0;
  return (token) => /^\d+$/.test(String(token)) && parameter.violations(Number(token)).length === 0;
}

/** Whether a parameter takes numbers alone. */
export function isNumber(parameter: Parameter | undefined): boolean {
  return ["number", "integer", "float"].includes(parameter?.slot.type.kind ?? "");
}
