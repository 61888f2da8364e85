import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpSender, type HttpSenderOptions } from "../../../../src/verify/exchange/http-sender.ts";
import { SendError, type WireRequest } from "../../../../src/verify/exchange/wire.ts";
import { certificate, listenSecurely } from "../../../support/tls-server.ts";

const get: WireRequest = { method: "GET", target: "/a?b=1", headers: [], body: undefined };
const asked: string[] = [];
let secure: Awaited<ReturnType<typeof listenSecurely>>;
let proxy: Server;
let proxyPort = 0;

beforeAll(async () => {
  secure = await listenSecurely((request, response) => response.end(`${request.url} for ${request.headers.host}`));
  // Opens a tunnel to the test server whatever host is named, for whom it knows.
  proxy = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers["proxy-authorization"] ?? "nobody"}`);
    response.end("plain");
  });
  proxy.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url} ${request.headers["proxy-authorization"] ?? "nobody"}`);
    if (request.url?.startsWith("forbidden") === true) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const onward = connect(secure.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    socket.on("error", () => onward.destroy());
    onward.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  proxyPort = (proxy.address() as AddressInfo).port;
});

afterAll(() => {
  secure.server.closeAllConnections();
  secure.server.close();
  proxy.closeAllConnections();
  proxy.close();
});

async function ask(url: string, options: Partial<HttpSenderOptions> = {}): Promise<string> {
  const sender = createHttpSender({
    url,
    ca: undefined,
    insecure: false,
    proxy: undefined,
    timeout: 2000,
    mostBytes: 1_000_000,
    ...options,
  });
  try {
    return Buffer.from((await sender(get)).body).toString();
  } catch (error) {
    return error instanceof SendError ? error.kind : String(error);
  }
}

test("believes no certificate that nobody vouches for", async () => {
  expect(await ask(`https://127.0.0.1:${secure.port}`)).toBe("certificate");
});

test("believes the authority that the target file names, and only for its names", async () => {
  const url = `127.0.0.1:${secure.port}`;
  expect(await ask(`https://${url}/base`, { ca: certificate })).toBe(`/base/a?b=1 for ${url}`);
  const proxied = { ca: certificate, proxy: `http://127.0.0.1:${proxyPort}` };
  expect(await ask("https://other.example", proxied)).toBe("certificate");
});

test("believes any certificate where that is asked for", async () => {
  const url = `127.0.0.1:${secure.port}`;
  expect(await ask(`https://${url}`, { insecure: true })).toBe(`/a?b=1 for ${url}`);
});

test("reaches a secure target through a tunnel, with the proxy's own credentials", async () => {
  asked.length = 0;
  const given = { ca: certificate, proxy: `http://us%40r:p%3Ass@127.0.0.1:${proxyPort}` };
  expect(await ask("https://deployment.example/base", given)).toBe("/base/a?b=1 for deployment.example");
  expect(asked).toEqual([`CONNECT deployment.example:443 Basic ${Buffer.from("us@r:p:ss").toString("base64")}`]);
});

test("tells a plain proxy the whole address, with the proxy's own credentials", async () => {
  asked.length = 0;
  expect(await ask("http://deployment.example", { proxy: `http://u:p@127.0.0.1:${proxyPort}` })).toBe("plain");
  expect(asked).toEqual([`http://deployment.example/a?b=1 Basic ${Buffer.from("u:p").toString("base64")}`]);
});

test("says that a proxy makes no tunnel", async () => {
  expect(await ask("https://forbidden.example", { proxy: `http://127.0.0.1:${proxyPort}` })).toBe("refused");
  expect(await ask("https://deployment.example", { proxy: "http://127.0.0.1:1" })).toBe("refused");
});

test("says that a target does not speak TLS, and what to write instead", async () => {
  const sender = createHttpSender({
    url: `https://127.0.0.1:${proxyPort}`,
    ca: undefined,
    insecure: false,
    proxy: undefined,
    timeout: 2000,
    mostBytes: 1000,
  });
  await expect(sender(get)).rejects.toMatchObject({
    kind: "refused",
    message: "no TLS is spoken there; where it is plain HTTP, begin the address with http://",
  });
});

test("gives up on a proxy that takes the connection and stays silent", async () => {
  const silent = createTcpServer((socket) => socket.resume());
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const closed = new Promise((resolve) => silent.on("connection", (socket) => socket.on("close", resolve)));
  const given = { proxy: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, timeout: 200 };
  expect(await ask("https://deployment.example", given)).toBe("timeout");
  await closed;
  silent.close();
});
