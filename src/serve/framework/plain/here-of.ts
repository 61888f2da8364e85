import type { Here } from "../../operation/here.ts";
import type { Exchange } from "./exchange.ts";
import { originOf, publicAddress } from "./public-address.ts";

/** Where a request came in: addresses have the host and the path that the client used, so that they lead back the same way. */
export function hereOf({ request, base, path: { raw, rawQuery } }: Pick<Exchange, "request" | "base" | "path">): Here {
  const query = new URLSearchParams(rawQuery);
  const at = `${originOf(request)}${raw}`;
  return {
    at: (path) => publicAddress({ request, base }, path),
    below: (rest) => `${at.replace(/\/$/, "")}${rest}`,
    query: (name) => query.get(name) ?? undefined,
    address(changes) {
      const changed = new URLSearchParams(query);
      for (const [name, value] of changes) {
        if (value === undefined) changed.delete(name);
        else changed.set(name, value);
      }
      const text = changed.toString();
      return `${at}${text === "" ? "" : `?${text}`}`;
    },
  };
}
