import type { Answer } from "../../operation/request.ts";

/** What stands on everything that the framework itself writes; the web server below writes neither. */
export const everywhere: Answer["headers"] = [
  ["Vary", "Accept"],
  ["X-Powered-By", "ServiceStack/10.15 NET10/Linux/net10/NO"],
];

/** The line end of the framework's own plain texts. */
export const crlf = "\r\n";

/** The web server's own answer where the framework has no route. */
export const notFoundBelow: Answer = { status: 404, headers: [], body: "" };
