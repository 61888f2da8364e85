import { expect, test } from "vitest";
import type { ThingData } from "../../../../../src/serve/data/things/thing.ts";
import {
  noWrites,
  type ThingWrites,
  withWrites,
  writtenThings,
} from "../../../../../src/serve/data/things/thing-write.ts";
import { noChanges } from "../../../../../src/serve/state/changes.ts";
import { openTestWorld } from "../../../../support/stand-in.ts";

const [api] = openTestWorld({ contracts: ["teahouse"] }).at(noChanges, 0).apis;

/** The rows of a stand-in, and how many of them were made. */
function counted(things: ThingData): { readonly things: ThingData; readonly made: () => number } {
  let made = 0;
  return {
    made: () => made,
    things: {
      ...things,
      item: (...asked) => (made++, things.item(...asked)),
      create: (...asked) => (made++, things.create(...asked)),
      list(...asked) {
        const list = things.list(...asked);
        return list && { ...list, at: (index) => (made++, list.at(index)) };
      },
    },
  };
}

/** How many rows are made to write one more, fetch it and show the first page, after so many writes. */
function cost(count: number): number {
  if (api === undefined) throw new Error("there is an API");
  const { things, made } = counted(api.host.data.things);
  const sent = {
    members: { name: "Moonlight", kind: "white", price: 7 },
    sendable: new Set(["name", "kind", "price"]),
  };
  let writes: ThingWrites = noWrites;
  const one = (): ThingData => {
    const write = writtenThings(things, writes).create("teas", [], sent);
    writes = write === undefined ? writes : withWrites(writes, [write]);
    return writtenThings(things, writes);
  };
  for (let index = 0; index < count; index++) one();
  const before = made();
  const after = one();
  const list = after.list("teas", []);
  expect(list?.size).toBe(42 + count);
  expect(after.item("teas", [], list?.keyAt(0) ?? null)).toEqual(list?.at(0));
  for (let index = 0; index < 20; index++) list?.at(index);
  return made() - before;
}

test("a write after a thousand others makes no more rows than the first", () => {
  expect(cost(1000)).toBeLessThanOrEqual(cost(0));
  expect(cost(0)).toBeLessThan(25);
});
