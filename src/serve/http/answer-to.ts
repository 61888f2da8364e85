import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";

/**
 * Answers a request of `fetch` by an app of `node:http`, without a connection.
 * @throws {TypeError} as `fetch` does, when the app ends the connection instead
 */
export async function answerTo(request: Request, app: RequestListener): Promise<Response> {
  const incoming = await incomingOf(request);
  const outgoing = new ServerResponse(incoming);
  const parts: Buffer[] = [];
  const keep = (part: unknown): void => {
    if (typeof part === "string" || part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  // What is written goes nowhere: there is no connection.
  outgoing.write = (part: unknown) => {
    keep(part);
    return true;
  };
  // Headers that are written with the status are kept nowhere else.
  const writeHead = outgoing.writeHead.bind(outgoing) as (status: number, ...rest: unknown[]) => ServerResponse;
  outgoing.writeHead = (status: number, ...rest: unknown[]) => {
    const written = headersIn(rest.at(-1));
    for (const [name] of written) outgoing.removeHeader(name);
    for (const [name, value] of written) outgoing.appendHeader(name, value);
    return writeHead(status, ...rest.filter((one) => typeof one === "string"));
  };
  const whole = new Promise<void>((resolve, reject) => {
    outgoing.end = (part?: unknown) => {
      keep(part);
      // There is no connection that would tell.
      outgoing.emit("close");
      resolve();
      return outgoing;
    };
    incoming.socket.once("close", () => reject(new TypeError("fetch failed: the connection was reset")));
  });
  app(incoming, outgoing);
  await whole;
  return responseOf(outgoing, request.method === "HEAD" ? [] : parts);
}

async function incomingOf(request: Request): Promise<IncomingMessage> {
  const { pathname, search, host } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const length: readonly [string, string][] = body.length === 0 ? [] : [["content-length", String(body.length)]];
  const headers = [...new Map([["host", host], ...request.headers, ...length])];
  const incoming = new IncomingMessage(new Socket());
  incoming.method = request.method;
  incoming.url = `${pathname}${search}`;
  incoming.rawHeaders = headers.flat();
  incoming.headers = Object.fromEntries(headers);
  incoming.complete = true; // else its end is taken for that of the connection
  incoming.push(body);
  incoming.push(null);
  return incoming;
}

/** Headers as `writeHead` takes them: by name, or names and values in turn. */
function headersIn(written: unknown): readonly (readonly [string, string | readonly string[]])[] {
  if (typeof written !== "object" || written === null) return [];
  if (!Array.isArray(written)) return Object.entries(written) as [string, string][];
  return written.flatMap((name: unknown, index) =>
    index % 2 === 0 ? [[String(name), String(written[index + 1])] as const] : [],
  );
}

function responseOf(outgoing: ServerResponse, parts: readonly Buffer[]): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(outgoing.getHeaders()))
    for (const one of [value].flat()) headers.append(name, String(one));
  const { statusCode: status, statusMessage } = outgoing;
  // A response of one of these may have no body (Fetch standard, "null body status").
  const body = [204, 205, 304].includes(status) ? null : Buffer.concat(parts);
  return new Response(body, { status, statusText: statusMessage || "", headers });
}
