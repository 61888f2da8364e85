import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { problemAnswer } from "../operation/problem-answer.ts";
import type { Answer, Request } from "../operation/request.ts";
import { largeBody } from "./connection-turns.ts";

/** How many bytes of bodies are read: of one, and of all that are under way. */
export interface BodyLimits {
  /** What is larger is refused with 413. */
  readonly one: number;
  /** What comes while others hold all of them is refused with 503. */
  readonly all: number;
}

/** Bodies that were read and are not answered yet, in bytes. */
export class HeldBodies {
  readonly #limits: BodyLimits;
  #bytes = 0;

  constructor(limits: BodyLimits) {
    this.#limits = limits;
  }

  /**
   * The whole body, or the refusal of one that is too large or comes while too many others are held; the rest of it is read and
   * forgotten. It is held until the answer is sent.
   * @throws {Error} when the client goes away before all of it arrived
   */
  read(incoming: IncomingMessage, outgoing: ServerResponse): Uint8Array | Promise<Uint8Array | Answer> {
    return hasNoBody(incoming) ? nothing : this.#all(incoming, outgoing);
  }

  async #all(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Uint8Array | Answer> {
    const { one, all } = this.#limits;
    let parts: Uint8Array[] = [];
    let [length, held] = [0, 0];
    let refusal: Answer | undefined;
    outgoing.once("close", () => (this.#bytes -= held));
    for await (const part of incoming as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > one) refusal = tooLarge(one);
      else if (refusal === undefined && this.#bytes + part.length > all) refusal = tooMany(all);
      if (refusal !== undefined) {
        this.#bytes -= held;
        [parts, held] = [[], 0];
        continue;
      }
      this.#bytes += part.length;
      held += part.length;
      parts.push(part);
    }
    const body = refusal ?? Buffer.concat(parts);
    if (length > largeBody) await nextTurn();
    return body;
  }
}

function tooLarge(most: number): Answer {
  return problemAnswer(413, "The request body is too large", `at most ${most} bytes are read`);
}

function tooMany(most: number): Answer {
  const detail = `at most ${most} bytes of bodies are held at once; send it again when others have been answered`;
  const answer = problemAnswer(503, "Too many request bodies at once", detail);
  return { ...answer, headers: [...answer.headers, ["Retry-After", "1"]] };
}

/** The request as it arrived. None of Express's parsers has touched it, because the framework reads text its own way. */
export function requestOf(incoming: IncomingMessage, body: Uint8Array): Request {
  const headers = headersOf(incoming);
  return { method: incoming.method ?? "GET", target: originForm(incoming.url ?? "/"), headers, body, scheme: "http" };
}

/** Leaves only the path of a whole address that cannot be read, such as `http://[x/teas`: Express would refuse it in its own words. */
export function mendAddress(incoming: IncomingMessage): void {
  const { url = "/" } = incoming;
  if (!url.startsWith("/") && !URL.canParse(url)) incoming.url = originForm(url);
}

/** A client of a proxy sends the whole address; a server has to take it and look at its path (RFC 9112 section 3.2.2). */
function originForm(target: string): string {
  const start = /^https?:\/\/[^/?#]*/i.exec(target)?.[0] ?? "";
  const rest = target.slice(start.length);
  return start === "" || rest.startsWith("/") ? rest : `/${rest}`;
}

/** The headers as they arrived: in order, names as sent, repeated ones as often as they were. */
export function headersOf({ rawHeaders: raw }: Pick<IncomingMessage, "rawHeaders">): Request["headers"] {
  const headers: (readonly [string, string])[] = [];
  for (let at = 0; at < raw.length; at += 2) headers.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return headers;
}

const nothing = new Uint8Array();

/** A request without these headers has no body (RFC 9112 section 6.3). */
function hasNoBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] === undefined && headers["transfer-encoding"] === undefined;
}
