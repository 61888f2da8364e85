import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { memberInName } from "../model/member-name.ts";
import { plainName } from "../model/plain-name.ts";
import type { DescribedParameter } from "./described-operation.ts";

/** A parameter that is an object asks by each of its members (`deepObject`), as one of their own would. */
export function withMembers(parameter: DescribedParameter, view: SchemaView): readonly DescribedParameter[] {
  const members = parameter.schema === undefined ? [] : [...view.members(parameter.schema)];
  const each = members.map(([member, schema]) => ({
    ...parameter,
    name: `${parameter.name}[${member}]`,
    schema,
    isRequired: false,
  }));
  return [parameter, ...each];
}

/**
 * What a parameter asks for, by its plain name: `pagination[page]` is a page, and so is a member of an object that holds all
 * that is asked, or whose members are sent by their own names.
 */
export function askedWord({ name, part }: DescribedParameter): string {
  const named = memberInName(name);
  if (named === undefined) return plainName(name);
  const { outer, member } = named;
  const isMember = part.get("name")?.text !== name;
  const isAround = /^(pagination|paging|pager|pageable|options|params)$/.test(plainName(outer));
  return plainName(isAround || (isMember && (outer === "filter" || isExploded(part))) ? member : name);
}

/** Whether the members of an object stand in a query by themselves: the usual style. */
function isExploded(part: Part): boolean {
  return !part.has("content") && (part.get("style")?.text ?? "form") === "form" && part.get("explode")?.flag !== false;
}
