import { headerValues, type Answer, type Request } from "../operation/request.ts";

type Headers = Answer["headers"];

/** What lets a page of any origin read the answer (Fetch standard, section 3.2); credentials need the origin by name. */
export function corsHeaders(request: Request): Headers {
  const [origin] = headerValues(request, "Origin");
  if (origin === undefined) return [];
  return [
    ["Access-Control-Allow-Origin", origin],
    ["Access-Control-Allow-Credentials", "true"],
    ["Vary", "Origin"],
    // To a request with credentials the star is a header's name like any other.
    ["Access-Control-Expose-Headers", "*, Content-Disposition, WWW-Authenticate, Location, Preference-Applied"],
  ];
}

/** The answer to a browser's question before it sends what is not a simple request; undefined: this is none. */
export function preflight(request: Request): Answer | undefined {
  const [method] = headerValues(request, "Access-Control-Request-Method");
  if (request.method !== "OPTIONS" || method === undefined) return undefined;
  const [headers] = headerValues(request, "Access-Control-Request-Headers");
  return {
    status: 204,
    headers: [
      ["Access-Control-Allow-Methods", method],
      ["Access-Control-Allow-Headers", headers ?? "*"],
      ["Access-Control-Max-Age", "600"],
    ],
    body: "",
  };
}
