import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import type { Ground } from "../../../../src/verify/cases/case.ts";
import { expectedPage, type PageModel } from "../../../../src/verify/cases/list/page-model.ts";
import type { Given, Question } from "../../../../src/verify/exchange/question.ts";
import { servicestack } from "../../../../src/verify/framework/servicestack/servicestack.ts";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";

const contract = loadContract("bokamera");
const [operation] = contract.operations;
if (operation?.result?.kind !== "object") throw new Error("the contract has one operation that answers with a page");
const items = operation.result.all.find(({ key }) => key === "Attempts")?.slot.type;
const rowType = items?.kind === "list" ? items.item.type : ({ kind: "any" } as const);

const ground: Ground = {
  contract,
  promises: servicestack,
  operation,
  target: bareTarget(undefined),
  seed: "s",
  allowWrites: false,
  found: new Map(),
  known: new Map(),
  shared: new Map(),
};

/** Six rows, `f` the newest, a second apart; every other one failed. */
const letters = ["f", "e", "d", "c", "b", "a"];
const keys = letters.map((letter) => `atmpt_${letter}`);
const question: Question = {
  operation,
  method: "GET",
  parameters: [["EndpointId", "ep_1"]],
  as: { kind: "nobody" },
  wanted: undefined,
  headers: [],
  path: undefined,
  body: undefined,
};

function modelOf(complete: boolean): PageModel {
  return {
    collection: {
      question,
      walk: { pages: [], ended: complete ? "end" : "cut" },
      rows: keys.map((Id, index) => ({
        Id,
        Status: index % 2 === 0 ? "Success" : "Fail",
        Timestamp: `2026-01-01T00:00:0${6 - index}`,
      })),
      rowType,
      keys,
      complete,
    },
    hidden: new Map([["EventTypes", new Map([["x", new Set(["atmpt_e", "atmpt_a"])]])]]),
    known: new Map(),
  };
}

function pageFor(given: readonly Given[], complete = true): string | undefined {
  const page = expectedPage(ground, modelOf(complete), { ...question, parameters: given });
  return page && `${page.keys.map((key) => key.slice(-1)).join("")}${page.done ? "." : ""}`;
}

test.each<readonly [given: string, want: string]>([
  ["", "fedcba."],
  ["Limit=2", "fe"],
  ["Limit=0", ""],
  ["Limit=2&Iterator=atmpt_c", "ba."],
  ["Limit=2&Iterator=atmpt_d0", "dc"],
  ["Limit=2&Iterator=-atmpt_c", "ed"],
  ["Limit=2&Iterator=--atmpt_d", "fe."],
  ["Limit=1&Iterator=-atmpt_bb", "c"],
  ["Status=2", "eca."],
  ["STATUS=2&limit=1", "e"],
  ["Before=2026-01-01T00:00:03Z", "ba."],
  ["After=2026-01-01T00:00:03Z", "fedc."],
  ["After=2026-01-01T02:00:03%2B02:00&Limit=2", "dc"],
  ["After=2026-01-01T00:00:02Z&Before=2026-01-01T00:00:05Z&Limit=2", "dc"],
  ["After=2026-01-01T00:00:02Z&Iterator=atmpt_d&Limit=2", "cb."],
  ["EventTypes=x,standin.none", "ea."],
  ["EventTypes=standin.none&EventTypes=x", "ea."],
])("expects of %s the page %s", (given, want) => {
  expect(pageFor([...new URLSearchParams(given)])).toBe(want);
});

test("expects nothing of a value whose rows are not known", () => {
  expect(pageFor([["EventTypes", "y"]])).toBeUndefined();
});

test.each<readonly [given: string, want: string | undefined]>([
  ["Limit=5", "fedcb"],
  ["Limit=6", undefined],
  ["Limit=2&Iterator=atmpt_c", undefined],
  ["Limit=2&Iterator=-atmpt_c", "ed"],
  ["Limit=2&Iterator=-atmpt_0", undefined],
  ["After=2026-01-01T00:00:03Z&Limit=2", undefined],
])("expects of %s, of a list that was not read whole, the page %s", (given, want) => {
  expect(pageFor([...new URLSearchParams(given)], false)).toBe(want);
});
