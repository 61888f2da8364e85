import type { MemberChoice } from "../model/list-answer.ts";
import type { SchemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";
import { memberInName } from "../model/member-name.ts";
import { plainName } from "../model/plain-name.ts";
import { isHolder } from "../model/row-holder.ts";
import type { DescribedParameter } from "./described-operation.ts";

/** Names of parameters that list what rows are to show, and of such that say so where their words are members, or their description does. */
const only = /^((select|return|include|only|output|response|sparse)?fields?(set|s?mask)?s?|select)$/;
const maybeOnly = /^(only|attributes|properties|props|columns|projection|mask)$/;
const without = /^((exclude|omit|skip|without|except)(fields?)?|fields(toexclude|exclude|omit|except))$/;
const along = /^((include|expand|embed|populate|preload|with)(s|d|relations?|fields)?|relations|expansions?)$/;

const saysOnly =
  /\b(return|includ|select|retriev|show|respon|sparse|partial|limit)\w*\b.*\b(fields?|fieldsets?|properties|attributes|columns)\b|\b(fields?|properties|attributes|columns)\b.*\b(return|includ|select|retriev|show|respon)/is;
/** Fields that are meant otherwise: more of them, those that are searched or sorted by. */
const saysOther = /\b(additional|extra|expand|search(ed|es)?|sort(ed)?|custom|filter(ed)? by)\b/i;

/**
 * Parameters that choose which members rows show: those alone (`fields`), all but those (`exclude`), or of members that are shown on
 * demand those that are asked for (`include`), where the document says which these are.
 */
export function shownMembersIn(
  parameters: readonly DescribedParameter[],
  row: Part,
  view: SchemaView,
): ReadonlyMap<string, MemberChoice> {
  const isBesideOnly = parameters.some(({ name }) => only.test(plainName(name)));
  const found = parameters.flatMap((parameter) => {
    const choice = parameter.in === "query" ? choiceIn(parameter, row, view, isBesideOnly) : undefined;
    return choice === undefined ? [] : [[parameter.name, choice] as const];
  });
  return new Map(found);
}

function choiceIn(
  { name, part, schema }: DescribedParameter,
  row: Part,
  view: SchemaView,
  isBesideOnly: boolean,
): MemberChoice | undefined {
  const word = plainName(memberInName(name)?.outer ?? name);
  const kind = schema && view.kind(schema);
  if (kind === "boolean" || kind === "integer" || kind === "number") return undefined;
  const description = part.get("description")?.text ?? "";
  const words = wordsOf(schema, view);
  const members = view.members(row);
  const named = words.filter((one) => isMember(one, row, view));
  if (words.length > 0 && named.length === 0) return undefined;
  const isSaid = named.length > 0 || saysOnly.test(description);
  if (along.test(word)) {
    const governed = words.length > 0 ? named : [...members.keys()].filter((member) => isNamed(member, description));
    const onDemand = governed.filter((member) => words.length > 0 || isRow(members.get(member), view));
    if (onDemand.length === members.size) return { choice: "only", names: [] };
    return onDemand.length === 0 ? undefined : { choice: "with", names: onDemand };
  }
  // What is excluded may be rows too, where nothing speaks of members.
  if (without.test(word))
    return isSaid || isBesideOnly || word.includes("field") ? { choice: "without", names: [] } : undefined;
  if (saysOther.test(description) && named.length === 0) return undefined;
  return only.test(word) || (maybeOnly.test(word) && isSaid) ? { choice: "only", names: [] } : undefined;
}

/** The words that a parameter takes, and the first step of paths. */
function wordsOf(schema: Part | undefined, view: SchemaView): readonly string[] {
  const items = schema && view.kind(schema) === "array" ? view.items(schema) : schema;
  const listed: unknown = items && view.keyword(items, "enum");
  return Array.isArray(listed) ? listed.flatMap((one) => (typeof one === "string" ? [firstStep(one)] : [])) : [];
}

function firstStep(path: string): string {
  return path.split(/[./]/, 1)[0] ?? path;
}

/** Whether rows have a member, by themselves or in the object that holds all of it. */
function isMember(name: string, row: Part, view: SchemaView): boolean {
  const members = view.members(row);
  return members.has(name) || [...members].some(([holder, held]) => isHolder(holder) && view.members(held).has(name));
}

/** Whether a member is another row, or several. */
function isRow(member: Part | undefined, view: SchemaView): boolean {
  if (member === undefined) return false;
  const item = view.kind(member) === "array" ? view.items(member) : member;
  return item !== undefined && view.kind(item) === "object";
}

/** Whether a text has a name as a word of its own. */
function isNamed(name: string, text: string): boolean {
  return text.split(/[^\w-]+/).includes(name);
}

/** Choices as `x-standin-answer` writes them. */
export function membersSaid(choices: ReadonlyMap<string, MemberChoice>): ReadonlyMap<string, object> {
  return new Map(
    [...choices].map(([name, { choice, names }]) => [name, { choice, ...(names.length === 0 ? {} : { names }) }]),
  );
}
