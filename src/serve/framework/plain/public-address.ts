import { headerValues, type Request } from "../../operation/request.ts";

/**
 * An address of this API as the client reaches it: by the host that it named and under the path of the server it came by.
 * Same Host, same bytes.
 * @param base the path of the documented server, empty for the root (`Exchange.base`)
 * @param path under that server, percent-encoded: `/pets/7`
 */
export function publicAddress(
  { request, base }: { readonly request: Pick<Request, "headers" | "scheme" | "mount">; readonly base: string },
  path: string,
  query: readonly (readonly [name: string, value: string])[] = [],
): string {
  const pairs = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${originOf(request)}${base}${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`;
}

/** What addresses of this stand-in begin with: scheme, host, and where the API is mounted. */
export function originOf(request: Pick<Request, "headers" | "scheme" | "mount">): string {
  return `${request.scheme}://${hostOf(request)}${request.mount ?? ""}`;
}

/** The host that the client named; what cannot be one (RFC 3986, section 3.2.2) is not repeated. */
function hostOf(request: Pick<Request, "headers">): string {
  const [host = ""] = headerValues(request, "Host");
  return /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._~%-]+)(:\d{1,5})?$/.test(host) ? host : "localhost";
}
