import type { TypeRef } from "../../document/declared.ts";
import { namedIn } from "../../document/page/table-names.ts";
import type { Draft, DraftOperation, Note } from "../../draft/draft.ts";
import { slug } from "../../draft/slug.ts";
import type { Weighed, WeighedType } from "../../weigh/weighed.ts";
import type { PageFramework } from "../framework.ts";
import { type Answer, answerOf } from "./answer-type.ts";
import { withConcreteTypes } from "../../weigh/generic-types.ts";
import { withBuiltIns } from "./built-in-types.ts";
import { completed } from "./complete.ts";
import { hostFactsOf } from "./host-facts.ts";
import { shownCodeNames, shownNames } from "./names.ts";
import { looseNotes } from "./loose-notes.ts";
import { askedBy, pagesListed } from "./page-addresses.ts";
import { draftOperations } from "./operations.ts";
import { spellingOf } from "./spelling.ts";
import { TypeGraph } from "./type-graph.ts";
import { draftType, type TypeContext } from "./types.ts";

/** Hosts that print a page for each of their operations, built on ServiceStack. */
export const servicestack: PageFramework = {
  name: "servicestack",
  knows: ({ forms, types }) =>
    forms.has("page") ||
    forms.has("metadata") ||
    types.some(({ attributes, interfaces }) => isOfFramework(attributes, interfaces)),
  pagesListed,
  askedBy,
  draft,
};

function isOfFramework(attributes: WeighedType["attributes"], interfaces: WeighedType["interfaces"]): boolean {
  return (
    attributes.some(({ name }) => name === "Route" || name === "ValidateRequest") ||
    interfaces.some(({ value }) => value.is === "named" && /^IReturn(?:Void)?$/.test(value.name))
  );
}

function draft(given: Weighed): Draft {
  const weighed = completed(withConcreteTypes(withBuiltIns(given)));
  const bare = new TypeGraph(weighed);
  const answers = new Map(weighed.operations.map((operation) => [operation.name, answerOf(operation, bare)]));
  const made = [...answers.values()].flatMap((answer) => answer.made);
  const all: Weighed = {
    ...weighed,
    types: [...weighed.types, ...made.filter(({ name }) => bare.get(name) === undefined)],
  };
  const graph = new TypeGraph(all);
  const facts = hostFactsOf(all, graph, answers);
  const notes: Note[] = [...facts.notes, ...answerNotes(answers), ...looseNotes(all)];
  const isAnnotated = annotated(all, answers, graph);
  const codeNames = shownCodeNames(all);
  const known = { weighed: all, graph, facts, codeNames, isAnnotated, notes };
  const operations = all.operations.flatMap((operation) =>
    draftOperations(operation, answers.get(operation.name) ?? { type: "void", from: [], made: [] }, known),
  );
  const requests = new Set(all.operations.map(({ requestType }) => requestType));
  const context: TypeContext = { graph, facts, shown: shownNames(all), codeNames, isAnnotated, requests, notes };
  const types = usedTypes(operations, graph, all).map((type) => draftType(type, context));
  const { value: title, from } = all.titles[0] ?? { value: all.hosts[0]?.value ?? "An API", from: [] };
  if (from.length === 0)
    notes.push({ about: "the title", basis: "open", found: "no document names the service", taken: title, from: [] });
  const names = new Set(types.flatMap(({ members }) => members.flatMap(({ type }) => namedIn(type))));
  noteUnlisted(names, graph, notes);
  return {
    title,
    id: slug(title),
    servers: all.hosts.map(({ value, from: cited }) => ({
      url: /^https?:/.test(value) ? value : `https://${value}`,
      from: cited,
    })),
    host: hostOf(facts),
    operations,
    types,
    notes,
    spelling: spellingOf(facts, graph, names),
  };
}

function hostOf({ casing, dates, guids, namespace }: ReturnType<typeof hostFactsOf>): Record<string, string> {
  const shared = { framework: "servicestack", defaultFormat: "json", casing, dates, guids };
  return namespace === undefined ? shared : { ...shared, namespace };
}

function answerNotes(answers: ReadonlyMap<string, Answer>): Note[] {
  return [...answers].flatMap(([name, { type, found, from }]): Note[] => {
    if (found === undefined) return [];
    const called =
      type === "void"
        ? "nothing"
        : type.is === "list"
          ? `a list of ${namedIn(type)[0] ?? "values"}`
          : (namedIn(type)[0] ?? "any value");
    return [
      { about: name, basis: "inferred", found: `no document says what it answers: ${found}`, taken: called, from },
    ];
  });
}

/** Answers hardly ever carry checks: where their references are marked as required, the code annotates what cannot be null. */
function annotated({ witnesses }: Weighed, answers: ReadonlyMap<string, Answer>, graph: TypeGraph): boolean {
  if (!witnesses.has("tables") && !witnesses.has("metadata")) return false;
  const roots = [...answers.values()].flatMap(({ type }) => (type === "void" ? [] : [type]));
  return [...graph.closure(roots)].some(({ members }) =>
    members.some(
      ({ required, isColumnRequired, type }) => required?.value === true && isColumnRequired && isReference(type.value),
    ),
  );
}

function isReference(type: TypeRef): boolean {
  return type.is !== "scalar" || type.kinds.includes("string");
}

/** The types of requests and answers and all that they refer to, in the order of the documents. */
function usedTypes(
  operations: readonly DraftOperation[],
  graph: TypeGraph,
  { types, operations: told }: Weighed,
): WeighedType[] {
  const roots = [
    ...operations.flatMap(({ answer }) => (answer === "void" ? [] : [answer])),
    ...operations.flatMap(({ body }) => (body === undefined ? [] : [body.type])),
    ...operations.flatMap(({ parameters }) => parameters.map(({ type }) => type)),
    ...operations.flatMap(({ statuses }) => [...statuses.values()].flatMap(({ type }) => type ?? [])),
  ];
  const used = told.length === 0 ? new Set(types) : graph.closure(roots);
  const hidden = /^IReturn|^Response(?:Status|Error)$|^ErrorResponse$|^HttpStatusCode$/;
  return types.filter((type) => used.has(type) && !hidden.test(type.name));
}

function noteUnlisted(names: ReadonlySet<string>, graph: TypeGraph, notes: Note[]): void {
  const carried = /^(?:HttpStatusCode|ResponseStatus|ResponseError|ErrorResponse)$/;
  for (const name of names) {
    if (graph.get(name) !== undefined || carried.test(name)) continue;
    notes.push({
      about: name,
      basis: "open",
      found: "the type is named and no document lists it",
      taken: "any value",
      settle: `- target: $.components.schemas\n  update: { ${name}: { type: object } }`,
      from: [],
    });
  }
}
