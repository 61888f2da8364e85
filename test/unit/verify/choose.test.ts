import { expect, test } from "vitest";
import { type Choice, choiceOf, isChosen, isSkipped } from "../../../src/verify/choose.ts";

const known = [
  ["orders", "ListOrders", "walk/rows"],
  ["orders", "ListOrders", "walk/rows-again"],
  ["orders", "ListOrders", "walkers/all"],
  ["orders", "ListOrders", "servicestack-bytes/json"],
  ["orders", "ListOrders", "servicestack-login/closed"],
  ["orders", "ListOrdersOfDay", "walk/rows"],
  ["billing", "ShowBill", "walk/rows"],
].map(([api = "", operation = "", id = ""]) => ({ api, operation, id }));

const chosen = (choice: Choice): number[] =>
  known.flatMap((one, index) => (isChosen(choice, one, one.id) ? [index] : []));

test.each([
  ["walk", [0, 1, 5, 6]],
  ["wal", [0, 1, 2, 5, 6]],
  ["WALK/ROWS", [0, 5, 6]],
  ["walk/ro", [0, 1, 5, 6]],
  ["ListOrders", [0, 1, 2, 3, 4]],
  ["list", [0, 1, 2, 3, 4, 5]],
  ["ListOrders/wal", [0, 1, 2]],
  ["servicestack", [3, 4]],
  ["billing", [6]],
  ["bill", [6]],
  ["orders/ListOrders/walk", [0, 1]],
  ["rows", []],
  ["", []],
])("reads --only %j as the whole name of something, else as the beginning of names", (name, want) => {
  expect(chosen(choiceOf([name], [], known))).toEqual(want);
});

test("leaves out by the same names, and chooses a check by the case that asks for it", () => {
  const choice = choiceOf(["walk"], ["walk/rows-"], known);
  const place = { api: "orders", operation: "ListOrders" };
  expect(chosen(choice)).toEqual([0, 5, 6]);
  expect(isSkipped(choice, place, "walk/rows-again")).toBe(true);
  expect(isChosen(choice, place, "answers/status", "walk/rows")).toBe(true);
  expect(isChosen(choice, place, "answers/status", "walk/rows-again")).toBe(false);
});
