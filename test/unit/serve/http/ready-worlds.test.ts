import { expect, test } from "vitest";
import { ReadyWorlds } from "../../../../src/serve/http/ready-worlds.ts";
import { type Changes, noChanges } from "../../../../src/serve/state/changes.ts";

const start = { scenario: "s", seed: "x", now: "2026-01-01T00:00:00.000Z" };
const running: Changes = { ...noChanges, clock: { kind: "running", from: start.now, startedAt: 0, speed: 1 } };
const moment = (i: number): string => new Date(Date.parse(start.now) + i + 1).toISOString();

test("keeps the world of the start, however many others are asked for", () => {
  const worlds = new ReadyWorlds<object>(start);
  const first = worlds.get(noChanges, start, () => ({}));
  for (let i = 0; i < 500; i++) worlds.get({ ...noChanges, seed: `s${i}` }, { ...start, seed: `s${i}` }, () => ({}));
  expect(worlds.get(noChanges, start, () => ({}))).toBe(first);
});

test("puts out no other world while a clock runs", () => {
  const worlds = new ReadyWorlds<object>(start);
  const blue = { ...start, seed: "blue" };
  const first = worlds.get(noChanges, blue, () => ({}));
  for (let i = 0; i < 500; i++) worlds.get(running, { ...start, now: moment(i) }, () => ({}));
  expect(worlds.get(noChanges, blue, () => ({}))).toBe(first);
});

test("makes a running clock's world anew for another moment only", () => {
  const worlds = new ReadyWorlds<string>(start);
  const at = (i: number): string => worlds.get(running, { ...start, now: moment(i) }, () => moment(i));
  expect([at(1), at(2), at(1)]).toEqual([moment(1), moment(2), moment(1)]);
});

test("knows a list of overrides by which list it is", () => {
  const worlds = new ReadyWorlds<object>(start);
  const changes = (): Changes => ({
    ...noChanges,
    overrides: [{ api: "a", entity: "e", key: "k", property: "p", value: 1n }],
  });
  const one = changes();
  const first = worlds.get(one, start, () => ({}));
  expect(worlds.get(one, start, () => ({}))).toBe(first);
  expect(worlds.get(changes(), start, () => ({}))).not.toBe(first);
});
