import { expect, test } from "vitest";
import type { Contract } from "../../src/contract/model/contract.ts";
import { bareTarget, headerIdentity } from "../../src/verify/deployment/target.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { type Habit, habits, shelfContract } from "./shelf-document.ts";
import { type ShelfFault, shelfFaults } from "./shelf-faults.ts";
import { type Asked, senderOf, shelfService } from "./shelf-host.ts";

/** The same document where it leaves unsaid what answers its operations. */
function unsaid(habit: Habit): Contract {
  const contract = shelfContract(habit);
  return { ...contract, operations: contract.operations.map((one) => ({ ...one, isAnswerInferred: true as const })) };
}

async function found(contract: Contract, habit: Habit, wrap: ShelfFault["wrap"]): Promise<readonly string[]> {
  const identity = headerIdentity([["X-Key", "a-key-of-somebody"]]);
  const target = { ...bareTarget(undefined), identities: new Map([["me", identity]]) };
  const apis = [{ contract, target, sender: senderOf(wrap(shelfService(habit))) }];
  return findingsOf(await verify({ apis, allowWrites: true })).map(({ check }) => check);
}

/** What another reading of the document explains, or shows under another check: a remark, unless one is named. */
const uncertain: Readonly<Record<string, string | undefined>> = {
  "each page after the first begins with a row of the first (after)": undefined,
  "small pages show other rows (after)": undefined,
  "page is one too high (page)": undefined,
  "offset is one too high (offset)": undefined,
  "the end is never told, and the last page follows itself": "lists/done",
  "the last page leads to the first": "lists/end",
  "a book alone has another title than in the list": undefined,
};
const ofRows = shelfFaults
  .filter(({ headline }) => /^(lists|items|writes)\//.test(headline))
  .filter((_, index) => process.env["ALL_FAULTS"] !== undefined || index % 2 === 0);

test.each(ofRows.map((fault) => [fault.name, fault] as const))(
  "what is only inferred breaks where answers speak against each other: %s",
  async (name, { habit, wrap, headline }) => {
    const told = Object.hasOwn(uncertain, name) ? uncertain[name] : headline;
    expect(await found(unsaid(habit), habit, wrap)).toEqual(told === undefined ? [] : [told]);
  },
);

test.each(habits)("a right host has no finding, whatever is inferred: %s", async (habit) => {
  expect(await found(unsaid(habit), habit, (right) => right)).toEqual([]);
});

test("a made-up text that would have to name a row may be refused", async () => {
  const isUnknown = ({ query }: Asked): boolean => query.has("after") && !/^(b|new)\d+$/.test(query.get("after") ?? "");
  const refusing: ShelfFault["wrap"] = (right) => (asked) =>
    isUnknown(asked) ? { status: 400, json: { error: "no such book" } } : right(asked);
  expect(await found(unsaid("after"), "after", refusing)).toEqual([]);
});

/** A shelf whose books are somebody's: each operation asks for the key. */
function guarded(): Contract {
  const contract = unsaid("page");
  const security = contract.operations.find(({ id }) => id === "whoAmI")?.security ?? [];
  return { ...contract, operations: contract.operations.map((one) => ({ ...one, security })) };
}

const unknown = { status: 401, json: { error: "who?" } };
const keyed =
  (open?: string): ShelfFault["wrap"] =>
  (right) =>
  (asked) =>
    asked.header("x-key") === undefined && asked.method !== open ? unknown : right(asked);

test("writes are asked as nobody too, on rows of the run's own", async () => {
  expect(await found(guarded(), "page", keyed())).toEqual([]);
  expect(await found(guarded(), "page", keyed("POST"))).toEqual(["writes/nobody-POST"]);
  expect(await found(guarded(), "page", keyed("PATCH"))).toEqual(["writes/nobody-PATCH"]);
  expect(await found(guarded(), "page", keyed("PUT"))).toEqual(["writes/nobody-PUT"]);
  expect(await found(guarded(), "page", keyed("DELETE"))).toEqual(["writes/nobody-DELETE"]);
});

test("a change that takes other members away, or leaves the validator as it was, is told", async () => {
  const losing: ShelfFault["wrap"] = (right) => {
    let isChanged = false;
    return (asked) => {
      const answer = right(asked);
      isChanged ||= asked.method === "PATCH";
      if (!isChanged || asked.method !== "GET" || asked.path !== "/books/new1") return answer;
      return { ...answer, json: { ...(answer.json as object), lent: undefined } };
    };
  };
  const lenient: ShelfFault["wrap"] = (right) => (asked) => {
    if (asked.method !== "GET" || !asked.path.startsWith("/books/")) return right(asked);
    return { ...right(asked), headers: { ETag: '"1"' } };
  };
  expect(await found(unsaid("page"), "page", lenient)).toEqual(["writes/merge"]);
  expect(await found(unsaid("page"), "page", losing)).toEqual(["writes/merge"]);
});
