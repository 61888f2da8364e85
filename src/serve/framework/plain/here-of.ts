import { endingOf, pathWithoutQuery } from "../../../contract/model/path.ts";
import type { Here } from "../../operation/here.ts";
import type { Exchange } from "./exchange.ts";
import { originOf, publicAddress } from "./public-address.ts";

type Came = Pick<Exchange, "request" | "base" | "path" | "operation">;

/** Where a request came in: addresses have the host and the path that the client used, so that they lead back the same way. */
export function hereOf({ request, base, path: { raw, rawQuery }, operation }: Came): Here {
  const query = new URLSearchParams(rawQuery);
  const at = `${originOf(request)}${raw}`;
  return {
    at: (path) => publicAddress({ request, base }, path),
    below: (rest) => `${withoutEnding(at, operation).replace(/\/$/, "")}${rest}`,
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

/** A path that is documented with the format that it ends with (`/products.json`), without that; a key may end so, too. */
export function withoutEnding(raw: string, { path }: Pick<Exchange["operation"], "path">): string {
  const ending = endingOf(pathWithoutQuery(path));
  return ending !== "" && raw.endsWith(ending) ? raw.slice(0, -ending.length) : raw;
}
