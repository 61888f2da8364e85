import { headerValues, type Request } from "../../operation/request.ts";
import { HostException } from "./bind/exception.ts";
import { isForm, readForm } from "./bind/form.ts";
import { joinValues, parseQuery } from "./bind/query.ts";
import type { Asked, Call, Pair } from "./call.ts";
import { rawQuery } from "./path.ts";
import type { PredefinedRoutes } from "./predefined.ts";
import { hasMethod, type Services } from "./services.ts";
import type { WayTo } from "./way.ts";

/** The call that a request is, undefined where the framework has no route and the web server below answers; and how far its path is known. */
export interface Located {
  readonly call: Call | undefined;
  readonly reach: number;
}

/** What a contract offers to requests. */
export interface Offered {
  readonly wayTo: WayTo;
  readonly predefined: PredefinedRoutes;
  readonly services: Services;
}

/** Finds the operation behind a request: by the contract's own routes, else by the framework's. */
export function locate(request: Request, { wayTo, predefined, services }: Offered): Located {
  const { path, routed } = wayTo(request.target);
  const pairs = parseQuery(rawQuery(request.target));
  const query = (name: string): string | undefined => valueOf(pairs, name);
  const verb = methodOf(request, query);
  const asked: Asked = { path, pairs, query, ...verb };
  const { method } = verb;
  const match = routed.match(routeVerb(routed.methods, method));
  if (match === undefined) {
    const known = predefined(method, path);
    const reach = known?.kind === "predefined" ? Infinity : routed.reach();
    return { reach, call: known && { ...asked, ...known } };
  }
  const { operation, path: variables } = match;
  const implemented = hasMethod(services.get(operation.request.toLowerCase()) ?? [], method);
  return {
    reach: routed.reach(),
    call: { kind: "route", operation, variables, suffix: path.suffix, implemented, ...asked },
  };
}

/** The verb of the route that takes a request: the same, else one that the given one is a part of, as nothing is of all. */
function routeVerb(verbs: readonly string[], method: string): string {
  const given = method.toUpperCase();
  return verbs.includes(given) ? given : (verbs.find((verb) => verb.includes(given)) ?? given);
}

const override = "X-Http-Method-Override";

/**
 * The verb that counts, as it is written: an override may stand in a header, in the query or in a form, and be empty. Where a
 * form had to be looked into and breaks off, that is what the request comes to.
 */
function methodOf(request: Request, query: Asked["query"]): Pick<Asked, "method" | "brokenForm"> {
  const lines = headerValues(request, override);
  if (lines.length > 0) return { method: joinValues(lines) };
  const asked = query(override);
  if (asked !== undefined) return { method: asked };
  try {
    return { method: formField(request, override) ?? request.method };
  } catch (error) {
    if (!(error instanceof HostException)) throw error;
    return { method: request.method, brokenForm: error };
  }
}

function formField(request: Request, name: string): string | undefined {
  const [contentType] = headerValues(request, "Content-Type");
  return isForm(contentType) ? valueOf(readForm(request.body, contentType), name) : undefined;
}

/** @param name of ASCII letters, which keep their number in any case */
function valueOf(pairs: readonly Pair[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const [given, value] of pairs)
    if (given.length === wanted.length && given.toLowerCase() === wanted) values.push(value);
  return values.length === 0 ? undefined : joinValues(values);
}
