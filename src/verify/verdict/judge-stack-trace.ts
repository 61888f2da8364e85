import type { Reply } from "../exchange/reply.ts";
import type { ErrorPromises } from "./error-promises.ts";
import type { Deviation } from "./deviation.ts";
import type { Place } from "./place.ts";

/** Lines that only the inside of a program writes: frames of .NET, the JVM, Node, Python, PHP; file paths of a server. */
const frames: readonly RegExp[] = [
  /^[ \t]*at [\w.<>`+[\],]{1,200}\([^)\n]{0,200}\)( in .+:line \d+)?/m,
  /^[ \t]*at [^(\r\n]{1,100} \((?:file:\/\/)?\/[^)\r\n:]{1,200}:\d{1,6}:\d{1,6}\)/m,
  /\bat [\w$.]{1,150}\([\w$]{1,100}\.java:\d+\)/,
  /Traceback \(most recent call last\)/,
  /File "[^"]{1,200}", line \d{1,6}, in /,
  /#\d{1,6} \/[\w/.-]{1,200}\.php\(\d+\)/,
  /\b(?:System|Microsoft)\.[\w.]{1,200}Exception:/,
  /-{3} End of (?:inner exception )?stack trace/i,
  /(?:node_modules|site-packages)[\\/]/,
];

/** The answer shows nothing of the host's inside. */
export function judgeStackTrace(reply: Reply, errors: ErrorPromises): Deviation | undefined {
  const envelope = errors.envelopeOf(reply);
  const place: Place = envelope?.stackTrace === undefined ? { kind: "body" } : { kind: "error", part: "stack trace" };
  if (envelope?.stackTrace !== undefined && envelope.stackTrace !== "")
    return { place, expected: "no stack trace", found: firstLine(envelope.stackTrace) };
  const hit = [...frames, ...errors.insides]
    .map((inside) => inside.exec(reply.text)?.[0])
    .find((found) => found !== undefined);
  return hit === undefined ? undefined : { place, expected: "no stack trace", found: firstLine(hit) };
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 120);
}
