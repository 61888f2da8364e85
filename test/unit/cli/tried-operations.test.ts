import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { tryInIdleTime } from "../../../src/cli/tried-operations.ts";
import { loadContract } from "../../../src/contract/load-contract.ts";

const answering = (content: object): object => ({
  get: { responses: { 200: { description: "ok", content: { "application/json": content } } } },
});
const file = join(mkdtempSync(join(tmpdir(), "standin-tried-")), "api.json");
writeFileSync(
  file,
  JSON.stringify({
    openapi: "3.1.0",
    info: { title: "Tried", version: "1" },
    paths: {
      "/none": answering({ schema: { type: "integer", minimum: 5, maximum: 3 } }),
      "/example": answering({ schema: { type: "integer", minimum: 5, maximum: 3 }, example: 4 }),
      "/some": answering({ schema: { type: "integer" } }),
      "/neither": answering({ schema: { type: "object", required: ["a"], properties: { a: false } } }),
    },
  }),
);

afterEach(() => vi.useRealTimers());

test("tells in idle time of each operation that no answer can be made up for, with its place", () => {
  vi.useFakeTimers();
  const told: string[] = [];
  tryInIdleTime([loadContract(file)], (line) => told.push(line));
  expect(told).toEqual([]);
  vi.runAllTimers();
  expect(told.map((line) => line.replace(/: \/paths.*schema.*\n/s, ""))).toEqual([
    "GET /none answers 501, as no answer can be made up",
    "GET /neither answers 501, as no answer can be made up",
  ]);
});

test("tries nothing any more when it is ended", () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const { end } = tryInIdleTime([loadContract(file)], (line) => told.push(line));
  vi.advanceTimersByTime(3000);
  end();
  vi.runAllTimers();
  expect(told).toHaveLength(1);
});

test("tries nothing while requests come, and goes on when they have ended", () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const { requested } = tryInIdleTime([loadContract(file)], (line) => told.push(line));
  for (let second = 0; second < 8; second++) {
    requested();
    vi.advanceTimersByTime(1000);
  }
  expect(told).toEqual([]);
  vi.runAllTimers();
  expect(told).toHaveLength(2);
});

test("tries one in ten seconds where requests never end", () => {
  vi.useFakeTimers();
  const told: string[] = [];
  const { requested } = tryInIdleTime([loadContract(file)], (line) => told.push(line));
  for (let second = 0; second < 60; second++) {
    requested();
    vi.advanceTimersByTime(1000);
  }
  expect(told).toHaveLength(2);
});
