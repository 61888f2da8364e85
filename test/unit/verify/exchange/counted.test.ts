import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";

const role = "bookingsupplier-administrator-write";

test("counts all that a host receives that closes connections that were kept", async () => {
  const seen = new WeakSet<object>();
  let received = 0;
  const server = createServer((request, response) => {
    received += 1;
    if (seen.has(request.socket)) request.socket.destroy();
    else response.writeHead(401, { "WWW-Authenticate": "Bearer" }).end();
    seen.add(request.socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  const result = await verify({
    apis: [
      {
        contract: loadContract("bokamera"),
        target: {
          ...bareTarget(url),
          values: new Map([["EndpointId", ["ep_1"]]]),
          identities: new Map([
            ["ann", { name: "ann", credentials: { kind: "bearer", token }, roles: [role], expired: undefined }],
          ]),
        },
      },
    ],
  });
  server.closeAllConnections();
  server.close();
  expect(received).toBeGreaterThan(10);
  expect(result.requests.sent).toBe(received);
  expect(result.requests.sent).toBeLessThanOrEqual(result.requests.budget);
  expect(findingsOf(result).length).toBeGreaterThan(0);
  expect(JSON.stringify(result)).not.toContain(token.slice(-30));
});
