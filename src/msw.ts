/** Standin in Mock Service Worker: unit tests of a frontend need no server. */
import { http, type HttpHandler, HttpResponse } from "msw";
import type { Operation } from "./contract/model/contract.ts";
import { filledSegments } from "./contract/model/path.ts";
import type { StandIn } from "./serve/http/create-stand-in.ts";

/**
 * Handlers of MSW that answer as a stand-in does.
 * @param origin where the frontend reaches the API, with a path if there is one: every request under it is answered.
 * Default: requests for the paths of the documented operations are answered, on every host
 *
 * @example
 * const server = setupServer(...handlersOf(createStandIn({ document: "openapi.yaml" })));
 */
export function handlersOf(standIn: Pick<StandIn, "contracts" | "fetch">, origin?: string): HttpHandler[] {
  if (origin === undefined) {
    const paths = standIn.contracts.flatMap(({ operations }) => operations.flatMap(addressesOf));
    return [...new Set(paths)].map((path) => http.all(new RegExp(path), ({ request }) => answered(request, standIn)));
  }
  const { origin: host, pathname } = new URL(origin);
  const prefix = pathname.replace(/\/$/, "");
  return [
    http.all(`${host}${prefix}/*`, ({ request }) => {
      const url = new URL(request.url);
      const own = `${url.origin}${url.pathname.slice(prefix.length)}${url.search}`;
      return answered(new Request(own, request), standIn);
    }),
  ];
}

/** A connection that a fault resets is a failed `fetch`. */
async function answered(request: Request, standIn: Pick<StandIn, "fetch">): Promise<Response> {
  return await standIn.fetch(request).catch(() => HttpResponse.error());
}

/** Patterns of the addresses of an operation: at the root and under the paths of its servers, a format behind the path or none. */
function addressesOf({ segments, bases }: Operation): readonly string[] {
  const path = filledSegments(segments, () => "[^/]+", literally).join("/");
  return ["", ...bases.map(literally)].map((base) => `^https?://[^/]+${base}/${path}(\\.\\w+)?/?$`);
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
