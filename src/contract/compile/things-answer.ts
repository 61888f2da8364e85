import type { AnswerContext } from "./answer.ts";
import { failureRule } from "./failure-rule.ts";
import { listPaging } from "./list-paging.ts";
import {
  filterOperators,
  type ItemAnswer,
  type ListAnswer,
  type ListFilter,
  memberChoices,
  type PageFact,
  pageFacts,
} from "../model/list-answer.ts";
import { createdStatus, goneStatus } from "./write-statuses.ts";
import { writeActions } from "../model/write-answer.ts";
import { declaredValue } from "../model/untyped-value.ts";
import { isObjectValue, type ObjectValue } from "../model/value.ts";
import { plainName } from "../model/plain-name.ts";
import { identifiers, referenceIn } from "../model/reference-name.ts";
import type { AnswerRule, Entity, SchemaSource, WriteAnswer } from "../model/contract.ts";
import { parsePointer } from "../../source/pointer.ts";
import { schemaView } from "../check/schema-view.ts";
import type { Part } from "../../source/part.ts";

/** A list of rows whose values are JSON's own. */
export function listAnswer(part: Part, entity: string, context: AnswerContext): ListAnswer | undefined {
  const inside = parsePointer(part.get("inside")?.text ?? "") ?? [];
  const element = sourcesAt(part, context, "0");
  const sources = element && (inside.length === 0 ? element : sourcesAt(part, context, "0", ...inside));
  if (element === undefined || sources === undefined) return undefined;
  const order = part.get("order");
  const told = factsOf(part.get("told")).map(([pointer, fact]) => [parsePointer(pointer) ?? [], fact] as const);
  return Object.freeze({
    kind: "list",
    entity,
    ...sources,
    inside,
    element: element.row,
    within: textMap(part.get("within")),
    asked: askedAt(part),
    paging: listPaging(
      part.get("paging"),
      { ...sources, told, references: context.workshop.references },
      context.parameters,
    ),
    told,
    headers: new Map(factsOf(part.get("headers"))),
    filters: filtersOf(part, context.entities.get(entity)),
    order: order && {
      parameter: order.get("parameter")?.text ?? "",
      direction: order.get("direction")?.text,
      property: order.get("property")?.text,
    },
    members: memberChoicesOf(part),
    missing: failureRule(part.get("missing")),
  });
}

/** One row whose values are JSON's own. */
export function itemAnswer(part: Part, entity: string, context: AnswerContext): ItemAnswer | undefined {
  const sources = sourcesAt(part, context);
  if (sources === undefined) return undefined;
  return Object.freeze({
    kind: "item",
    entity,
    ...sources,
    key: part.get("key")?.text,
    within: textMap(part.get("within")),
    asked: askedAt(part),
    members: memberChoicesOf(part),
    missing: failureRule(part.get("missing")),
  });
}

/** A row that is created, changed or removed. @param otherwise what is answered where the row is not shown */
export function writeAnswer(part: Part, entity: string, context: AnswerContext, otherwise: AnswerRule): WriteAnswer {
  const action = writeActions.find((name) => name === part.get("action")?.text) ?? "merge";
  const body = parsePointer(part.get("body")?.text ?? "") ?? [];
  const isEach = part.get("each")?.flag ?? false;
  const keys = part.has("keys") ? (parsePointer(part.get("keys")?.text ?? "") ?? []) : undefined;
  const sent = isEach && keys === undefined ? [...body, "0"] : body;
  const [set, afterwards] = ["set", "afterwards"].map((name) => declaredValue(part.get(name)?.exact() ?? null));
  return Object.freeze({
    kind: "write",
    action,
    entity,
    key: part.get("key")?.text,
    within: textMap(part.get("within")),
    body,
    set: isObjectValue(set) ? set : undefined,
    afterwards: isObjectValue(afterwards) ? afterwards : undefined,
    into: intoOf(part, context.entities.get(entity)?.source),
    isEach,
    keys,
    children: childrenOf(part.get("children"), body, context),
    sendable: sendableAt(sent, context),
    usual: action === "create" || action === "replace" ? usualAt(sent, context) : {},
    shown: part.has("at") ? sourcesAt(part, context, ...(isEach ? ["0"] : [])) : undefined,
    holder: holderOf(part.get("holder")),
    otherwise,
    below: part.get("below")?.flag === true ? "/{}" : part.get("below")?.text,
    filters: filtersOf(part, context.entities.get(entity)),
    rows: context.entities.get(entity)?.source,
    isDetached: part.get("detach")?.flag ?? false,
    createdStatus: createdStatus(action, context),
    goneStatus: action === "remove" || action === "replace" ? goneStatus(action, context) : undefined,
    isConflictTold: context.operation.get("responses")?.has("409") ?? false,
    missing: failureRule(part.get("missing")),
  });
}

/** The object that a body has the inside of, and its members but those that are objects: what is sent for such is often a key. */
function intoOf(part: Part, rows: SchemaSource | undefined): WriteAnswer["into"] {
  const name = part.get("into")?.text;
  if (name === undefined || rows === undefined) return undefined;
  const view = schemaView(rows.references);
  const held = view.at(rows.schema, [name]);
  const members = held === undefined ? [] : [...view.members(held)];
  const plain = members.filter(([, member]) => view.kind(member) !== "object");
  return { name, members: new Set(plain.map(([member]) => member)) };
}

function holderOf(part: Part | undefined): WriteAnswer["holder"] {
  const [entity = "", key = ""] = [part?.get("entity")?.text, part?.get("key")?.text];
  return part && { entity, key, within: textMap(part.get("within")) };
}

function childrenOf(part: Part | undefined, body: readonly string[], context: AnswerContext): WriteAnswer["children"] {
  const { entities, workshop } = context;
  return new Map(
    (part?.entries() ?? []).map(([member, rows]) => {
      const [entity = "", owner = ""] = [rows.get("entity")?.text, rows.get("owner")?.text];
      if (!entities.has(entity))
        workshop.problems.add(rows, `there is no entity "${entity}"`, "add it to `x-standin-entities`");
      const sendable = sendableAt([...body, member, "0"], context);
      return [member, Object.freeze({ entity, owner, within: textMap(rows.get("within")), sendable })] as const;
    }),
  );
}

function sendableAt(at: readonly string[], context: AnswerContext): ReadonlySet<string> {
  return new Set(membersSent(at, context).map(([name]) => name));
}

/** What members are that a client leaves out, as the body says it; not the key, which is left to the server then. */
function usualAt(at: readonly string[], context: AnswerContext): ObjectValue {
  const view = schemaView(context.workshop.references);
  const told = membersSent(at, context).map(([name, member]) => [name, view.keyword(member, "default")] as const);
  const isSaid = ([name, value]: (typeof told)[number]): boolean =>
    value !== undefined && value !== null && !identifiers.has(plainName(name)) && referenceIn(name) === undefined;
  return Object.fromEntries(told.filter(isSaid)) as ObjectValue;
}

function membersSent(
  at: readonly string[],
  { operation, workshop: { references } }: AnswerContext,
): readonly (readonly [string, Part])[] {
  const view = schemaView(references);
  const contents = references.follow(operation.get("requestBody"))?.get("content")?.entries() ?? [];
  return contents.flatMap(([, media]) => {
    const schema = references.follow(media)?.get("schema");
    const row = schema && view.at(schema, at);
    return row === undefined
      ? []
      : [...view.members(row)].filter(([, member]) => view.keyword(member, "readOnly") !== true);
  });
}

/** The schema of the answer, and within it that of a row. */
function sourcesAt(
  part: Part,
  { content, workshop: { references, problems } }: AnswerContext,
  ...steps: readonly string[]
): { readonly at: readonly string[]; readonly row: SchemaSource; readonly schema: SchemaSource } | undefined {
  const schema = content?.get("schema");
  const at = parsePointer(part.get("at")?.text ?? "") ?? [];
  const row = schema && schemaView(references).at(schema, [...at, ...steps]);
  if (schema === undefined || row === undefined) {
    problems.add(
      part.get("at") ?? part,
      "the documented success has no rows there",
      "name the member that holds them, as a JSON pointer",
    );
    return undefined;
  }
  return { at, row: { schema: row, references }, schema: { schema, references } };
}

function filtersOf(part: Part, entity: Entity | undefined): ListAnswer["filters"] {
  const filters = part.get("filters")?.entries() ?? [];
  return new Map(filters.map(([name, filter]) => [name, filterOf(filter, entity)]));
}

function filterOf(part: Part, entity: Entity | undefined): ListFilter {
  const operator = filterOperators.find((name) => name === part.get("operator")?.text) ?? "equals";
  const isLoose = part.get("loose")?.flag === true;
  const property = part.get("property")?.text ?? "";
  const isWord = entity?.things?.words.has(property) === true;
  return Object.freeze({ property, operator, ...(isWord ? { isWord } : {}), ...(isLoose ? { isLoose } : {}) });
}

function memberChoicesOf(part: Part): ListAnswer["members"] {
  const choices = (part.get("members")?.entries() ?? []).map(([name, own]) => {
    const choice = memberChoices.find((one) => one === own.get("choice")?.text) ?? "only";
    return [name, Object.freeze({ choice, names: own.get("names")?.texts() ?? [] })] as const;
  });
  return new Map(choices);
}

function factsOf(part: Part | undefined): (readonly [string, PageFact])[] {
  return (part?.entries() ?? []).flatMap(([name, { text }]) => {
    const fact = pageFacts.find((one) => one === text);
    return fact === undefined ? [] : [[name, fact] as const];
  });
}

/** Parameters → where the answer says them again. */
function askedAt(part: Part): ListAnswer["asked"] {
  return new Map([...textMap(part.get("asked"))].map(([name, pointer]) => [name, parsePointer(pointer) ?? []]));
}

function textMap(part: Part | undefined): ReadonlyMap<string, string> {
  return new Map((part?.entries() ?? []).map(([name, { text }]) => [name, text ?? ""]));
}
