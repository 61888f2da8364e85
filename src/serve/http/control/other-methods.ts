import type { Router } from "express";
import { sendProblem } from "../problem-json.ts";

/** Answers methods that an address of a router does not take with 405 and `Allow` (RFC 9110 section 15.5.6). Called after all its routes. */
export function otherMethods(router: Router): void {
  const taken = new Map<string, string[]>();
  for (const { route } of router.stack)
    if (route !== undefined) {
      const methods = route.stack.map(({ method }) => method.toUpperCase());
      taken.set(route.path, [...(taken.get(route.path) ?? []), ...methods]);
    }
  for (const [path, methods] of taken) {
    // Express answers HEAD as GET.
    const allowed = [...new Set(methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])))].join(
      ", ",
    );
    router.all(path, (request, response) => {
      response.setHeader("Allow", allowed);
      sendProblem(response, 405, "This address does not take the method", `${request.method} is not one of ${allowed}`);
    });
  }
}
