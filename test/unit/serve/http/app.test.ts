import request from "supertest";
import { expect, test } from "vitest";
import { createApp } from "../../../../src/serve/http/app.ts";
import { usualLimits } from "../../../../src/limits.ts";
import type { NamedWorld } from "../../../../src/serve/http/open-world.ts";
import { openTestWorld } from "../../../support/stand-in.ts";

const start = { scenario: "s", seed: "x", now: "2026-01-01T00:00:00.000Z", cors: true };
const broken: NamedWorld = {
  start,
  at: () => {
    throw new Error("no world today");
  },
};

test("answers whatever is thrown as a problem, without a stack and readable for pages of other origins", async () => {
  const app = createApp(broken, { cors: true, control: true, time: () => 0 });
  const answer = await request(app).get("/anything").set("Origin", "http://localhost:3000");
  expect([answer.status, answer.type]).toEqual([500, "application/problem+json"]);
  expect(answer.body).toEqual({
    type: "about:blank",
    title: "Internal error of the stand-in",
    status: 500,
    detail: "no world today",
  });
  expect(answer.headers["access-control-allow-origin"]).toBe("http://localhost:3000");
});

test("tells an error of its own in the control interface from a mistake of the client", async () => {
  const app = createApp(broken, { cors: false, control: true, time: () => 0 });
  expect((await request(app).put("/_standin/seed").send({ seed: "blue" })).status).toBe(500);
  const answer = await request(app).delete("/_standin/faults/%E0%A4%A");
  expect([answer.status, answer.type]).toEqual([400, "application/problem+json"]);
});

test("writes every problem of its own in one form", async () => {
  const app = createApp(broken, { cors: false, control: true, time: () => 0 });
  const large = Buffer.alloc(usualLimits.bodyBytes + 1);
  for (const [status, asked] of [
    [500, request(app).get("/anything")],
    [413, request(app).post("/anything").send(large)],
    [404, request(app).get("/_standin/nothing")],
    [400, request(app).put("/_standin/seed").send({})],
  ] as const) {
    const answer = await asked;
    // RFC 8259 section 11: JSON has no charset parameter.
    expect([answer.status, answer.headers["content-type"]]).toEqual([status, "application/problem+json"]);
    expect(answer.body).toMatchObject({ type: "about:blank", status });
    expect(answer.text).toBe(JSON.stringify(answer.body, undefined, 2));
  }
});

test("lets the scenario of the moment say whether pages of other origins may read", async () => {
  const world = openTestWorld();
  let cors = true;
  const changing: NamedWorld = {
    get start() {
      return { ...world.start, cors };
    },
    at: (changes, time) => world.at(changes, time),
  };
  const app = createApp(changing, { cors: true, control: false, time: () => 0 });
  const allowed = async (): Promise<unknown> =>
    (await request(app).get("/").set("Origin", "http://a.example")).headers["access-control-allow-origin"];
  expect(await allowed()).toBe("http://a.example");
  cors = false;
  expect(await allowed()).not.toBe("http://a.example");
});
