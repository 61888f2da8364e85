import request from "supertest";
import { expect, test } from "vitest";
import { createTestApp } from "../../../../support/stand-in.ts";

const app = createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo" });
const long = "x".repeat(1001);

test.each([
  ["put", "seed", { seed: long }, 400],
  ["put", "scenario", { name: long }, 400],
  ["put", "clock", { now: long }, 400],
  ["post", "faults", { status: 503, path: `/${long}` }, 400],
  ["post", "overrides", { entity: long, key: "k", property: "p", value: 1 }, 400],
  ["post", "overrides", { entity: "e", key: long, property: "p", value: 1 }, 400],
  ["post", "overrides", { entity: "e", key: "k", property: long, value: 1 }, 400],
  ["post", "overrides", { entity: "e", key: "k", property: "p", value: "x".repeat(65_536) }, 413],
  ["put", `snapshots/${long}`, {}, 400],
] as const)("refuses %s %s with more than it keeps", async (method, path, body, status) => {
  const answer = await request(app)[method](`/_standin/${path}`).send(body);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
});

test("refuses a session with a long name, there and in the API", async () => {
  for (const path of ["/_standin/", "/nothing"]) {
    const answer = await request(app).get(path).set("X-Standin-Session", "n".repeat(201));
    expect([answer.status, answer.type]).toEqual([400, "application/problem+json"]);
  }
});

test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
  "takes %s for a name like any other, wherever a name of a request is looked up",
  async (name) => {
    const zoo = (path: string, type = "application/json"): request.Test =>
      request(app).post(path).set("Content-Type", type).send(`{"${name}":1}`);
    const statuses = await Promise.all([
      request(app).get(`/echo.json?jsconfig=${name}&${name}=1&format=${name}`),
      request(app).get(`/echo.json?jsconfig=${name}:true`),
      zoo("/echo.json").set("Content-Encoding", name),
      zoo("/echo.json", name),
      zoo("/echo.json"),
      zoo("/echo.xml", "application/xml"),
      request(app).post("/echo.json").set("Content-Type", "application/xml").send(`<Echo>&${name};</Echo>`),
      request(app).get(`/${name}`),
      request(app).get(`/_standin/${name}`),
      request(app).put("/_standin/scenario").send({ name }),
    ]);
    expect(statuses.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  },
);
