import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestsFor } from "../../src/serve/http/samples/sample-requests.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { type PrismProxy, startPrism } from "../support/prism.ts";
import { basic, createTestApp, listen, openTestWorld } from "../support/stand-in.ts";

/**
 * An independent referee: Prism loads the same contracts and stands between client and stand-in. It judges JSON only. It
 * has no reader for XML, CSV and JSV bodies: it takes each of them for a text and objects that it is not an object. That
 * blindness is asserted at the end, so that the day it learns to read them is noticed.
 */
const users: Readonly<Record<string, string>> = { bokamera: "admin", "pwc-reportfiling": "owner" };
const world = openTestWorld({ contracts: Object.keys(users) });
const apis = world.at(noChanges, 0).apis;

let standIn: Awaited<ReturnType<typeof listen>>;
const proxies = new Map<string, PrismProxy>();

beforeAll(async () => {
  standIn = await listen(createTestApp());
  const started = await Promise.all(
    Object.keys(users).map(async (api) => [api, await startPrism(api, standIn.url)] as const),
  );
  for (const [api, proxy] of started) proxies.set(api, proxy);
});

afterAll(async () => {
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
  await standIn.close();
});

const printed = apis.flatMap((api) =>
  api.host.contract.operations.flatMap((operation) =>
    requestsFor(operation, api).map(({ target }) => ({ api: api.host.contract.name, target })),
  ),
);
const more = printed
  .flatMap(({ api, target }) =>
    api === "bokamera"
      ? ["?Limit=3", "?Status=2", "?EventTypes=booking.created", "?Before=2026-03-01T00:00:00Z"].map((query) => ({
          api,
          target: `${target}${query}`,
        }))
      : [],
  )
  .slice(0, 8);

test.each([...printed, ...more])("finds no violation in JSON: $target", async ({ api, target }) => {
  const headers = { Accept: "application/json", Authorization: basic(users[api] ?? "") };
  const proxied = await fetch(`${proxies.get(api)?.url ?? ""}${target}`, { headers });
  const direct = await fetch(`${standIn.url}${target}`, { headers });
  expect(proxied.headers.get("sl-violations")).toBeNull();
  expect(proxied.status).toBe(200);
  expect(await proxied.json()).toEqual(await direct.json());
});

test.each([
  ["an unknown endpoint", "bokamera", "/webhook/endpoints/ep_nobody/attempts", "admin", 404],
  [
    "a limit above the cap",
    "bokamera",
    "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts?Limit=251",
    "admin",
    400,
  ],
  ["a wrong password", "bokamera", "/webhook/endpoints/ep_nobody/attempts", "stranger", 401],
  ["nothing given", "pwc-reportfiling", "/sync/webhooks/subscriptions/find", "owner", 400],
  [
    "an unknown event",
    "pwc-reportfiling",
    "/sync/webhooks/subscriptions/find?AuthSteuernummer=DE123456789&AccountId=0012345678&EventName=Nothing",
    "owner",
    404,
  ],
])("finds no violation in the error answer to %s", async (_, api, target, user, status) => {
  const answer = await fetch(`${proxies.get(api)?.url ?? ""}${target}`, {
    headers: { Accept: "application/json", Authorization: basic(user) },
  });
  expect(answer.status).toBe(status);
  // What is wrong with the request it may say, and has to; what is wrong with the answer it must not.
  const violations = JSON.parse(answer.headers.get("sl-violations") ?? "[]") as { location: string[] }[];
  expect(violations.filter(({ location }) => location[0] === "response")).toEqual([]);
});

test("sees a broken answer, so that its silence means something", async () => {
  const broken = await listen(express().use((_, response) => void response.json({ Attempts: [], Done: "yes" })));
  const proxy = await startPrism("bokamera", broken.url);
  const answer = await fetch(`${proxy.url}/webhook/endpoints/ep_x/attempts`, {
    headers: { Accept: "application/json", Authorization: basic("admin") },
  });
  expect(answer.headers.get("sl-violations")).toContain("Done");
  await proxy.stop();
  await broken.close();
});

test.each(["application/xml", "text/csv", "application/jsv"])(
  "cannot read %s and objects to every body of it",
  async (accept) => {
    const target = printed.find(({ api }) => api === "bokamera")?.target ?? "";
    const answer = await fetch(`${proxies.get("bokamera")?.url ?? ""}${target}`, {
      headers: { Accept: accept, Authorization: basic("admin") },
    });
    expect(answer.headers.get("sl-violations")).toContain("Response body must be object");
  },
);
