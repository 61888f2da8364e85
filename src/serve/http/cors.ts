import { headerValues, type Answer, type Request } from "../operation/request.ts";

type Headers = Answer["headers"];

/** Headers that are named whatever an answer has. */
const usual = ["Content-Disposition", "WWW-Authenticate", "Location", "Preference-Applied"];

/** Headers that are named already, and those that pages may read without being told. */
function isUsual(name: string): boolean {
  return (
    /^(cache-control|content-(language|length|type)|expires|last-modified|pragma|set-cookie)$/i.test(name) ||
    usual.some((one) => one.toLowerCase() === name.toLowerCase())
  );
}

/**
 * What lets a page of any origin read the answer and each of its headers (Fetch standard, section 3.2); credentials need the
 * origin by name.
 * @param sent the headers of the answer
 */
export function corsHeaders(request: Request, sent: Headers): Headers {
  const [origin] = headerValues(request, "Origin");
  if (origin === undefined) return [];
  // To a request with credentials the star is a header's name like any other: each has to be named.
  const named = ["*", ...usual, ...sent.map(([name]) => name).filter((name) => !isUsual(name))];
  return [
    ["Access-Control-Allow-Origin", origin],
    ["Access-Control-Allow-Credentials", "true"],
    ["Vary", "Origin"],
    ["Access-Control-Expose-Headers", [...new Set(named)].join(", ")],
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
