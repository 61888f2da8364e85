import { expect, test } from "vitest";
import { noWrites, withWrites } from "../../../../../src/serve/data/things/thing-write.ts";
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
