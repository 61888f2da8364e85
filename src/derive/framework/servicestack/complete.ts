import type { TypeRef } from "../../document/declared.ts";
import type { Weighed, WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import { accessOf } from "./access-checks.ts";
import { answerOf } from "./answer-type.ts";
import { TypeGraph } from "./type-graph.ts";

/**
 * Adds what pages leave out because of how they are made: operations that only attributes name, and requests whose members
 * all stand on a base class (such a request has no table; the first one is its base's).
 */
export function completed(weighed: Weighed): Weighed {
  const operations =
    weighed.operations.length > 0
      ? weighed.operations.map((operation) => withAccess(operation, weighed))
      : weighed.types.flatMap((type) => listedOperation(type, weighed));
  const withRequests = { ...weighed, operations };
  return {
    ...withRequests,
    types: [...operations.flatMap((one) => missingRequest(one, withRequests)), ...weighed.types],
  };
}

/** Where no page says who may call, the checks of the request do. */
function withAccess(operation: WeighedOperation, { types }: Weighed): WeighedOperation {
  const request = types.find(({ name }) => name === operation.requestType);
  if (operation.authenticated !== undefined || request === undefined) return operation;
  return { ...operation, ...accessOf(request.attributes, request.from[0]?.document ?? "") };
}

/**
 * A listing of a whole host has its routes as attributes: `[Route("/orders/{Id}", "GET")]`. What has none and says what it
 * answers is reached where every operation is.
 */
function listedOperation(type: WeighedType, { types }: Weighed): WeighedOperation[] {
  const { name, called, attributes, from, description, response, interfaces } = type;
  const routes = attributes.filter((attribute) => attribute.name === "Route");
  const answers = response !== undefined || interfaces.some(({ value }) => isNamed(value, /^IReturn(?:Void)?$/));
  const isBase = types.some(({ base }) => base !== undefined && isNamed(base.value, undefined, name));
  if (routes.length === 0 && (!answers || isBase || type.kind !== "class")) return [];
  const document = from[0]?.document ?? "";
  return [
    {
      name: called ?? name,
      requestType: name,
      from,
      tags: [],
      routes: routes.map(({ args, line }) => ({
        path: args.get("Path") ?? args.get("0") ?? "/",
        methods: (args.get("Verbs") ?? args.get("1") ?? "").toUpperCase().split(/[ ,]+/).filter(Boolean),
        line,
        from: [{ document, line }],
      })),
      requests: [],
      answers: [],
      ...accessOf(attributes, document),
      ...(description === undefined ? {} : { description }),
    },
  ];
}

function isNamed(type: TypeRef, like: RegExp | undefined, name?: string): boolean {
  return type.is === "named" && (like?.test(type.name) ?? type.name === name);
}

function missingRequest(operation: WeighedOperation, weighed: Weighed): WeighedType[] {
  const graph = new TypeGraph(weighed);
  if (graph.get(operation.requestType) !== undefined || !weighed.witnesses.has("tables")) return [];
  const { type } = answerOf(operation, graph);
  const answered = graph.closure(type === "void" ? [] : [type]);
  const own = weighed.types.filter(({ from }) =>
    from.some(({ document }) => operation.from.some((one) => one.document === document)),
  );
  const base = own.find((one) => !answered.has(one));
  const members = base?.kind === "class" && own.indexOf(base) === 0 ? base : undefined;
  if (members === undefined) return [];
  return [
    {
      name: operation.requestType,
      kind: "class",
      base: { value: { is: "named", name: members.name, of: [] }, from: members.from },
      interfaces: [],
      attributes: [],
      members: [],
      values: [],
      from: members.from,
    },
  ];
}
