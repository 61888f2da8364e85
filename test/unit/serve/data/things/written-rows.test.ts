import { expect, test } from "vitest";
import { noWrites, sizeOfWrites, withWrites } from "../../../../../src/serve/data/things/thing-write.ts";
import type { ThingWrite } from "../../../../../src/serve/data/things/written-rows.ts";

const group = [["$group", "g1"]] as const;

function write(more: Partial<ThingWrite>): ThingWrite {
  const row = { id: "u-1", name: "Ada" };
  const thing = { key: "u-1", value: row, place: "", isWhole: true };
  return { entity: "users", key: "u-1", within: [], thing, row, names: [], isNew: false, ...more };
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
