import type { Operation, Response } from "../../../contract/model/contract.ts";
import { formatsOf } from "../../../wire/formats-of.ts";
import { type Match, type Routed, routeTable } from "../../operation/match.ts";
import type { Outcome } from "../../operation/outcome.ts";
import { preferred } from "../../operation/preferred.ts";
import type { Preference } from "../../operation/preference.ts";
import type { Answer, Request } from "../../operation/request.ts";
import { resolve } from "../../operation/resolve.ts";
import type { Framework } from "../framework.ts";
import { bind } from "./bind.ts";
import type { Exchange } from "./exchange.ts";
import { hereOf } from "./here-of.ts";
import { readPath, type RequestPath } from "./path.ts";
import { problemType, problemViolations } from "./problem.ts";
import { problem, refuse, writeOutcome } from "./write.ts";

/** The manners of an ordinary service, after the RFCs: route, bind, resolve, write. */
export const plain: Framework = {
  name: "plain",

  open(contract) {
    const routes = routeTable(contract, false);
    const formats = formatsOf(contract.host);
    return {
      promise: { formats, offers: (type) => type === problemType, refusalViolations: problemViolations },
      locate(request) {
        const path = readPath(request.target);
        if (path === undefined) return { reach: 0, answer: () => notDecoded };
        const routed = routes(path.segments);
        const match = routed.match(request.method) ?? (request.method === "HEAD" ? routed.match("GET") : undefined);
        return {
          reach: routed.reach,
          answer: (host, preference) =>
            match === undefined
              ? unmatched(request, routed)
              : answer({ request, host, operation: match.operation, formats }, match, path, preference),
        };
      },
    };
  },
};

function answer(exchange: Exchange, match: Match, path: RequestPath, preference: Preference): Answer {
  const { operation, host, request } = exchange;
  const bound = bind(operation, match.path, path.query);
  if (bound.kind === "refused") {
    const detail = `${bound.parameter} is no ${bound.expected}`;
    return refuse(exchange, { status: 400, title: "A parameter cannot be read", detail });
  }
  const context = { data: host.data, place: request.target };
  const wanted = preferred(operation, preference, context, (status, response) => documented(status, response));
  if (wanted === undefined) return write(exchange, resolve(operation, bound.values, host, hereOf(request, path)));
  const { result, applied } = wanted;
  return { ...("detail" in result ? refuse(exchange, result) : writeOutcome(exchange, result)), applied };
}

/** A documented status that a client asks for. */
function documented(status: number, { description }: Response): { status: number; title: string; detail: string } {
  return { status, title: description, detail: description };
}

function write(exchange: Exchange, outcome: Outcome): Answer {
  switch (outcome.kind) {
    case "value":
    case "nothing":
      return writeOutcome(exchange, outcome);
    case "failure": {
      const { status, code, message } = outcome.failure;
      return refuse(exchange, { status, title: code, detail: message }, "operation");
    }
    case "unservable":
      return refuse(exchange, unservable(exchange.operation, outcome));
  }
}

function unservable(
  operation: Operation,
  { place, why }: Extract<Outcome, { kind: "unservable" }>,
): { status: number; title: string; detail: string } {
  return { status: 501, title: `No answer of ${operation.id} can be made up`, detail: `${place}: ${why}` };
}

/** RFC 9110 sections 15.5.5 and 15.5.6; `OPTIONS` tells what there is (section 9.3.7). */
function unmatched({ method, target }: Request, { methods }: Routed): Answer {
  if (methods.length === 0)
    return problem({
      status: 404,
      title: "Not found",
      detail: `no path of this API fits ${target.split("?", 1)[0] ?? ""}`,
    });
  const verbs = new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"]);
  const headers: Answer["headers"] = [["Allow", [...verbs].join(", ")]];
  if (method === "OPTIONS") return { status: 204, headers, body: "" };
  return problem({
    status: 405,
    title: "Method not allowed",
    detail: `${method} is not one of ${[...verbs].join(", ")}`,
    headers,
  });
}

const notDecoded = problem({ status: 400, title: "Bad request", detail: "the path's percent-encoding is broken" });
