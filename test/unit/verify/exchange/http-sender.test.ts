import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { createHttpSender, type HttpSenderOptions } from "../../../../src/verify/exchange/http-sender.ts";
import { SendError, type WireRequest } from "../../../../src/verify/exchange/wire.ts";

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const mostBytes = 1024 * 1024;

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function senderTo(url: string, options: Partial<HttpSenderOptions> = {}) {
  return createHttpSender({
    url,
    ca: undefined,
    insecure: false,
    proxy: undefined,
    timeout: 2000,
    mostBytes,
    ...options,
  });
}

const get = (target: string): WireRequest => ({ method: "GET", target, headers: [], body: undefined });

async function failureOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "none";
  } catch (error) {
    return error instanceof SendError ? error.kind : String(error);
  }
}

test("sends method, base path, query, headers and body as they are, and keeps the answer's bytes", async () => {
  const url = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(
        201,
        "Made",
        [
          ["X-One", "1"],
          ["X-One", "2"],
        ].flat(),
      );
      response.end(
        Buffer.from(
          `${request.method} ${request.url} ${String(request.headers["x-own"])} ${Buffer.concat(chunks).toString()}`,
        ),
      );
    });
  });
  const sender = senderTo(`${url}/base/`);
  const body = new TextEncoder().encode("grüße");
  const answer = await sender({ method: "POST", target: "/a%2Fb?x=%20", headers: [["X-Own", "yes"]], body });
  expect(answer.status).toBe(201);
  expect(answer.reason).toBe("Made");
  expect(answer.headers.filter(([name]) => name === "X-One").map(([, value]) => value)).toEqual(["1", "2"]);
  expect(Buffer.from(answer.body).toString()).toBe("POST /base/a%2Fb?x=%20 yes grüße");
});

test("follows no redirect: a redirect is an answer", async () => {
  const url = await listen((_, response) => response.writeHead(302, { Location: "/elsewhere" }).end());
  expect((await senderTo(url)(get("/"))).status).toBe(302);
});

test("tells a port where nobody listens from a timeout and from a broken connection", async () => {
  const url = await listen(() => undefined);
  const broken = await listen((request) => request.socket.destroy());
  const cut = await listen((request, response) => {
    response.writeHead(200, { "Content-Length": "10" });
    response.write("12345");
    setTimeout(() => request.socket.destroy(), 10);
  });
  expect(await failureOf(senderTo("http://127.0.0.1:1")(get("/")))).toBe("refused");
  expect(await failureOf(senderTo(url, { timeout: 50 })(get("/")))).toBe("timeout");
  expect(await failureOf(senderTo(broken)(get("/")))).toBe("broken");
  expect(await failureOf(senderTo(cut)(get("/")))).toBe("broken");
});

test("asks through a proxy with the whole address", async () => {
  const proxy = await listen((request, response) => response.end(`${request.url} for ${request.headers.host}`));
  const answer = await senderTo("http://target.example/base", { proxy })(get("/a?b=1"));
  expect(Buffer.from(answer.body).toString()).toBe("http://target.example/base/a?b=1 for target.example");
});

test("says that a connection was closed that had been kept, sends once, and soon keeps none", async () => {
  const asked = new Map<unknown, number>();
  const seen: string[] = [];
  const url = await listen((request, response) => {
    const before = asked.get(request.socket) ?? 0;
    asked.set(request.socket, before + 1);
    seen.push(`${request.method} ${before}`);
    if (before > 0) request.socket.destroy();
    else response.end("whole");
  });
  const sender = senderTo(url);
  const wasKept = async (): Promise<boolean | undefined> => {
    try {
      await sender(get("/"));
      return undefined;
    } catch (error) {
      return error instanceof SendError && error.wasKept;
    }
  };
  const told = [];
  for (let i = 0; i < 7; i += 1) told.push(await wasKept());
  expect(told).toEqual([undefined, true, undefined, true, undefined, undefined, undefined]);
  expect(seen).toEqual(["GET 0", "GET 1", "GET 0", "GET 1", "GET 0", "GET 0", "GET 0"]);
});

test("says of a new connection that is closed that it was none that had been kept", async () => {
  const url = await listen((request) => request.socket.destroy());
  await expect(senderTo(url)(get("/"))).rejects.toMatchObject({ kind: "broken", wasKept: false });
});

test("reads no body that never ends, packed or not", async () => {
  const block = Buffer.alloc(8 * 1024 * 1024);
  const plain = await listen((_, response) => {
    const more = (): void => {
      if (!response.destroyed) response.write(block, more);
    };
    more();
  });
  const packed = await listen((_, response) =>
    response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(Buffer.alloc(mostBytes + 1), { level: 1 })),
  );
  const isHead = { status: 200, body: new Uint8Array() };
  expect(await senderTo(plain)(get("/"))).toMatchObject({ ...isHead, unread: "the body is larger than 1 MB" });
  const unread = "the body is larger than 1 MB when it is unpacked";
  expect(await senderTo(packed)(get("/"))).toMatchObject({ ...isHead, unread });
});

test("names the proxy where it is the proxy that does not answer", async () => {
  const dead = "http://me:secret@127.0.0.1:1";
  for (const url of ["http://target.example", "https://target.example"])
    await expect(senderTo(url, { proxy: dead })(get("/"))).rejects.toMatchObject({
      kind: "refused",
      message: "the proxy 127.0.0.1:1 does not answer (connect ECONNREFUSED 127.0.0.1:1)",
    });
});

test("takes a proxy whose password has a bare percent sign", async () => {
  const proxy = await listen((request, response) => response.end(request.headers["proxy-authorization"]));
  const answer = await senderTo("http://target.example", { proxy: proxy.replace("//", "//u:100%@") })(get("/"));
  expect(Buffer.from(answer.body).toString()).toBe(`Basic ${Buffer.from("u:100%").toString("base64")}`);
});
