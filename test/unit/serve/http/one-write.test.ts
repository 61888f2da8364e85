import type { AddressInfo, Socket } from "node:net";
import { expect, test } from "vitest";
import { createApp } from "../../../../src/serve/http/app.ts";
import { createServer } from "../../../../src/serve/http/create-server.ts";
import { basic, openTestWorld } from "../../../support/stand-in.ts";

/** How often a server writes to its sockets while something runs. */
async function writesOf(run: (url: string) => Promise<unknown>): Promise<number> {
  const app = createApp(openTestWorld(), { cors: true, control: false, cache: false, time: () => 0 });
  const server = createServer(app);
  let writes = 0;
  server.on("connection", (socket: Socket) => {
    for (const name of ["_write", "_writev"] as const) {
      const write = socket[name]?.bind(socket) as ((...args: unknown[]) => void) | undefined;
      Reflect.set(socket, name, (...args: unknown[]) => {
        writes++;
        write?.(...args);
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return writes;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const endpoint = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";

test.each([
  ["a page of rows", `${endpoint}?Limit=50`, 200],
  ["a page of more bytes than a socket takes at once", `${endpoint}?Limit=250`, 200],
  ["a refusal", `${endpoint}?Limit=x`, 400],
  ["an address that nothing is at", "/nowhere", 404],
])("writes headers and body of %s at once", async (_, target, status) => {
  const writes = await writesOf(async (url) => {
    const answer = await fetch(url + target, { headers: { Authorization: basic("admin") } });
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    expect(answer.headers.has("Content-Length")).toBe(true);
  });
  expect(writes).toBe(1);
});
