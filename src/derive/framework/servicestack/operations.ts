import type { Attribute, TypeRef } from "../../document/declared.ts";
import type { DraftOperation, DraftParameter, Json, Note } from "../../draft/draft.ts";
import type { Weighed, WeighedMember, WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import type { Answer } from "./answer-type.ts";
import type { HostFacts } from "./host-facts.ts";
import { codeNameOf } from "./names.ts";
import { type Place, placeOf, variablesOf } from "./places.ts";
import { idOf, type RouteOf, routesOf } from "./routes.ts";
import type { TypeGraph } from "./type-graph.ts";
import { isSent } from "./types.ts";
import { rulesOf } from "./validators.ts";

interface Known {
  readonly weighed: Weighed;
  readonly graph: TypeGraph;
  readonly facts: HostFacts;
  readonly codeNames: ReadonlyMap<string, string>;
  /** Reference types are annotated: a column says Yes of nearly all of them, whoever checks it. */
  readonly isAnnotated: boolean;
  readonly notes: Note[];
}

/** The operations of OpenAPI that one operation of the host is: one for each method of each route. */
export function draftOperations(operation: WeighedOperation, answer: Answer, known: Known): DraftOperation[] {
  const routes = routesOf(operation, known);
  const pairs = routes.flatMap((route) => route.methods.map((method) => ({ ...route, method })));
  const security = securityOf(operation, known);
  const request = known.graph.get(operation.requestType);
  const members = request === undefined ? [] : known.graph.membersOf(request).filter(isSent);
  if (request === undefined || members.length === 0) noteBase(operation, members, known.notes);
  return pairs.map((route): DraftOperation => {
    const id = pairs.length === 1 ? operation.name : idOf(operation.name, route, pairs);
    const placed = members.map((member) => placedMember(member, route, known));
    const described = operation.description ?? request?.description;
    const summary = route.summary ?? described?.value;
    const hasBody = placed.some(({ place }) => place === "body");
    return {
      id,
      method: route.method.toLowerCase(),
      path: route.path,
      tags: operation.tags.map(({ value }) => value),
      parameters: parametersOf(placed, route, known),
      answer: answer.type,
      answerFrom: answer.from,
      statuses: statusesOf(request?.attributes ?? [], operation),
      from: citedBy(operation, route, request),
      ...(id === operation.requestType ? {} : { request: operation.requestType }),
      ...(summary === undefined ? {} : { summary: oneLine(summary) }),
      ...(described === undefined || described.value === summary ? {} : { description: described.value }),
      ...(security === undefined ? {} : { security }),
      ...(hasBody
        ? {
            body: {
              type: named(operation.requestType),
              required: placed.some((one) => one.place === "body" && one.required),
            },
          }
        : {}),
      ...namespaceOf(operation, request, known),
    };
  });
}

/** The lines of an operation: its name, who may call, its route, its request. */
function citedBy(
  { from, authenticated, anyRole, allRoles }: WeighedOperation,
  route: RouteOf,
  request: WeighedType | undefined,
): WeighedOperation["from"] {
  const access = [authenticated, anyRole, allRoles].flatMap((fact) => fact?.from ?? []);
  return [...from, ...access, ...route.from, ...(request?.from ?? [])];
}

function named(name: string): TypeRef {
  return { is: "named", name, of: [] };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

interface Placed {
  readonly member: WeighedMember;
  readonly name: string;
  readonly place: Place;
  readonly required: boolean;
  readonly schema: Json;
  readonly checks: readonly unknown[];
}

function placedMember(member: WeighedMember, { method, path }: { method: string; path: string }, known: Known): Placed {
  const name = codeNameOf(member, known.codeNames);
  const { place } = placeOf(member, name, method, path);
  const rules = rulesOf(member);
  const isStated = member.required?.value === true && (!member.isColumnRequired || !known.isAnnotated);
  const required = place === "path" || isStated || rules.isNeeded;
  return { member, name, place, required, schema: { ...boundsOf(member), ...rules.schema }, checks: rules.checks };
}

function boundsOf({ allowed, range }: WeighedMember): Json {
  return { ...(allowed === undefined ? {} : { enum: allowed.value }), ...range?.value };
}

function parametersOf(placed: readonly Placed[], { path }: { path: string }, known: Known): DraftParameter[] {
  const variables = variablesOf(path);
  const parameters = placed.flatMap(({ member, name, place, required, schema, checks }): DraftParameter[] => {
    if (place === "body") return [];
    const variable = variables.find((one) => one.toLowerCase() === name.toLowerCase());
    return [
      {
        name: place === "path" ? (variable ?? name) : name,
        in: place,
        required,
        type: member.type.value,
        schema,
        extensions: checks.length === 0 ? {} : { "x-standin-validate": checks },
        from: member.from,
        ...(member.description === undefined ? {} : { description: member.description.value }),
      },
    ];
  });
  for (const variable of variables) {
    if (parameters.some((one) => one.in === "path" && one.name === variable)) continue;
    known.notes.push({
      about: `${path} {${variable}}`,
      basis: "open",
      found: "the route has a variable that no member of the request is called",
      taken: "a text",
      from: [],
    });
    parameters.push({
      name: variable,
      in: "path",
      required: true,
      type: { is: "scalar", kinds: ["string"] },
      schema: {},
      extensions: {},
      from: [],
    });
  }
  return parameters;
}

function securityOf(
  { name, authenticated, anyRole, allRoles, permissions, from }: WeighedOperation,
  { notes }: Known,
): readonly Json[] | undefined {
  if (authenticated === undefined) {
    notes.push({
      about: name,
      basis: "open",
      found: "no document says who may call; some forms of pages lose that line",
      taken: "everybody may",
      settle: `- target: $.paths.*[?@.operationId=='${name}']\n  update: { security: [{ basic: [] }, { bearer: [] }] }`,
      from,
    });
    return undefined;
  }
  if (!authenticated.value) return undefined;
  if (permissions !== undefined)
    notes.push({
      about: name,
      basis: "open",
      found: `who calls needs the permission ${permissions.value.join(" and ")}, for which contracts have no word`,
      taken: "everybody who is known, and has the roles, may",
      from: permissions.from,
    });
  const roles = anyRole?.value ?? [];
  const needed = allRoles?.value ?? [];
  const alternatives = roles.length === 0 ? [[...needed]] : roles.map((role) => [...needed, role]);
  return alternatives
    .flatMap((list) => [{ basic: list }, { bearer: list }])
    .toSorted((a, b) => Number("bearer" in a) - Number("bearer" in b));
}

/** Answers that the author documented: `[ApiResponse(StatusCode=401, Description="…")]`. */
function statusesOf(attributes: readonly Attribute[], { from }: WeighedOperation): DraftOperation["statuses"] {
  const statuses = new Map<string, { description: string; type?: TypeRef; from: WeighedOperation["from"] }>();
  for (const { name, args, line } of attributes) {
    const status = args.get("StatusCode") ?? args.get("0") ?? "";
    if (name !== "ApiResponse" || !/^[1-5]\d\d$/.test(status)) continue;
    const description = args.get("Description") ?? args.get("1") ?? "";
    const document = from[0]?.document;
    const [, answered] = /^(?:typeof|GetType)?\(?([A-Za-z_]\w*)/.exec(args.get("ResponseType") ?? "") ?? [];
    statuses.set(status, {
      description,
      ...(answered === undefined ? {} : { type: named(answered) }),
      from: document === undefined ? [] : [{ document, line }],
    });
  }
  return statuses;
}

function namespaceOf(
  { requestType }: WeighedOperation,
  request: WeighedType | undefined,
  { facts }: Known,
): Pick<DraftOperation, "namespace"> {
  const namespace = facts.namespaces.get(request?.name ?? requestType);
  return namespace === undefined || namespace === facts.namespace ? {} : { namespace };
}

function noteBase(operation: WeighedOperation, members: readonly WeighedMember[], notes: Note[]): void {
  if (members.length > 0) return;
  notes.push({
    about: operation.name,
    basis: "missing",
    found: "no document lists members of the request",
    taken: "it has none but the variables of its routes",
    from: operation.from,
  });
}
