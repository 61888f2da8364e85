import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import request from "supertest";
import { expect, test } from "vitest";
import { createStandIn } from "../../src/serve/http/create-stand-in.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-absurd-"));
const to = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const levels = Array.from({ length: 22 }, (_, level) => level);

/** Schemas of which each leads to the next in two ways. */
function doubling(way: (next: object) => object): Record<string, object> {
  const chain = levels.map((level) => [`S${level}`, way(to(`S${level + 1}`))] as const);
  return {
    Bad: to("S0"),
    ...Object.fromEntries(chain),
    S22: { type: "object", properties: { x: { type: "string" } } },
  };
}

const whole = { type: "integer" };
const absurd: Readonly<Record<string, Record<string, object>>> = {
  "a pattern of two million letters": { Bad: { type: "string", pattern: "^[a-z]{2000000}$" } },
  "a hundred million items": { Bad: { type: "array", minItems: 1e8, items: whole } },
  "different items, fifty thousand": { Bad: { type: "array", minItems: 5e4, uniqueItems: true, items: whole } },
  "a text of half a thousand million": { Bad: { type: "string", minLength: 5e8 } },
  "a hundred million members": { Bad: { type: "object", minProperties: 1e8, additionalProperties: whole } },
  "lists of lists of lists": {
    Bad: { type: "array", minItems: 1000, items: { type: "array", minItems: 1000, items: to("Inner") } },
    Inner: { type: "array", minItems: 1000, items: whole },
  },
  "members that double": doubling((next) => ({
    type: "object",
    required: ["a", "b"],
    properties: { a: next, b: next },
  })),
  "allOf that doubles": doubling((next) => ({ allOf: [next, next] })),
  "anyOf that doubles": doubling((next) => ({ anyOf: [next, next] })),
  "oneOf and not that double": doubling((next) => ({ oneOf: [{ not: next }, { not: { not: next } }] })),
  "if and then that double": doubling((next) => ({ if: next, then: next })),
};

test.each(Object.entries(absurd))(
  "answers 501 where a schema asks for %s, and the others as ever",
  async (name, schemas) => {
    const json = (schema: object): object => ({ content: { "application/json": { schema } } });
    const paths = {
      "/ok": { get: { operationId: "ok", responses: { 200: { description: "x", ...json(whole) } } } },
      "/bad": {
        get: { operationId: "bad", responses: { 200: { description: "x", ...json(to("Bad")) } } },
        post: { operationId: "send", requestBody: json(to("Bad")), responses: { 204: { description: "x" } } },
      },
    };
    const file = join(folder, `${name.replaceAll(/\W/g, "-")}.json`);
    const info = { title: "Absurd", version: "1" };
    writeFileSync(file, JSON.stringify({ openapi: "3.1.0", info, paths, components: { schemas } }));
    const { app } = createStandIn({ contracts: [file] });
    const answer = await request(app).get("/bad");
    // Of one that only validating takes long for, an answer may be known to be right without that.
    if (name !== "allOf that doubles" || answer.status !== 200) {
      expect([answer.status, answer.type]).toEqual([501, "application/problem+json"]);
      expect((answer.body as { detail: string }).detail).toMatch(/\/(paths|components)\//);
    }
    const sent = await request(app).post("/bad").send({ x: "y" });
    expect([400, 501]).toContain(sent.status);
    expect((await request(app).get("/ok")).status).toBe(200);
  },
);
