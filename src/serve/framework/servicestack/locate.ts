import type { RouteTable } from "../../operation/match.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import { parseQuery, readForm } from "./bind/bind.ts";
import type { Asked, Call, Pair } from "./call.ts";
import { rawQuery, readPath } from "./path.ts";
import type { PredefinedRoutes } from "./predefined.ts";

/** The call that a request is, undefined where the framework has no route and the web server below answers; and how far its path is known. */
export interface Located {
  readonly call: Call | undefined;
  readonly reach: number;
}

/** Finds the operation behind a request: by the contract's own routes, else by the framework's. */
export function locate(request: Request, routes: RouteTable, predefined: PredefinedRoutes): Located {
  const path = readPath(request.target);
  const pairs = parseQuery(rawQuery(request.target));
  const query = (name: string): string | undefined => valueOf(pairs, name);
  const method = methodOf(request, query);
  const asked: Asked = { method, path, pairs, query };
  const routed = routes(path.segments);
  const match = routed.match(method);
  const known = predefined(method, path);
  const reach = known?.kind === "predefined" ? Infinity : routed.reach;
  if (match === undefined) return { reach, call: known && { ...asked, ...known } };
  const { operation, path: variables } = match;
  return { reach, call: { ...asked, kind: "route", operation, variables, suffix: path.suffix } };
}

const override = "X-Http-Method-Override";

/** The verb that counts: an override may stand in a header, in the query or in a form. */
function methodOf(request: Request, query: Asked["query"]): string {
  const form = (): string | undefined =>
    valueOf(readForm(request.body, headerValues(request, "Content-Type")[0]), override);
  const given = headerValues(request, override)[0] || query(override) || form();
  return (given || request.method).toUpperCase();
}

function valueOf(pairs: readonly Pair[], name: string): string | undefined {
  const values = pairs.filter(([given]) => given.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  return values.length === 0 ? undefined : values.join(",");
}
