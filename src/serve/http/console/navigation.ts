import { headerValues, type Request } from "../../operation/request.ts";

/**
 * Whether a person's browser opens an address, rather than a program or a page's script: `Sec-Fetch-Mode: navigate` (Fetch
 * Metadata, section 2.3); where a browser sends no `Sec-Fetch-*`, a GET with `Upgrade-Insecure-Requests: 1` (Upgrade Insecure
 * Requests, section 3.2.1) that would rather have HTML than anything else.
 */
export function isNavigation(request: Pick<Request, "method" | "headers">): boolean {
  const value = (name: string): string | undefined => headerValues(request, name)[0];
  if (request.headers.some(([name]) => /^sec-fetch-/i.test(name))) return value("Sec-Fetch-Mode") === "navigate";
  return (
    request.method === "GET" &&
    value("Upgrade-Insecure-Requests") === "1" &&
    /^\s*text\/html\b/i.test(value("Accept") ?? "")
  );
}
