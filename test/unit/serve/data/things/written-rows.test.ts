import fc from "fast-check";
import { expect, test } from "vitest";
import {
  noWrites,
  sizeOfWrites,
  type ThingWrites,
  withWrites,
} from "../../../../../src/serve/data/things/thing-write.ts";
import { type ThingWrite, WrittenRows } from "../../../../../src/serve/data/things/written-rows.ts";

const group = [["$group", "g1"]] as const;

function write(more: Partial<ThingWrite>): ThingWrite {
  const row = { id: "u-1", name: "Ada" };
  const thing = { key: "u-1", value: row, place: "", isWhole: true };
  return { entity: "users", key: "u-1", within: [], thing, row, names: [], owners: [], isNew: false, ...more };
}

test("rows that were taken from an owner and then removed are found so when what was written is read again", () => {
  const writes = [
    write({ within: group, isNew: true }),
    write({ within: group, thing: undefined, isDetached: true }),
    write({ thing: undefined }),
  ];
  const once = withWrites(noWrites, writes).get("users");
  const again = withWrites(noWrites, [...(once?.values() ?? [])]).get("users");
  for (const rows of [once, again])
    for (const within of [[], group]) expect(rows?.keyed(within, "u-1")).toMatchObject({ thing: undefined });
  expect([...(again?.values() ?? [])]).toEqual([...(once?.values() ?? [])]);
});

test("how much was written is known after each write as if all of it had been written at once", () => {
  const writes = [
    write({ isNew: true }),
    write({ row: { id: "u-1", name: "Ada Lovelace" } }),
    write({ key: "u-2", row: { id: "u-2" } }),
    write({ thing: undefined }),
  ];
  const sizes = writes.map((_, end) => {
    const all = withWrites(noWrites, writes.slice(0, end + 1));
    const rows = [...(all.get("users")?.values() ?? [])];
    const characters = rows.reduce((sum, { row }) => sum + JSON.stringify(row).length + 2, 0);
    return [sizeOfWrites(all), { rows: rows.length, characters }] as const;
  });
  for (const [size, expected] of sizes) expect(size).toEqual(expected);
});

const someWrite = fc
  .record({
    key: fc.integer({ min: 1, max: 6 }).map((number) => `u-${number}`),
    formerKey: fc.option(
      fc.integer({ min: 1, max: 6 }).map((number) => `u-${number}`),
      { nil: undefined, freq: 5 },
    ),
    within: fc.constantFrom([], group),
    isGone: fc.boolean(),
    isNew: fc.boolean(),
    name: fc.constantFrom("Ada", "Bea"),
  })
  .map(({ key, formerKey, within, isGone, isNew, name }) => {
    const row = { id: key, name };
    const thing = { key, value: row, place: "", isWhole: true };
    const isRenamed = formerKey !== undefined && formerKey !== key;
    const own = { key, row, within, isNew: isNew && !isRenamed, names: ["name"] };
    return write({ ...own, thing: isGone && !isRenamed ? undefined : thing, ...(isRenamed ? { formerKey } : {}) });
  });

test("what was written before stays as it was, whatever is written after it", () => {
  const seen = (rows: WrittenRows): unknown => ({
    all: [...rows.values()],
    of: [rows.of([]), rows.of(group)],
    named: ["Ada", "Bea"].map((name) => rows.named([], name)),
    keyed: ["u-1", "u-2", "u-3"].map((key) => [rows.keyed([], key), rows.keyed(group, key), rows.ofKey(key)]),
    sizes: [rows.size, rows.characters],
  });
  fc.assert(
    fc.property(fc.array(someWrite, { minLength: 1, maxLength: 30 }), (writes) => {
      let all: ThingWrites = noWrites;
      const versions = writes.map((one) => {
        all = withWrites(all, [one]);
        const rows = all.get("users");
        if (rows === undefined) throw new Error("there is a row");
        return [rows, structuredClone(seen(rows))] as const;
      });
      for (const [rows, then] of versions) expect(seen(rows)).toEqual(then);
      const { characters, size } = versions.at(-1)?.[0] ?? new WrittenRows();
      const held = [...(all.get("users")?.values() ?? [])];
      expect(size).toBe(held.length);
      const counted = held.reduce((sum, { row }) => sum + JSON.stringify(row).length + 2, 0);
      expect(characters).toBe(counted);
    }),
    { numRuns: 60 },
  );
});

test("one write more beside tens of thousands costs no more than beside a few", () => {
  let all: ThingWrites = noWrites;
  const batch = (from: number): number => {
    const start = performance.now();
    for (let index = from; index < from + 2000; index++) {
      const key = `u-${index}`;
      const row = { id: key };
      const thing = { key, value: row, place: "", isWhole: true };
      all = withWrites(all, [write({ key, row, thing, isNew: true })]);
      all.get("users")?.keyed([], key);
    }
    return performance.now() - start;
  };
  const times = Array.from({ length: 10 }, (_, index) => batch(index * 2000));
  // Maps that are copied take a hundred times as long at the end.
  expect(Math.min(...times.slice(-3))).toBeLessThan(20 * Math.min(...times));
  expect(Math.min(...times.slice(-3))).toBeLessThan(1000);
});
