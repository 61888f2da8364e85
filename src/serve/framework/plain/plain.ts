import { formatsOf } from "../../../wire/formats-of.ts";
import type { Answer, Request } from "../../operation/request.ts";
import type { Framework } from "../framework.ts";
import { answerExchange, documentedFailure } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { placesOf, type Place } from "./locate.ts";
import { readPath } from "./path.ts";
import { problemType, problemViolations } from "./problem.ts";
import { problem } from "./write/answers.ts";

/** The manners of an ordinary service, after the RFCs: locate, admit, read, resolve, write. */
export const plain: Framework = {
  name: "plain",

  open(contract) {
    const placeOf = placesOf(contract);
    const formats = formatsOf(contract.host);
    return {
      promise: { formats, offers: (type) => type === problemType, refusalViolations: problemViolations },
      locate(request) {
        const path = readPath(request.target);
        if (path === undefined) return { reach: 0, answer: () => notDecoded };
        const place = placeOf(path);
        const match = place.match(request.method) ?? (request.method === "HEAD" ? place.match("GET") : undefined);
        if (match === undefined) return { reach: place.reach, answer: () => unmatched(request, place) };
        const { operation, path: pathTexts } = match;
        const exchange = (host: Exchange["host"]): Exchange => ({
          request,
          host,
          operation,
          formats,
          path,
          pathTexts,
          base: place.base,
        });
        return {
          reach: place.reach,
          answer: (host, preference) => answerExchange(exchange(host), preference),
          failure: (host, status) => documentedFailure(exchange(host), status),
        };
      },
    };
  },
};

/** RFC 9110 sections 15.5.5 and 15.5.6; `OPTIONS` tells what there is (section 9.3.7). */
function unmatched({ method, target }: Request, { methods }: Place): Answer {
  if (methods.length === 0) {
    const detail = `no path of this API fits ${target.split("?", 1)[0] ?? ""}`;
    return problem({ status: 404, title: "Not found", detail });
  }
  const verbs = [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].join(", ");
  const headers: Answer["headers"] = [["Allow", verbs]];
  if (method === "OPTIONS") return { status: 204, headers, body: "" };
  return problem({ status: 405, title: "Method not allowed", detail: `${method} is not one of ${verbs}`, headers });
}

const notDecoded = problem({ status: 400, title: "Bad request", detail: "the path's percent-encoding is broken" });
