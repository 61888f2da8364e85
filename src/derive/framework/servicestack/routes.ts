import type { Note } from "../../draft/draft.ts";
import type { WeighedOperation, WeighedType } from "../../weigh/weighed.ts";
import type { TypeGraph } from "./type-graph.ts";

/** A route with every method that it is open to. */
export interface RouteOf {
  readonly methods: readonly string[];
  readonly path: string;
  readonly summary?: string;
  readonly from: WeighedOperation["from"];
}

const everyMethod = ["GET", "POST", "PUT", "DELETE"];

/** The routes of an operation; what has none is reached where every operation of such hosts is. */
export function routesOf(
  { name, requestType, routes, requests, from }: WeighedOperation,
  { graph, notes }: { readonly graph: TypeGraph; readonly notes: Note[] },
): RouteOf[] {
  if (routes.length > 0)
    return routes.map(({ methods, path, summary, from: stated }) => ({
      methods: methods.length === 0 ? everyMethod : methods,
      path: path.replace(/\{([^{}]*?)\*\}/g, "{$1}"),
      from: stated,
      ...(summary === undefined ? {} : { summary }),
    }));
  const sample = requests[0]?.value;
  const path = `/api/${name}`;
  const method = requests.length === 0 ? methodOf(graph.get(requestType)) : "POST";
  notes.push({
    about: name,
    basis: "framework",
    found:
      sample === undefined
        ? "no document names a route"
        : `no route is listed; the sample request goes to ${sample.path ?? ""}`,
    taken: `${method} ${path}, where every host of this framework answers`,
    from: requests[0]?.from ?? from,
  });
  return [{ methods: [method], path, from }];
}

/** A request without a route says with its interfaces how it is sent; queries of rows are fetched. */
function methodOf(request: WeighedType | undefined): string {
  const based = [...(request?.interfaces ?? []), ...(request?.base === undefined ? [] : [request.base])];
  const names = based.flatMap(({ value }) => (value.is === "named" ? [value.name] : []));
  const marked = names.flatMap((one) => /^I(Get|Put|Patch|Delete)$/.exec(one)?.[1] ?? [])[0];
  return marked?.toUpperCase() ?? (names.some((one) => /^Query(?:Db|Data)/.test(one)) ? "GET" : "POST");
}

/** Several methods share a request; their ids begin with the method, and end with a number where paths are several, too. */
export function idOf(
  name: string,
  { method, path }: { method: string; path: string },
  all: readonly { method: string; path: string }[],
): string {
  const verb = method.charAt(0) + method.slice(1).toLowerCase();
  const same = all.filter((one) => one.method === method);
  const place = same.findIndex((one) => one.path === path);
  return place === 0 ? verb + name : `${verb}${name}${place + 1}`;
}
