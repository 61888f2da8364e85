import { expect, test } from "vitest";
import { Sessions } from "../../../../src/serve/state/sessions.ts";

const limits = { sessions: 100, sessionCharacters: 10_000 };
const seedOf = (length: number): { seed: string } => ({ seed: "x".repeat(length) });

test("forgets the sessions not used for longest when all of them hold more than they may", () => {
  const sessions = new Sessions(undefined, limits);
  for (let index = 0; index < 40; index++) sessions.get(`s${index}`).change(seedOf(1000));
  const left = Array.from({ length: 40 }, (_, index) => `s${index}`).filter(
    (name) => sessions.get(name).changes.seed !== undefined,
  );
  expect(left).toEqual(Array.from({ length: 10 }, (_, index) => `s${index + 30}`));
});

test("counts snapshots, and what several of them share once", () => {
  const sessions = new Sessions(undefined, limits);
  const [one, other] = [sessions.get("one"), sessions.get("other")];
  other.change(seedOf(100));
  const path = `/${"p".repeat(3000)}`;
  one.change({ faults: [{ id: "fault-1", path, share: 1, times: 1, delay: 1, status: undefined, body: undefined }] });
  for (let index = 0; index < 50; index++) one.snapshot(`n${index}`);
  expect(sessions.get("other").changes.seed).toBeDefined();
  for (let index = 0; index < 9; index++) {
    one.change({ seed: String(index).repeat(1000) });
    one.snapshot(`m${index}`);
  }
  expect(sessions.get("other").changes.seed).toBeUndefined();
  expect(sessions.get("one").snapshots.length).toBe(59);
});

test("never forgets the shared session, nor the one in use", () => {
  const sessions = new Sessions(undefined, limits);
  sessions.get().change(seedOf(9_000));
  const large = sessions.get("large");
  large.change(seedOf(20_000));
  expect([sessions.get().changes.seed?.length, sessions.get("large")]).toEqual([9_000, large]);
  large.reset();
  sessions.get("later").change(seedOf(500));
  expect(sessions.get("large")).toBe(large);
});
