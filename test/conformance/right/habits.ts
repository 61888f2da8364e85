import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Sender, WireResponse } from "../../../src/verify/exchange/wire.ts";
import type { Chooser } from "./chooser.ts";

type Habit = (answer: WireResponse, number: number) => WireResponse;

const added = [
  ["Date", "Fri, 18 Sep 2026 10:00:00 GMT"],
  ["Server", "Kestrel"],
  ["X-Powered-By", "ServiceStack/8.50 NET8"],
  ["Strict-Transport-Security", "max-age=31536000"],
  ["X-Request-Id", "0HN8J:00000001"],
  ["Set-Cookie", "ss-pid=abc; path=/; samesite=lax; httponly"],
  ["Set-Cookie", "ss-id=def; path=/; samesite=lax; httponly"],
  ["Via", "1.1 proxy"],
  ["Vary", "Accept-Encoding, Origin"],
  ["X-Unicode", "gr\u00fc\u00dfe"],
] as const;

/** What a right host may do beside: none of it breaks a promise. */
const habits: Readonly<Record<string, Habit>> = {
  "more headers": (answer) => ({ ...answer, headers: [...added, ...answer.headers] }),
  "headers in another order": (answer) => ({ ...answer, headers: [...answer.headers].reverse() }),
  "header names in small letters": (answer) => ({
    ...answer,
    headers: answer.headers.map(([name, value]) => [name.toLowerCase(), value]),
  }),
  "no reason phrases": (answer) => ({ ...answer, reason: "" }),
  slow: (answer) => ({ ...answer, milliseconds: 900 }),
  "too many requests now and then": (answer, number) =>
    number % 9 === 4
      ? {
          status: 429,
          reason: "Too Many Requests",
          headers: [["Retry-After", "0"]],
          body: new Uint8Array(),
          milliseconds: 1,
        }
      : answer,
  "unavailable now and then": (answer, number) =>
    number % 23 === 11
      ? {
          status: 503,
          reason: "Service Unavailable",
          headers: [["Retry-After", "0"]],
          body: new Uint8Array(),
          milliseconds: 1,
        }
      : answer,
};

interface Habitual {
  readonly sender: Sender;
  readonly about: string;
  /** How many requests had to be sent again. */
  retries(): number;
}

/** The host with some habits, or none. */
export function withHabits(sender: Sender, draw: Chooser): Habitual {
  if (draw.sometimes("no habits", 0.4)) return { sender, about: "no habits", retries: () => 0 };
  const chosen = draw.some("habits", Object.keys(habits), 1, 4);
  let number = 0;
  let retries = 0;
  return {
    about: chosen.join(", "),
    retries: () => retries,
    sender: async (request) => {
      number += 1;
      const own = number;
      const answer = chosen.reduce((before, name) => habits[name]!(before, own), await sender(request));
      if (answer.status === 429 || answer.status === 503) retries += 1;
      return answer;
    },
  };
}

/** How a real socket answers: in pieces, closing after each answer, compressed when asked for. */
export interface Served {
  readonly url: string;
  close(): void;
}

/** Puts a host behind a port of the loopback. */
export async function listen(sender: Sender, draw: Chooser): Promise<Served> {
  const manner = {
    pieces: draw.sometimes("pieces", 0.5),
    closes: draw.sometimes("closes", 0.4),
    slow: draw.sometimes("slow", 0.2),
    // A request that says nothing of encodings takes any.
    zips: draw.sometimes("zips", 0.4),
  };
  const server = createServer(listener(sender, manner));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => stop(server),
  };
}

interface Manner {
  readonly pieces: boolean;
  readonly closes: boolean;
  readonly slow: boolean;
  readonly zips: boolean;
}

function listener(sender: Sender, manner: Manner): RequestListener {
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Array.from(
        { length: request.rawHeaders.length / 2 },
        (_, at) => [request.rawHeaders[2 * at]!, request.rawHeaders[2 * at + 1]!] as const,
      );
      const body = Buffer.concat(chunks);
      sender({ method: request.method!, target: request.url!, headers, body: body.length === 0 ? undefined : body })
        .then((answer) => write(answer, response, manner, request.method !== "HEAD"))
        .catch(() => response.destroy());
    });
  };
}

async function write(answer: WireResponse, response: ServerResponse, manner: Manner, hasBody: boolean): Promise<void> {
  const zip = manner.zips && hasBody && answer.body.length > 0;
  if (manner.slow) await sleep(15);
  if (manner.closes) response.shouldKeepAlive = false;
  const body = zip ? gzipSync(answer.body) : Buffer.from(answer.body);
  const headers = answer.headers.filter(([name]) => !/^(content-length|date)$/i.test(name));
  if (zip) headers.push(["Content-Encoding", "gzip"]);
  if (!manner.pieces && body.length > 0) headers.push(["Content-Length", String(body.length)]);
  response.writeHead(answer.status, answer.reason, headers.flat());
  if (manner.pieces && body.length > 1) {
    const cut = Math.floor(body.length / 2);
    response.write(body.subarray(0, cut));
    await sleep(1);
    response.end(body.subarray(cut));
  } else response.end(body);
}

function stop(server: Server): void {
  server.closeAllConnections();
  server.close();
}
