import type { Answer, Request } from "../../operation/request.ts";
import { headerValues } from "../../operation/request.ts";

/** The web server's first line, with its line end, in bytes. */
const longestLine = 8 * 1024;
/** All header lines of a request with their line ends, in bytes. */
const longestHeaders = 32 * 1024;
const mostHeaders = 100;

/**
 * The web server's own refusal of a request that the framework never sees: no body, and the connection ends. Undefined: it
 * passes the request on.
 */
export function refusedBelow({ method, target, headers }: Request): Answer | undefined {
  if (method.length + target.length + "  HTTP/1.1\r\n".length > longestLine) return refused(414);
  const length = headers.reduce((sum, [name, value]) => sum + name.length + value.length + ": \r\n".length, 0);
  if (length > longestHeaders || headers.length > mostHeaders) return refused(431);
  const hosts = headerValues({ headers }, "Host");
  return hosts.length > 1 || hosts.some((host) => !isHost(host)) ? refused(400) : undefined;
}

function refused(status: number): Answer {
  return { status, headers: [["Connection", "close"]], body: "" };
}

/** A name of plain signs or an address in brackets, and perhaps a port with a digit. Nothing at all is allowed too. */
function isHost(text: string): boolean {
  return text === "" || /^(?:[A-Za-z0-9!$&'().~_-]+|\[[0-9a-fA-F:.]+\])(?::\d+)?$/.test(text);
}
