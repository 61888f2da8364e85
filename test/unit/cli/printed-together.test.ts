import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { printedTogether } from "../../../src/cli/printed-together.ts";

test("prints the lines of one turn of the event loop with one write, in order", async () => {
  const written: string[] = [];
  const print = printedTogether((text) => void written.push(text));
  print("one\n");
  print("two\n");
  expect(written).toEqual([]);
  await nextTurn();
  expect(written).toEqual(["one\ntwo\n"]);
  print("three\n");
  await nextTurn();
  expect(written).toEqual(["one\ntwo\n", "three\n"]);
});
