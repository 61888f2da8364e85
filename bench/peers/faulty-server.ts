import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SendError, type Sender, type WireRequest } from "../../src/verify/exchange/wire.ts";

/** A server on a free port of the loopback whose answers are exchanged while it runs. */
export interface FaultyServer {
  readonly url: string;
  /** From now on it answers so. */
  answer(sender: Sender): void;
  close(): Promise<void>;
}

export async function startFaultyServer(right: Sender): Promise<FaultyServer> {
  let sender = right;
  const server = createServer((incoming, outgoing) => {
    void reply(sender, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    answer: (next) => {
      sender = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function reply(sender: Sender, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = await requestOf(incoming);
  try {
    const { status, reason, headers, body } = await sender(request);
    // A body longer than it says it is must not be taken for the beginning of the next answer.
    outgoing.shouldKeepAlive = false;
    outgoing.writeHead(status, reason, headers.flat());
    outgoing.end(body);
  } catch (error) {
    if (!(error instanceof SendError)) console.error(error);
    outgoing.destroy();
  }
}

/** As an app in the same process is asked: the host is said by whoever wraps it. */
async function requestOf(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const [name = "", value = ""] = incoming.rawHeaders.slice(index, index + 2);
    if (name.toLowerCase() !== "host") headers.push([name, value]);
  }
  return {
    method: incoming.method ?? "GET",
    target: incoming.url ?? "/",
    headers,
    body: chunks.length === 0 ? undefined : Buffer.concat(chunks),
  };
}
