import request from "supertest";
import { beforeEach, expect, test } from "vitest";
import type { Express } from "express";
import { basic, createTestApp } from "../support/stand-in.ts";

const attempts = "/webhook/endpoints/ep_39w2EQSHj764A9V9ii2KXpFlaky/attempts";
let app: Express;
beforeEach(() => {
  app = createTestApp();
});

function ask(session = "a", target = attempts): request.Test {
  return request(app).get(target).set("Authorization", basic("admin")).set("X-Standin-Session", session);
}

function steer(method: "get" | "put" | "post" | "delete", path: string, body?: object, session = "a"): request.Test {
  const sent = request(app)[method](`/_standin/${path}`).set("X-Standin-Session", session);
  return body === undefined ? sent : sent.send(body);
}

test("moves the clock of one session and of no other", async () => {
  const before = await ask("b");
  await steer("put", "clock", { now: "2026-08-01" }).expect(200);
  const moved = await ask();
  expect(moved.text).not.toBe(before.text);
  expect((await ask("b")).text).toBe(before.text);
  expect(
    (await request(app).get(attempts).set("Authorization", basic("admin")).set("Cookie", "x=1; standin-session=a"))
      .text,
  ).toBe(moved.text);
});

test("shows more rows at noon than at eleven, and every row of eleven is still there", async () => {
  const ids = async (now: string): Promise<string[]> => {
    await steer("put", "clock", { now }).expect(200);
    return ((await ask().query({ Limit: 250 })).body as { Attempts: { Id: string }[] }).Attempts.map(({ Id }) => Id);
  };
  const morning = await ids("2026-09-10T08:00:00Z");
  const evening = await ids("2026-09-10T20:00:00Z");
  const [newest] = morning;
  expect(evening.indexOf(newest ?? "")).toBeGreaterThan(0);
  expect(evening.slice(evening.indexOf(newest ?? ""))).toEqual(
    morning.slice(0, evening.length - evening.indexOf(newest ?? "")),
  );
});

test("takes another seed, another scenario, and comes back on reset", async () => {
  const first = (await ask()).text;
  await steer("put", "seed", { seed: "blue" }).expect(200);
  expect((await ask()).text).not.toBe(first);
  await steer("put", "scenario", { name: "recorded" }).expect(200);
  expect((await ask()).status).toBe(404);
  expect((await ask("a", "/webhook/endpoints/ep_34rRFVhUKBg6sKImrKQvaz6nTMf/attempts")).status).toBe(200);
  await steer("post", "reset").expect(200);
  expect((await ask()).text).toBe(first);
});

test("keeps a snapshot and goes back to it", async () => {
  await steer("put", "seed", { seed: "blue" });
  const blue = (await ask()).text;
  await steer("put", "snapshots/mine").expect(201);
  await steer("put", "seed", { seed: "green" });
  expect((await ask()).text).not.toBe(blue);
  await steer("post", "snapshots/mine/restore").expect(200);
  expect((await ask()).text).toBe(blue);
  await steer("post", "snapshots/other/restore").expect(404);
});

test("strikes the same share of the same requests by seed, in every session alike", async () => {
  const struck = async (session: string): Promise<number[]> => {
    await steer("post", "faults", { share: 0.5, status: 503 }, session).expect(201);
    const answers: number[] = [];
    for (let i = 0; i < 20; i++) answers.push((await ask(session)).status);
    return answers;
  };
  const one = await struck("one");
  expect(one).toContain(503);
  expect(one).toContain(200);
  expect(await struck("two")).toEqual(one);
});

test("cuts a body, empties it, and lets the connection end", async () => {
  const whole = (await ask()).text;
  await steer("post", "faults", { body: "truncated", times: 1 });
  const cut = await ask()
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => done(null, Buffer.concat(parts).toString()));
    });
  expect(whole.startsWith(cut.body as string)).toBe(true);
  expect((cut.body as string).length).toBe(Math.floor(whole.length / 2));
  await steer("post", "faults", { body: "reset", times: 1 });
  await expect(ask()).rejects.toThrow(/hang up|ECONNRESET/);
  expect((await ask()).text).toBe(whole);
});

test("overrides one property of one row, for its session only", async () => {
  const page = (await ask()).body as { Attempts: { Id: string; Url: string }[] };
  const row = page.Attempts[3];
  await steer("post", "overrides", {
    entity: "attempts",
    key: row?.Id,
    property: "Url",
    value: "https://changed.example/",
  }).expect(201);
  const changed = (await ask()).body as { Attempts: { Id: string; Url: string }[] };
  expect(changed.Attempts.filter(({ Url }, i) => Url !== page.Attempts[i]?.Url)).toEqual([
    { ...row, Url: "https://changed.example/" },
  ]);
  expect((await ask("b")).body).toEqual(page);
});

test("logs what was asked, without headers and bodies", async () => {
  await ask().query({ Limit: 1 });
  await ask("a", "/nothing/here");
  const { entries } = (await steer("get", "log")).body as {
    entries: { target: string; status: number; operation?: string }[];
  };
  expect(entries.map(({ target, status, operation }) => [target, status, operation])).toEqual([
    [`${attempts}?Limit=1`, 200, "ListWebhookEndpointAttempts"],
    ["/nothing/here", 404, undefined],
  ]);
  expect(JSON.stringify(entries)).not.toContain("secret");
});

test.each([
  ["put", "clock", { now: "yesterday" }],
  ["put", "clock", { nwo: "2026-01-01" }],
  ["put", "seed", {}],
  ["put", "scenario", { name: "nothing" }],
  ["post", "faults", { share: 2, status: 503 }],
  ["post", "faults", { share: 1 }],
  ["post", "overrides", { entity: "attempt", key: "x", property: "Url", value: "" }],
  ["post", "overrides", { entity: "attempts", key: "x", property: "Ulr", value: "" }],
] as const)("refuses %s %s %j as a problem", async (method, path, body) => {
  const answer = await steer(method, path, body);
  expect(answer.status).toBe(400);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect((answer.body as { detail: string }).detail.length).toBeGreaterThan(10);
});

test("answers as the contract documents a status when a request prefers it, and says so", async () => {
  for (const [code, body] of [
    [404, "Entity not found"],
    [400, "Unable to bind"],
    [403, "Forbidden"],
    [401, ""],
  ] as const) {
    const answer = await ask().set("Prefer", `code=${code}`);
    expect([answer.status, answer.headers["preference-applied"]]).toEqual([code, `code=${code}`]);
    expect(answer.text).toContain(body);
  }
  const example = await ask().set("Prefer", "example=empty");
  expect(example.text).toBe('{"Attempts":[],"Done":true}');
  const ignored = await ask().set("Prefer", "code=599, nonsense");
  expect([ignored.status, ignored.headers["preference-applied"]]).toEqual([200, undefined]);
});

test("makes up data where the contract declares a constant, when a request prefers it", async () => {
  const zoo = createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo" });
  const ask = (target: string, prefer: string): request.Test => request(zoo).get(target).set("Prefer", prefer);
  const made = await ask("/everything/full", "dynamic=true");
  expect(made.headers["preference-applied"]).toBe("dynamic=true");
  expect(made.status).toBe(200);
  expect(made.text).not.toBe((await ask("/everything/full", "")).text);
  expect((await ask("/everything/full", "dynamic=true")).text).toBe(made.text);
  expect((await ask("/everything/blank", "dynamic=true")).text).not.toBe(made.text);
  // A page is data anyway: there is nothing to prefer.
  expect((await ask("/value/1", "dynamic=true")).headers["preference-applied"]).toBeUndefined();
});

test("is not there when it is turned off", async () => {
  app = createTestApp({ control: false });
  expect((await request(app).get("/_standin/")).status).toBe(404);
  expect((await request(app).get("/_standin/")).headers["content-type"]).toBeUndefined();
});
