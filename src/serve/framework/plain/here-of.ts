import type { Here } from "../../operation/here.ts";
import { headerValues, type Request } from "../../operation/request.ts";
import type { RequestPath } from "./path.ts";

/** Where a request came in: addresses have the host and the path that the client used, so that they lead back the same way. */
export function hereOf(request: Request, { query }: Pick<RequestPath, "query">): Here {
  const [path = ""] = request.target.split("?", 1);
  const [host = "localhost"] = headerValues(request, "Host");
  return {
    query: (name) => query.get(name) ?? undefined,
    address(changes) {
      const changed = new URLSearchParams(query);
      for (const [name, value] of changes) {
        if (value === undefined) changed.delete(name);
        else changed.set(name, value);
      }
      const text = changed.toString();
      return `${request.scheme}://${host}${path}${text === "" ? "" : `?${text}`}`;
    },
  };
}
