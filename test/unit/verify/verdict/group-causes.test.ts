import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { readReply } from "../../../../src/verify/exchange/read-reply.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import { groupCauses } from "../../../../src/verify/verdict/group-causes.ts";
import type { Place } from "../../../../src/verify/verdict/place.ts";
import type { Cause } from "../../../../src/verify/verdict/tally.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
if (operation === undefined) throw new Error("bokamera has an operation");
const question = {
  operation,
  method: "GET",
  parameters: [],
  as: { kind: "nobody" },
  wanted: undefined,
  headers: [],
  path: undefined,
  body: undefined,
} as const;

/** A cause of its own question, seen in a 200. */
function cause(check: string, place: Place, found = "x"): Cause {
  const request = { method: "GET", target: `/${check}${JSON.stringify(place)}`, headers: [], body: undefined };
  const response = { status: 200, reason: "OK", headers: [], body: new Uint8Array(), milliseconds: 1 };
  return {
    check: { id: check, promise: "a promise", citations: [] },
    reply: readReply(1, question, request, response, contract, servicestack),
    deviation: { place, expected: "y", found },
    caseId: "a/case",
    count: 1,
    questions: new Set([request.target]),
    trial: undefined,
  };
}

const at = (pointer: string): Place => ({ kind: "value", pointer });
const row: Place = { kind: "row", page: { number: 1 }, number: 2 };
const turned: Place = { kind: "row", page: { before: "a" }, number: 1 };

const groupsOf = (...causes: readonly Cause[]) =>
  groupCauses(causes).map((group) => group.map(({ check }) => check.id));

test.each([
  [
    "breaks of one check, one inside the place of the other",
    [cause("answers/readable", at("/Rows/0")), cause("answers/readable", at("/Rows/3/Url"), "z")],
    1,
  ],
  [
    "breaks of one check in two members",
    [cause("answers/schema", at("/Rows/0/Url")), cause("answers/schema", at("/Rows/0/UrlToo"), "z")],
    2,
  ],
  ["breaks of a check and of one that rests on it", [cause("walk/order", row), cause("walk/turned", turned)], 1],
  [
    "breaks of checks that have nothing to do with each other",
    [cause("verbs/HEAD", { kind: "status" }), cause("walk/done", { kind: "page", part: "done" })],
    2,
  ],
] as const)("makes of %s as many causes as there are", (_, causes, count) => {
  expect(groupsOf(...causes)).toHaveLength(count);
});

test("puts the check first that others rest on", () => {
  expect(groupsOf(cause("walk/turned", turned), cause("walk/order", row))).toEqual([["walk/order", "walk/turned"]]);
});
