import request from "supertest";
import { expect, test } from "vitest";
import { type AnsweredRequest, createApp } from "../../../../src/serve/http/app.ts";
import { basic, openTestWorld } from "../../../support/stand-in.ts";

const seen: AnsweredRequest[] = [];
let time = 0;
const app = createApp(openTestWorld(), {
  cors: false,
  control: true,
  time: () => (time += 5),
  answered: (one) => seen.push(one),
});
const attempts = "/webhook/endpoints/ep_3HOh5cD5gewvQTdodl9lupOBusy/attempts";

async function last(path: string, headers: Record<string, string> = {}): Promise<AnsweredRequest | undefined> {
  await request(app).get(path).set(headers);
  return seen.at(-1);
}

test.each<[string, Record<string, string>, Partial<AnsweredRequest>]>([
  ["/teas", {}, { status: 200, type: "application/json", operation: "listTeas", isInferred: true }],
  ["/tees", {}, { status: 404, why: "Not Found", near: "GET /teas" }],
  ["/webhook/endpoint/ep_x/attempts", {}, { near: "GET /webhook/endpoints/{EndpointId}/attempts" }],
  ["/teas/x", {}, { status: 400, why: "teaId must be a number" }],
  ["/members/m-1042/loans", {}, { status: 401, why: "credentials are missing: token" }],
  [attempts, { Accept: "text/csv" }, { status: 401, why: "Unauthorized", operation: "ListWebhookEndpointAttempts" }],
  [
    `${attempts}?Limit=999`,
    { Authorization: basic("admin") },
    { status: 400, why: expect.stringContaining("250") as string },
  ],
  ["/teas?api_key=abc", { "X-Standin-Session": "mine" }, { session: "mine", target: "/teas?api_key=(redacted)" }],
])("tells of %s what came of it, and why", async (path, headers, expected) => {
  expect(await last(path, headers)).toMatchObject(expected);
});

test("tells of no near path where none is near, and where the path is known", async () => {
  expect(await last("/something/else/entirely")).not.toHaveProperty("near");
  expect(await last("/teas/404404404")).not.toHaveProperty("near");
  expect(await last(`/${"x".repeat(5000)}`)).not.toHaveProperty("near");
});

test("tells how long a request took, with its delay, and nothing of the control interface", async () => {
  const told = seen.length;
  await request(app).get("/_standin/health");
  expect(seen.length).toBe(told);
  expect((await last("/teas"))?.milliseconds).toBeGreaterThan(0);
});

test("keeps in the log of the session what it tells", async () => {
  await last("/tees", { "X-Standin-Session": "log" });
  const { body } = (await request(app).get("/_standin/log").set("X-Standin-Session", "log")) as {
    body: { entries: object[] };
  };
  expect(body.entries).toMatchObject([{ target: "/tees", near: "GET /teas", why: "Not Found" }]);
});
