import rangeParser from "range-parser";
import { type Answer, headerValues } from "../../operation/request.ts";
import type { Exchange } from "./exchange.ts";
import { refuse } from "./write/answers.ts";

/**
 * The part of a file that the client asks for (RFC 9110 section 14): 206, or 416 where nothing lies there. Several parts at once
 * are given as the whole, which a server may always do.
 */
export function withRange(exchange: Exchange, answer: Answer): Answer {
  const { body, status } = answer;
  if (exchange.request.method !== "GET" || status !== 200 || typeof body === "string") return answer;
  const told = answer.headers.filter(([name]) => name.toLowerCase() !== "accept-ranges");
  const whole: Answer = { ...answer, headers: [...told, ["Accept-Ranges", "bytes"]] };
  const [range] = headerValues(exchange.request, "Range");
  if (range === undefined || !isStill(exchange, answer)) return whole;
  const ranges = rangeParser(body.length, range, { combine: true });
  if (ranges === -1) {
    const headers: Answer["headers"] = [["Content-Range", `bytes */${body.length}`]];
    const detail = `the file has ${body.length} bytes`;
    return refuse(exchange, { status: 416, title: "Range Not Satisfiable", detail, headers });
  }
  const [only] = ranges === -2 || ranges.type !== "bytes" ? [] : ranges;
  if (only === undefined || (ranges as readonly unknown[]).length > 1) return whole;
  return {
    ...whole,
    status: 206,
    // That a part is given is HTTP's, whatever the operation documents.
    said: answer.said && { ...answer.said, by: "manners" },
    headers: [...whole.headers, ["Content-Range", `bytes ${only.start}-${only.end}/${body.length}`]],
    body: body.subarray(only.start, only.end + 1),
  };
}

/** Whether the client has a part of this very version (`If-Range`, RFC 9110 section 13.1.5). */
function isStill({ request }: Exchange, { headers }: Answer): boolean {
  const [wanted] = headerValues(request, "If-Range");
  const tag = headers.find(([name]) => name.toLowerCase() === "etag")?.[1];
  return wanted === undefined || (wanted === tag && !wanted.startsWith("W/"));
}
