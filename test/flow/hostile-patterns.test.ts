import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { matcherOf } from "../../src/pattern/matcher.ts";
import { noChanges } from "../../src/serve/state/changes.ts";
import { answerRequest } from "../../src/serve/http/stand-in.ts";
import type { Answer } from "../../src/serve/operation/request.ts";
import { catastrophicPatterns } from "../support/catastrophic-patterns.ts";
import { openStandIn } from "../../src/serve/http/create-stand-in.ts";
import { settingsOf } from "../../src/serve/http/stand-in-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "standin-patterns-"));

/** A contract with an operation for each pattern: in a parameter, in the names and values of a body, in an answer. */
function contractWith(patterns: readonly string[]): string {
  const operations = patterns.map((pattern, index) => {
    const text = { type: "string", pattern };
    const body = { type: "object", required: ["text"], properties: { text }, patternProperties: { [pattern]: true } };
    return [
      `/p${index}`,
      {
        get: {
          operationId: `get${index}`,
          parameters: [{ name: "q", in: "query", schema: text }],
          responses: { 200: { description: "x", content: { "application/json": { schema: { type: "object" } } } } },
        },
        post: {
          operationId: `post${index}`,
          requestBody: { required: true, content: { "application/json": { schema: body } } },
          responses: { 200: { description: "x", content: { "application/json": { schema: body } } } },
        },
      },
    ] as const;
  });
  const file = join(folder, `patterns-${patterns.length}.json`);
  const info = { title: "Patterns", version: "1" };
  writeFileSync(file, JSON.stringify({ openapi: "3.1.0", info, paths: Object.fromEntries(operations) }));
  return file;
}

const cases = [...catastrophicPatterns, { pattern: "^(a+)+\\1$", text: (pumps: number) => "a".repeat(pumps) }];
const settings = settingsOf({ contracts: [contractWith(cases.map(({ pattern }) => pattern))] });
const { apis } = openStandIn(settings).world.at(noChanges, 0);
const [api] = apis;

async function ask(method: string, target: string, body = ""): Promise<Answer> {
  const headers = [
    ["Host", "stand-in.example"],
    ...(body === "" ? [] : [["Content-Type", "application/json"]]),
  ] as const;
  const sent = {
    method,
    target,
    headers: headers as Answer["headers"],
    body: Buffer.from(body),
    scheme: "http",
  } as const;
  return (await answerRequest(sent, apis)).answer;
}

test("refuses a text of two thousand pumps in every parameter and every body with a catastrophic pattern", async () => {
  for (const [index, { pattern, text }] of catastrophicPatterns.entries()) {
    const hostile = text(2000);
    const isFound = (await ask("GET", `/p${index}?q=${encodeURIComponent(text(1))}`)).status === 200;
    expect(isFound).toBe(new RegExp(pattern, "u").test(text(1)));
    for (const answer of [
      await ask("GET", `/p${index}?q=${encodeURIComponent(hostile)}`),
      await ask("POST", `/p${index}`, JSON.stringify({ text: hostile, [hostile]: 1 })),
    ])
      expect([pattern, [200, 400, 422]]).toEqual([pattern, expect.arrayContaining([answer.status]) as unknown]);
  }
});

test("holds answers against catastrophic patterns within bounds", () => {
  for (const [index, { pattern, text }] of catastrophicPatterns.entries()) {
    const operation = api?.host.contract.operations.find(({ id }) => id === `post${index}`);
    const content = operation?.responses[0]?.content.get("application/json");
    const violations = content?.violations({ text: text(2000) }) ?? [];
    expect(violations.map(({ keyword }) => keyword).filter((keyword) => keyword !== "pattern")).toEqual([]);
    expect([pattern, violations.length === 0]).toEqual([pattern, matcherOf(pattern).test(text(2000))]);
  }
});

test("says 501 and which pattern it is, where a pattern cannot be decided in bounded time", async () => {
  await expect(ask("GET", `/p${cases.length - 1}?q=aaaa`)).rejects.toMatchObject({
    status: 501,
    message: expect.stringContaining("^(a+)+\\\\1$") as unknown,
  });
});
