import { formatsOf } from "../../../wire/formats-of.ts";
import type { Match } from "../../operation/match.ts";
import type { Answer, Request } from "../../operation/request.ts";
import type { Framework, Located } from "../framework.ts";
import { answerExchange, documentedFailure } from "./answer.ts";
import type { Exchange } from "./exchange.ts";
import { placesOf, type Place } from "./locate.ts";
import { readPath } from "./path.ts";
import { problemType, problemViolations } from "./problem.ts";
import { bindBody, takesMediaType } from "./read/body.ts";
import { bindParameters } from "./read/parameters.ts";
import { problem } from "./write/answers.ts";

/** The manners of an ordinary service, after the RFCs: locate, admit, read, resolve, write. */
export const plain: Framework = {
  name: "plain",

  open(contract, limits) {
    const placeOf = placesOf(contract);
    const formats = formatsOf(contract.host);
    return {
      promise: { formats, offers: (type) => type === problemType, refusalViolations: problemViolations },
      locate(request) {
        const path = readPath(request.target);
        if (path === undefined) return { reach: 0, answer: () => notDecoded };
        const place = placeOf(path);
        const matches = matchesOf(place, request.method);
        const [first] = matches;
        if (first === undefined) return { reach: place.reach, answer: () => unmatched(request, place) };
        const exchangeOf = (match: Match, host: Exchange["host"]): Exchange => ({
          request,
          host,
          operation: match.operation,
          formats,
          path,
          pathTexts: match.path,
          base: place.base,
          limits,
        });
        const fitting = (host: Exchange["host"]): readonly Exchange[] =>
          fittingExchanges(matches.map((match) => exchangeOf(match, host)));
        const answer: Located["answer"] = async (host, preference) =>
          answerExchange((await takingBody(fitting(host))) ?? exchangeOf(first, host), preference);
        const failure: Located["failure"] = (host, status) =>
          documentedFailure(fitting(host)[0] ?? exchangeOf(first, host), status);
        return { reach: place.reach, operation: first.operation, answer, failure };
      },
    };
  },
};

/** `HEAD` is answered as `GET` where it is not documented itself (RFC 9110 section 9.3.2). */
function matchesOf(place: Place, method: string): readonly Match[] {
  const own = place.matches(method);
  return own.length === 0 && method === "HEAD" ? place.matches("GET") : own;
}

/** Of operations on equal paths those that take the body's media type and whose parameters fit the request; if none do, the one that fits best. */
function fittingExchanges(exchanges: readonly Exchange[]): readonly Exchange[] {
  if (exchanges.length < 2) return exchanges;
  const taking = exchanges.filter(takesMediaType);
  const likely = taking.length > 0 ? taking : exchanges;
  const faults = new Map(likely.map((exchange) => [exchange, bindParameters(exchange).faults.length]));
  const byFaults = (one: Exchange): number => faults.get(one) ?? 0;
  const fitting = likely.filter((exchange) => byFaults(exchange) === 0);
  return fitting.length > 0 ? fitting : likely.toSorted((a, b) => byFaults(a) - byFaults(b)).slice(0, 1);
}

/** Of these the first whose body fits too, if one does. */
async function takingBody([first, ...others]: readonly Exchange[]): Promise<Exchange | undefined> {
  if (first === undefined || others.length === 0) return first;
  for (const exchange of [first, ...others]) if (!("refusal" in (await bindBody(exchange)))) return exchange;
  return first;
}

/** RFC 9110 sections 15.5.5 and 15.5.6; `OPTIONS` tells what there is (section 9.3.7). */
function unmatched({ method, target }: Request, { methods }: Place): Answer {
  if (methods.length === 0) {
    const detail = `no path of this API fits ${target.split("?", 1)[0] ?? ""}`;
    return problem({ status: 404, title: "Not Found", detail });
  }
  const verbs = [...new Set([...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"])].join(", ");
  const headers: Answer["headers"] = [["Allow", verbs]];
  if (method === "OPTIONS") return { status: 204, headers, body: "" };
  return problem({ status: 405, title: "Method Not Allowed", detail: `${method} is not one of ${verbs}`, headers });
}

const notDecoded = problem({ status: 400, title: "Bad Request", detail: "the path's percent-encoding is broken" });
