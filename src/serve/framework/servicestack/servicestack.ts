import { reachOf } from "../../operation/match.ts";
import type { Framework } from "../framework.ts";
import { performBatch } from "./batch.ts";
import type { Exchange } from "./exchange.ts";
import { nullReference, unknownOperation } from "./failure.ts";
import { notFoundBelow } from "./headers.ts";
import { locate } from "./locate.ts";
import { negotiate } from "./negotiate.ts";
import { perform } from "./perform.ts";
import { wishedResult } from "./result.ts";
import { readPath } from "./path.ts";
import { predefined } from "./predefined.ts";
import { write } from "./write.ts";

/**
 * The manners of ServiceStack 10 on .NET with the classic middleware: locate, negotiate, perform, write. Where its
 * router knows no way, the web server below it answers.
 */
export const servicestack: Framework = {
  name: "servicestack",

  reach(request, contract) {
    const path = readPath(request.target);
    const known = predefined(contract, request.method, path);
    return known?.kind === "predefined" ? Infinity : reachOf(contract, path.segments);
  },

  answer(request, host, wish) {
    const call = locate(request, host.contract);
    if (call === undefined) return notFoundBelow;
    const exchange: Exchange = { request, host, call, speech: negotiate(request, call, host.contract.host) };
    if (call.kind === "unknown")
      return write(exchange, { kind: "failure", failure: call.named ? unknownOperation : nullReference });
    if (call.kind === "predefined" && call.batch) return write(exchange, performBatch(exchange, call));
    const wished = wish?.(call.operation, host.data);
    return write(exchange, wished === undefined ? perform(exchange, call) : wishedResult(wished, call.operation));
  },
};
