import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { noChanges } from "../../src/serve/state/changes.ts";
import { createTestApp, openTestWorld } from "../support/stand-in.ts";
import { breachesOf, type Honest, type Promised } from "./laws.ts";
import { promisedBy } from "./promised.ts";
import type { Ground } from "./traffic.ts";

/** `npm run fuzz-requests -- --requests 1000000` sets how many; by default so many that a test takes seconds. */
const requests = Number(process.env["REQUESTS"] ?? 150);
const seed = Number(process.env["SEED"] ?? 1);
/** Documents beside those of the repository, by whole paths. */
const more = (process.env["DOCUMENTS"] ?? "").split(",").filter((file) => file !== "");

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function listening(handler: Handler): Promise<number> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => (server.closeAllConnections(), server.close()));
  return (server.address() as AddressInfo).port;
}

interface Known extends Ground {
  readonly stated: readonly number[];
  readonly breaks: Promised;
}

const grounds = new Map<string, Known>();

/** What a contract promises, read once: it is asked for with every server that breaks it. */
function groundOf(name: string): Known {
  const known = grounds.get(name) ?? readGround(name);
  grounds.set(name, known);
  return known;
}

function readGround(name: string): Known {
  const { apis } = openTestWorld({ contracts: [name], ...(name.includes("zoo") ? { scenario: "zoo" } : {}) }).at(
    noChanges,
    0,
  );
  const operations = apis.flatMap(({ host }) => host.contract.operations);
  const [api] = apis;
  if (api === undefined) throw new Error(`nothing is served of ${name}`);
  return {
    breaks: promisedBy(api.host.contract),
    operations: operations.map(({ method, path, parameters }) => ({
      method,
      path,
      parameters: parameters.filter((one) => one.in === "query").map((one) => one.name),
    })),
    // A failure that an operation has by its contract may have any status.
    stated: operations.flatMap(({ answer, responses }) =>
      answer.kind === "failure" ? [500] : responses.map(({ status }) => Number(status)),
    ),
  };
}

/** What was answered first to a request is answered for ever. */
function constant(target: string): Honest {
  let first: string | undefined;
  return {
    target,
    wrong(status, body) {
      first ??= `${status} ${body}`;
      return first === `${status} ${body}` ? undefined : "differs from the first answer";
    },
  };
}

const health: Honest = {
  target: "/_standin/health",
  wrong: (status, body) => (status === 200 && body === '{"status":"ok"}' ? undefined : `has ${status} ${body}`),
};

test.each<[string, string]>([
  ["teahouse", "/teas"],
  ["readingroom", "/books"],
  ["fixtures/contracts/zoo", "/echo.json"],
  ["bokamera", "/nothing"],
  ["test/support/depot.yaml", "/nothing"],
  ["test/support/shop.yaml", "/nothing"],
  ["test/support/workshop.yaml", "/nothing"],
  ...more.map((file): [string, string] => [file, "/nothing"]),
])("keeps every law with %s, whatever is sent", async (contract, honest) => {
  const { stated, breaks, ...ground } = groundOf(contract);
  const app = createTestApp({ contracts: [contract], ...(contract.includes("zoo") ? { scenario: "zoo" } : {}) });
  const port = await listening(app);
  const breaches = await breachesOf({
    port,
    seed,
    requests,
    ground,
    honest: [health, constant(honest)],
    stated,
    breaks,
  });
  expect(breaches).toEqual([]);
});

/** A server with one thing wrong around the stand-in, by what is wrong; and the law by which it is noticed. */
const planted: Readonly<Record<string, readonly [law: string, plant: (app: Handler) => Handler]>> = {
  "a failure for a name of the prototype": [
    "no failure of its own",
    (app) => (incoming, outgoing) =>
      incoming.url?.includes("__proto__") === true ? outgoing.writeHead(500).end() : app(incoming, outgoing),
  ],
  "a failure for a broken percent sign": [
    "no failure of its own",
    (app) => (incoming, outgoing) =>
      /%(?![0-9a-f]{2})/i.test(incoming.url ?? "") ? outgoing.writeHead(500).end() : app(incoming, outgoing),
  ],
  "no answer to an unknown method": [
    "an answer or a clean end",
    (app) => (incoming, outgoing) => (incoming.method === "PROPFIND" ? undefined : app(incoming, outgoing)),
  ],
  "no answer to a long address": [
    "an answer or a clean end",
    (app) => (incoming, outgoing) => ((incoming.url?.length ?? 0) > 1500 ? undefined : app(incoming, outgoing)),
  ],
  "a length that is never reached": [
    "an answer or a clean end",
    (app) => (incoming, outgoing) =>
      incoming.method === "DELETE"
        ? outgoing.writeHead(200, { "Content-Length": 9 }).write("1")
        : app(incoming, outgoing),
  ],
  "a connection that ends without an answer": [
    "every request is answered",
    (app) => (incoming, outgoing) =>
      incoming.headers["content-type"] === "text/csv" ? incoming.socket.destroy() : app(incoming, outgoing),
  ],
  "a client that leaves and breaks the next": [
    "the next honest request is answered right",
    (app) => {
      let isBroken = false;
      return (incoming, outgoing) => {
        incoming.once("aborted", () => (isBroken = true));
        incoming.socket.once("close", () => (isBroken ||= !outgoing.writableFinished));
        if (isBroken) outgoing.writeHead(200).end("{}");
        else app(incoming, outgoing);
      };
    },
  ],
  "a write of one that another sees": [
    "the next honest request is answered right",
    (app) => {
      let written = 0;
      return (incoming, outgoing) => {
        if (incoming.method === "POST") written++;
        if (written > 0 && incoming.url === "/_standin/health") outgoing.writeHead(200).end(`{"status":"${written}"}`);
        else app(incoming, outgoing);
      };
    },
  ],
  "two answers to one request": [
    "no request is answered twice",
    (app) => (incoming, outgoing) => {
      if (incoming.method === "OPTIONS") incoming.socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      app(incoming, outgoing);
    },
  ],
  "a row with a member of another kind": [
    "a body fits what is documented for its status",
    (app) => (incoming, outgoing) => {
      const end = outgoing.end.bind(outgoing) as (...all: unknown[]) => ServerResponse;
      outgoing.end = ((text: unknown, ...others: unknown[]) =>
        end(
          typeof text === "string" ? text.replace('"in_stock":true', '"in_stock":"no"') : text,
          ...others,
        )) as typeof outgoing.end;
      app(incoming, outgoing);
    },
  ],
  "an error behind an answer that nobody handles": [
    "no error that nobody handles",
    (app) => (incoming, outgoing) => {
      if (incoming.headers.range !== undefined) setImmediate(() => void Promise.reject(new Error("too late")));
      app(incoming, outgoing);
    },
  ],
  "an error thrown when nobody waits for it": [
    "no error that nobody handles",
    (app) => (incoming, outgoing) => {
      if (incoming.headers.cookie !== undefined)
        setImmediate(() => {
          throw new Error("too late");
        });
      app(incoming, outgoing);
    },
  ],
  "an upload that is cut and never let go": [
    "an answer or a clean end",
    (app) => (incoming, outgoing) => {
      if (Number(incoming.headers["content-length"]) > 4000) incoming.pause();
      else app(incoming, outgoing);
    },
  ],
};

test.each(Object.entries(planted))("finds %s", async (_, [law, plant]) => {
  const app = createTestApp({ contracts: ["teahouse"] });
  const port = await listening(plant(app));
  const { stated, breaks, ...ground } = groundOf("teahouse");
  const options = {
    breaks,
    port,
    seed: 1,
    requests: 300,
    ground,
    honest: [health],
    stated,
    // Only who waits for an answer that never comes has to lose patience soon.
    patience: law === "an answer or a clean end" ? 300 : 20_000,
    stopsAtFirst: true,
  };
  const found = (await breachesOf(options)).map((breach) => breach.law.replace(/:.*/s, ""));
  expect(found).toContain(law);
});
