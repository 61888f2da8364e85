import type { Weighed, WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import { answerOf } from "./answer-type.ts";
import { TypeGraph } from "./type-graph.ts";

/**
 * Adds what pages leave out because of how they are made: operations that only attributes name, and requests whose members
 * all stand on a base class (such a request has no table; the first one is its base's).
 */
export function completed(weighed: Weighed): Weighed {
  const operations = weighed.operations.length > 0 ? weighed.operations : weighed.types.flatMap(routedOperation);
  const withRequests = { ...weighed, operations };
  return {
    ...withRequests,
    types: [...operations.flatMap((one) => missingRequest(one, withRequests)), ...weighed.types],
  };
}

/** A listing of a whole host has its routes as attributes: `[Route("/orders/{Id}", "GET")]`. */
function routedOperation({ name, called, attributes, from, description }: WeighedType): WeighedOperation[] {
  const routes = attributes.filter((attribute) => attribute.name === "Route");
  if (routes.length === 0) return [];
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
      ...authenticatedBy(attributes, document),
      ...(description === undefined ? {} : { description }),
    },
  ];
}

function authenticatedBy(
  attributes: WeighedType["attributes"],
  document: string,
): Pick<WeighedOperation, "authenticated"> {
  const check = attributes.find(
    ({ name, args }) =>
      name === "ValidateRequest" &&
      [...args.values()].some((value) => /IsAuthenticated|Has\w*Role|HasPermission|IsAdmin/.test(value)),
  );
  if (check === undefined) return {};
  return { authenticated: { value: true, from: [{ document, line: check.line }] } };
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
