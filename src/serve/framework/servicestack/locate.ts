import type { Contract } from "../../../contract/model/contract.ts";
import { matchRoute } from "../../operation/match.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import { parseQuery, readForm } from "./bind/bind.ts";
import type { Asked, Call, Pair } from "./call.ts";
import { rawQuery, readPath } from "./path.ts";
import { predefined } from "./predefined.ts";

/** Finds the operation behind a request; undefined: the framework has no route, and the web server below answers. */
export function locate(request: Request, contract: Contract): Call | undefined {
  const path = readPath(request.target);
  const pairs = parseQuery(rawQuery(request.target));
  const query = (name: string): string | undefined => valueOf(pairs, name);
  const method = methodOf(request, query);
  const asked: Asked = { method, path, pairs, query };
  const match = matchRoute(contract, method, path.segments);
  if (match !== undefined)
    return { ...asked, kind: "route", operation: match.operation, variables: match.path, suffix: path.suffix };
  const known = predefined(contract, method, path);
  return known === undefined ? undefined : { ...asked, ...known };
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
