import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { printedTogether } from "../../../src/cli/printed-together.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("prints the lines of one moment with one write, in order, and loses none", () => {
  const written: string[] = [];
  const print = printedTogether((text) => void written.push(text));
  print("one\n");
  print("two\n");
  expect(written).toEqual([]);
  vi.runAllTimers();
  expect(written).toEqual(["one\ntwo\n"]);
  print("three\n");
  vi.runAllTimers();
  expect(written).toEqual(["one\ntwo\n", "three\n"]);
});
