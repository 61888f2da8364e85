import { expect, test } from "vitest";
import { loadContract } from "../../../../../src/contract/load-contract.ts";
import { readReply } from "../../../../../src/verify/exchange/read-reply.ts";
import { plain } from "../../../../../src/verify/framework/plain/plain.ts";
import {
  foldOperations,
  type OperationOutcome,
  type ToldBreak,
} from "../../../../../src/verify/verdict/cause/fold-operations.ts";
import type { Place } from "../../../../../src/verify/verdict/place.ts";
import { kindNamed } from "../../../../support/check-kinds.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
if (operation === undefined) throw new Error("bokamera has an operation");
const asked = { method: "GET", headers: [], body: undefined };
const question = {
  ...asked,
  operation,
  parameters: [],
  as: { kind: "nobody" },
  wanted: undefined,
  path: undefined,
} as const;

let count = 0;

/** A finding; its words are nobody else's. */
function told(id: string, kind: string, place: Place, status = 200): ToldBreak {
  const response = { status, reason: "", headers: [], body: new Uint8Array(), milliseconds: 1 };
  const reply = readReply(1, question, { ...asked, target: "/" }, response, contract, plain);
  const check = { id, promise: "a promise", citations: [], kind: kindNamed(kind), about: undefined };
  const finding = {
    check: id,
    promise: `promise ${(count += 1)}`,
    citations: [],
    quotes: [],
    place: "somewhere",
    at: place,
    expected: id,
    found: String(count),
    count: 1,
    before: [],
    seenAgain: undefined,
    request: { ...asked, target: "/" },
    response: { status, reason: "", headers: [], excerpt: "" },
    curl: "curl",
    again: "again",
    also: [],
    alsoIn: [],
  };
  return { finding, seen: { check, reply, deviation: { place } } };
}

function outcome(name: string, ...breaks: readonly ToldBreak[]): OperationOutcome {
  const result = { operation: name, method: "GET", path: "/", requests: 1, checks: [], parts: [], remarks: [] };
  return { result, told: breaks };
}

const folded = (...operations: readonly OperationOutcome[]) =>
  foldOperations(operations).map(({ findings }) => findings.map(({ check, alsoIn }) => [check, ...alsoIn]));

const status: Place = { kind: "status" };
const at = (pointer: string): Place => ({ kind: "value", pointer });

test.each<readonly [string, ToldBreak, ToldBreak, unknown]>([
  [
    "one check breaks at one place",
    told("answers/schema", "answers/schema", at("/A/0")),
    told("answers/schema", "answers/schema", at("/A/9")),
    [[["answers/schema", "B"]], []],
  ],
  [
    "a check that asks one thing breaks at two places",
    told("walk/done", "walk/done", { kind: "page", part: "done" }),
    told("walk/done", "walk/done", status),
    [[["walk/done", "B"]], []],
  ],
  [
    "a check of every answer breaks at two places",
    told("answers/schema", "answers/schema", at("/A")),
    told("answers/schema", "answers/schema", at("/B")),
    [[["answers/schema"]], [["answers/schema"]]],
  ],
  [
    "checks of one kind break at one place",
    told("rules/A/NotEmpty", "rules/NotEmpty", { kind: "error", part: "code" }),
    told("rules/B/NotEmpty", "rules/NotEmpty", { kind: "error", part: "code" }),
    [[["rules/A/NotEmpty", "B"]], []],
  ],
  [
    "two callers are let in",
    told("security/forged-token", "security/forged-token", status),
    told("security/unsigned-token", "security/unsigned-token", status),
    [[["security/forged-token", "B"]], []],
  ],
  [
    "checks of two families break at one place",
    told("security/nobody", "security/nobody", status),
    told("verbs/HEAD", "verbs/method", status),
    [[["security/nobody"]], [["verbs/HEAD"]]],
  ],
  [
    "a row differs from what it is elsewhere, and a law says which is wrong",
    told("lookups/elsewhere", "lookups/elsewhere", at("/A")),
    told("laws/own", "laws/law", at("/A")),
    [[], [["laws/own"]]],
  ],
  [
    "a row differs from what it is elsewhere, and nothing says which is wrong",
    told("lookups/elsewhere", "lookups/elsewhere", at("/A")),
    told("lookups/elsewhere", "lookups/elsewhere", at("/A")),
    [[["lookups/elsewhere", "B"]], []],
  ],
])("tells of two operations in which %s", (_, one, other, expected) => {
  expect(folded(outcome("A", one), outcome("B", other))).toEqual(expected);
});

test("tells two findings of one operation apart", () => {
  const [one, other] = [told("laws/a", "laws/law", at("/A")), told("laws/b", "laws/law", at("/A"))];
  expect(folded(outcome("A", one, other))).toEqual([[["laws/a"], ["laws/b"]]]);
});

test("is told under the operation whose request shows it again", () => {
  const removed = told("answers/schema", "answers/schema", at("/A"));
  const [once, again] = [
    { ...removed, finding: { ...removed.finding, seenAgain: false } },
    { ...removed, finding: { ...removed.finding, seenAgain: true } },
  ];
  expect(folded(outcome("A", once), outcome("B", once), outcome("C", again))).toEqual([
    [],
    [],
    [["answers/schema", "A", "B"]],
  ]);
});

test("tells each operation what it shows, in short where it is told in full elsewhere", () => {
  const schema = (pointer: string): ToldBreak => told("answers/schema", "answers/schema", at(pointer));
  const elsewhere = told("lookups/elsewhere", "lookups/elsewhere", at("/A"));
  const operations = foldOperations([outcome("A", schema("/A/0")), outcome("B", schema("/A/7"), elsewhere)]);
  expect(operations.map(({ repeats }) => repeats.map(({ check, at: place, told: of }) => [check, place, of]))).toEqual([
    [],
    [
      ["answers/schema", at("/A/7"), { operation: "A", check: "answers/schema" }],
      ["lookups/elsewhere", at("/A"), undefined],
    ],
  ]);
});
