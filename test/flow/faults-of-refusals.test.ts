import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApp, listen } from "../support/stand-in.ts";
import { listDocument } from "../support/inferred.ts";

let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  server = await listen(createTestApp({ document: listDocument([], { type: "object" }) }));
});
afterAll(async () => await server.close());

test.each(["truncated", "garbled", "empty"] as const)(
  "a refusal that is sent %s is sent so, and the log has it",
  async (body) => {
    const steer = `${server.url}/_standin`;
    const init = { method: "POST", headers: { "content-type": "application/json" } };
    const ordered = await fetch(`${steer}/faults`, { ...init, body: JSON.stringify({ body, times: 1 }) });
    expect(ordered.status).toBeLessThan(300);
    const answer = await fetch(`${server.url}/nowhere`);
    expect(answer.status).toBe(404);
    const text = await answer.text();
    const whole = await (await fetch(`${server.url}/nowhere`)).text();
    expect(text).not.toBe(whole);
    const log = JSON.stringify(await (await fetch(`${steer}/log`)).json());
    expect(log.match(/\/nowhere/g)?.length).toBeGreaterThanOrEqual(2);
  },
);
