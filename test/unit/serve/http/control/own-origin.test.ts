import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, connect } from "node:net";
import request from "supertest";
import { expect, test } from "vitest";
import { isLoopback } from "../../../../../src/serve/http/control/own-origin.ts";
import { createTestApp } from "../../../../support/stand-in.ts";

const app = createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo", allowHosts: ["Standin.Example."] });

/** Every way to steer a session, whatever its method and its content type. */
const orders = [
  ["get", "", undefined, ""],
  ["get", "health", undefined, ""],
  ["get", "log", undefined, ""],
  ["get", "no/such/address", undefined, ""],
  ["options", "faults", undefined, ""],
  ["post", "faults", '{"status":503}', "text/plain"],
  ["post", "faults", '{"status":503}', "application/x-www-form-urlencoded"],
  ["post", "faults", '{"delay":600000}', "application/json"],
  ["post", "reset", "", "multipart/form-data; boundary=x"],
  ["put", "seed", '{"seed":"evil"}', "application/json"],
  ["delete", "log", undefined, ""],
] as const;

function steer(of: RequestListener, [method, path, body, type]: (typeof orders)[number]): request.Test {
  const sent = request(of)[method](`/_standin/${path}`);
  return body === undefined ? sent : sent.set("Content-Type", type).send(body);
}

const foreign: readonly Readonly<Record<string, string>>[] = [
  { Origin: "http://evil.example" },
  { Origin: "null" },
  { Origin: "http://127.0.0.1:1" },
  { Host: "localhost:4010", Origin: "http://127.0.0.1:4010" },
  { Host: "localhost:4010", Origin: "http://localhost:4011" },
  { "Sec-Fetch-Site": "cross-site" },
  { "Sec-Fetch-Site": "same-site" },
  { "Sec-Fetch-Site": "something-new" },
  { Host: "evil.example" },
  { Host: "evil.example:4010", Origin: "http://evil.example:4010", "Sec-Fetch-Site": "same-origin" },
  { Host: "localhost.evil.example" },
  { Host: "127.0.0.1.evil.example" },
  { Host: "192.0.2.1" },
  { Host: "" },
];

test.each(foreign)("refuses to be steered by a request with %j, whatever it is", async (headers) => {
  for (const order of orders) {
    const answer = await steer(app, order).set(headers);
    expect([answer.status, answer.type, answer.headers["access-control-allow-origin"]]).toEqual([
      403,
      "application/problem+json",
      undefined,
    ]);
  }
  const state = (await request(app).get("/_standin/")).body as Record<string, unknown>;
  expect(state["changed"]).toEqual([]);
});

const own: readonly Readonly<Record<string, string>>[] = [
  {},
  { Host: "localhost" },
  { Host: "LOCALHOST:4010", Origin: "http://localhost:4010", "Sec-Fetch-Site": "same-origin" },
  { Host: "127.8.0.1:4010", "Sec-Fetch-Site": "none" },
  { Host: "[::1]:4010", Origin: "http://[::1]:4010" },
  { Host: "localhost:80", Origin: "http://localhost" },
  { Host: "standin.example", Origin: "https://standin.example" },
  { Host: "standin.example.:443", Origin: "https://standin.example." },
];

test.each(own)("is steered by a request with %j", async (headers) => {
  const answer = await request(app)
    .put("/_standin/seed")
    .set(headers)
    .set("X-Standin-Session", "own")
    .send({ seed: "x" });
  expect(answer.status).toBe(200);
});

test("looks at both names where a request has a whole address", async () => {
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const status = async (target: string, host: string): Promise<string> =>
    await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () =>
        socket.write(`GET ${target} HTTP/1.1\r\n${host}Connection: close\r\n\r\n`),
      );
      socket.once("data", (data) => resolve(data.toString("latin1").slice(9, 12)));
    });
  try {
    expect(await status("http://evil.example/_standin/health", "Host: localhost\r\n")).toBe("403");
    expect(await status("http://localhost/_standin/health", "Host: evil.example\r\n")).toBe("403");
    expect(await status("http://localhost/_standin/health", "Host: localhost\r\n")).toBe("200");
    expect(await status("/_standin/health", "Host: localhost\r\nHost: evil.example\r\n")).toBe("403");
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test("lets pages of other origins ask the API as before", async () => {
  const open = createTestApp({ contracts: ["teahouse"], cors: true });
  const asked = request(open).get("/nothing").set({ Host: "evil.example", Origin: "http://app.example" });
  const answer = await asked.set("Sec-Fetch-Site", "cross-site");
  expect(answer.status).toBe(404);
  expect(answer.headers["access-control-allow-origin"]).toBe("http://app.example");
});

test.each(["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost", "LocalHost", "::ffff:127.0.0.1"])(
  "knows that only this machine reaches %s",
  (host) => expect(isLoopback(host)).toBe(true),
);

test.each(["0.0.0.0", "::", "192.168.1.5", "127.0.0.1.example", "example", "::ffff:10.0.0.1", ""])(
  "knows that others may reach %s",
  (host) => expect(isLoopback(host)).toBe(false),
);
