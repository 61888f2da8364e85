import type { RequestListener } from "node:http";
import request from "supertest";
import { beforeEach, expect, test } from "vitest";
import { noChanges } from "../../src/serve/state/changes.ts";
import { basic, createTestApp, openTestWorld } from "../support/stand-in.ts";

const attempts = "/webhook/endpoints/ep_39w2EQSHj764A9V9ii2KXpFlaky/attempts";
let app: RequestListener;
beforeEach(() => {
  app = createTestApp({ contracts: ["bokamera", "pwc-reportfiling"] });
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

test("names what a session has changed, and no more what was taken back", async () => {
  const changed = async (): Promise<unknown> => ((await steer("get", "")).body as { changed: unknown }).changed;
  await steer("put", "scenario", { name: "recorded" }).expect(200);
  expect(await changed()).toEqual(["scenario"]);
  await steer("post", "faults", { status: 503 }).expect(201);
  expect(await changed()).toEqual(["scenario", "faults"]);
  await steer("delete", "faults").expect(204);
  expect(await changed()).toEqual(["scenario"]);
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

test.each([400, 401, 403, 404, 500])(
  "an ordered %i of a documented status has the body and headers that Prefer gets",
  async (status) => {
    const shown = ({ status: code, text, headers }: request.Response) => ({
      code,
      text,
      headers: Object.entries(headers as object).filter(([name]) => !/^(?:date|preference-applied)$/.test(name)),
    });
    const preferred = await ask().set("Prefer", `code=${status}`);
    expect(preferred.headers).toMatchObject({ "preference-applied": `code=${status}` });
    await steer("post", "faults", { status, times: 1 }).expect(201);
    expect(shown(await ask())).toEqual(shown(preferred));
  },
);

test("an ordered status that is not documented says so as plain text", async () => {
  await steer("post", "faults", { status: 418, times: 1 }).expect(201);
  const ordered = await ask();
  expect([ordered.status, ordered.type, ordered.text]).toEqual([418, "text/plain", "418: ordered by fault-1"]);
});

test("shows how often each fault has struck, and counts one anew that is ordered after another is gone", async () => {
  const strikes = async (): Promise<unknown> => {
    const { body } = (await steer("get", "faults").expect(200)) as {
      body: { faults: { id: string; struck: number }[] };
    };
    const { body: state } = (await steer("get", "").expect(200)) as { body: object };
    expect(state).toMatchObject({ faults: body.faults });
    return body.faults.map(({ id, struck }) => [id, struck]);
  };
  await steer("post", "faults", { status: 503, times: 2 }).expect(201);
  await steer("post", "faults", { delay: 1, path: "/elsewhere" }).expect(201);
  expect(await strikes()).toEqual([
    ["fault-1", 0],
    ["fault-2", 0],
  ]);
  for (const status of [503, 503, 200]) expect((await ask()).status).toBe(status);
  expect(await strikes()).toEqual([
    ["fault-1", 2],
    ["fault-2", 0],
  ]);
  await steer("delete", "faults").expect(204);
  await steer("post", "faults", { status: 503, times: 1 }).expect(201);
  for (const status of [503, 200]) expect((await ask()).status).toBe(status);
  expect(await strikes()).toEqual([["fault-1", 1]]);
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

test("reads bodies as JSON whatever type they are sent with", async () => {
  const sent = await request(app)
    .put("/_standin/seed")
    .set("X-Standin-Session", "a")
    .type("application/x-www-form-urlencoded")
    .send('{"seed":"blue"}');
  expect([sent.status, (sent.body as { seed: string }).seed]).toEqual([200, "blue"]);
  const broken = await steer("put", "seed").send("{seed");
  expect([broken.status, broken.type]).toEqual([400, "application/problem+json"]);
});

test("keeps a clock running and its speed unless told otherwise", async () => {
  const clock = async (order: object): Promise<unknown> =>
    ((await steer("put", "clock", order).expect(200)).body as { clock: unknown }).clock;
  const at = (now: string, running: boolean, speed: number): object => ({ now, running, speed });
  expect(await clock({ now: "2026-03-01" })).toEqual(at("2026-03-01T00:00:00.000Z", false, 1));
  expect(await clock({ running: true, speed: 60 })).toEqual(at("2026-03-01T00:00:00.000Z", true, 60));
  expect(await clock({ advanceSeconds: 3600 })).toEqual(at("2026-03-01T01:00:00.000Z", true, 60));
  expect(await clock({ speed: 2 })).toEqual(at("2026-03-01T01:00:00.000Z", true, 2));
  expect(await clock({ running: false })).toEqual(at("2026-03-01T01:00:00.000Z", false, 2));
  expect(await clock({ running: true })).toEqual(at("2026-03-01T01:00:00.000Z", true, 2));
});

test("answers in the first and the last year there is", async () => {
  for (const now of ["0001-01-01", "9999-12-31T23:59:59Z"]) {
    await steer("put", "clock", { now }).expect(200);
    expect([now, (await ask()).status]).toEqual([now, 200]);
  }
});

test.each([{ now: "0000-01-01" }, { now: "9999-12-31T23:59:59-02:00" }, { now: "9999-12-31", advanceSeconds: 1e9 }])(
  "refuses a clock outside the years 1 to 9999: %j",
  async (order) => {
    const answer = await steer("put", "clock", order);
    expect([answer.status, (answer.body as { title: string }).title]).toEqual([400, "Invalid date and time"]);
  },
);

test("takes the seed and the clock of another scenario, unless the session or the start has its own", async () => {
  const state = async (session: string): Promise<{ seed: string; clock: { now: string } }> =>
    (await steer("get", "", undefined, session)).body as { seed: string; clock: { now: string } };
  const first = await state("a");
  await steer("put", "scenario", { name: "recorded" }).expect(200);
  const other = await state("a");
  expect([other.seed, other.clock.now]).not.toEqual([first.seed, first.clock.now]);
  await steer("put", "seed", { seed: "mine" });
  expect((await state("a")).seed).toBe("mine");
  app = createTestApp({ seed: "started", now: "2026-02-03" });
  await steer("put", "scenario", { name: "recorded" }).expect(200);
  expect(await state("a")).toMatchObject({ seed: "started", clock: { now: "2026-02-03T00:00:00.000Z" } });
});

test.each(["/etc/passwd", "fixtures/scenarios/recorded.yaml", "package.json", "..", "recordde"])(
  "names no file as a scenario: %s",
  async (name) => {
    const answer = await steer("put", "scenario", { name });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain("root:");
  },
);

const subscription = "/sync/webhooks/subscriptions";
interface Found {
  readonly subscription: { readonly id: string; readonly config: { readonly url: string } };
}

/** The first subscription that the start screen would name. */
async function firstSubscription(): Promise<Found> {
  const world = openTestWorld();
  const named = world.at(noChanges, 0).apis.flatMap(({ host }) => host.data.names());
  const parameters = named.find(({ entity }) => entity === "subscriptions")?.parameters ?? new Map<string, string>();
  const query = new URLSearchParams([...parameters]).toString();
  const answer = await request(app)
    .get(`${subscription}/find?${query}`)
    .set("Authorization", basic("owner"))
    .set("X-Standin-Session", "a")
    .set("Accept", "application/json");
  return answer.body as Found;
}

test("overrides a property inside another", async () => {
  const { id } = (await firstSubscription()).subscription;
  const url = "https://changed.example/";
  await steer("post", "overrides", {
    entity: "subscriptions",
    key: id,
    property: "subscription.config.url",
    value: url,
  }).expect(201);
  expect((await firstSubscription()).subscription).toMatchObject({ id, config: { url } });
});

test("refuses to override what identifies the row, a value that breaks the row, and a row that is not there", async () => {
  const page = (await ask()).body as { Attempts: { Id: string }[] };
  const key = page.Attempts[0]?.Id;
  const { id } = (await firstSubscription()).subscription;
  const attempt = { entity: "attempts", key };
  for (const [body, status, said] of [
    [{ ...attempt, property: "Id", value: "atmpt_x" }, 400, "identifies the row"],
    [{ ...attempt, property: "EndpointId", value: "ep_x" }, 400, "identifies the row"],
    [{ ...attempt, property: "Status", value: "Nope" }, 400, "/Status must be one of"],
    [{ ...attempt, key: "atmpt_of_nobody", property: "Status", value: "Nope" }, 400, "/Status must be one of"],
    [{ ...attempt, property: "Url.Host", value: "x" }, 400, "has no property Url.Host"],
    [{ ...attempt, api: "nope", property: "Url", value: "x" }, 400, 'no API here is called "nope"; there are: '],
    [{ ...attempt, key: "nope", property: "Url", value: "https://x.example/" }, 404, "has the key"],
    [{ entity: "subscriptions", key: "nope", property: "subscription.name", value: "x" }, 404, "has the key"],
    [{ entity: "subscriptions", key: id, property: "subscription.event", value: "x" }, 400, "identifies the row"],
  ] as const) {
    const answer = await steer("post", "overrides", body);
    expect([body, answer.status]).toEqual([body, status]);
    expect((answer.body as { detail: string }).detail).toContain(said);
  }
});

test("keeps no more faults, snapshots and overrides than a session may have", async () => {
  const last = async (many: number, send: (i: number) => request.Test): Promise<number> => {
    for (let i = 0; i < many; i++) expect((await send(i)).status).toBe(201);
    return (await send(many)).status;
  };
  expect(await last(100, () => steer("post", "faults", { delay: 0 }))).toBe(409);
  expect(await last(100, (i) => steer("put", `snapshots/s${i}`))).toBe(409);
  expect((await steer("put", "snapshots/s7")).status).toBe(201);
});

test("clears log and count when a snapshot is restored", async () => {
  await steer("put", "snapshots/mine");
  await ask();
  await steer("post", "snapshots/mine/restore").expect(200);
  expect((await steer("get", "log")).body).toEqual({ entries: [] });
});

test("keeps the values of secret parameters out of the log", async () => {
  await ask("a", `${attempts}?Limit=1&access_token=abc&apiKey=def&Password=ghi&Monkey=jkl&code=mno`);
  const { entries } = (await steer("get", "log")).body as { entries: { target: string }[] };
  expect(entries.map(({ target }) => target)).toEqual([
    `${attempts}?Limit=1&access_token=(redacted)&apiKey=(redacted)&Password=(redacted)&Monkey=jkl&code=(redacted)`,
  ]);
});

test("lets pages of other origins read by name which preference was applied", async () => {
  app = createTestApp({ cors: true });
  const answer = await ask().set("Origin", "http://localhost:3000");
  expect(String(answer.headers["access-control-expose-headers"]).split(", ")).toContain("Preference-Applied");
});

test("is not there when it is turned off", async () => {
  app = createTestApp({ control: false });
  expect((await request(app).get("/_standin/")).status).toBe(404);
  expect((await request(app).get("/_standin/")).headers["content-type"]).toBeUndefined();
});

test.each([
  ["post", "clock", "PUT"],
  ["put", "faults", "GET, HEAD, POST, DELETE"],
  ["get", "reset", "POST"],
  ["get", "faults/fault-1", "DELETE"],
  ["delete", "", "GET, HEAD"],
] as const)("answers %s /_standin/%s with 405 and what the address takes", async (method, path, allowed) => {
  const answer = await steer(method, path).expect(405);
  expect(answer.headers["allow"]).toBe(allowed);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
});

test("tells the word that is meant in a body of the control interface", async () => {
  const { body } = (await steer("post", "faults", { stat: 500 }).expect(400)) as { body: { problems: object[] } };
  expect(body.problems).toContainEqual({
    pointer: "/stat",
    found: 'there is no "stat" here',
    cure: 'did you mean "status"?',
  });
});
