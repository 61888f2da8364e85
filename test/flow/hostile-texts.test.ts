import request from "supertest";
import { expect, test } from "vitest";
import { createTestApp } from "../support/stand-in.ts";

/** An expression that reads it twice for each of its characters would take minutes. */
const many = 1_000_000;
const blanks = " ".repeat(many);
const app = createTestApp({ contracts: ["fixtures/contracts/zoo"], scenario: "zoo" });

test.each([
  ["application/xml", `<Echo xmlns="http://schemas.datacontract.org/2004/07/Zoo"><Text>a${blanks}x</Text></Echo>`],
  ["application/json", `{"Double":"${blanks}x"}`],
  ["application/json", `{"Double":"${"1".repeat(many)}x"}`],
  ["application/json", `{"Money":"${blanks}x"}`],
  ["application/json", `{"Span":"${blanks}x"}`],
  ["application/json", `{"When":"#${"# ".repeat(many / 2)}x"}`],
  ["application/json", `{"When":"1${"\\u0000".repeat(many / 8)}x"}`],
  ["application/x-www-form-urlencoded", `Double=${"+".repeat(many)}x`],
  ["application/x-www-form-urlencoded", `Text${"[".repeat(many)}=x`],
])("answers a body in %s with a million characters that lead nowhere", async (type, body) => {
  const answer = await request(app).post("/echo.json").set("Content-Type", type).send(body);
  expect(answer.status).toBeLessThan(500);
  expect((await request(app).get("/_standin/health")).status).toBe(200);
});
