import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import type { Condition, PageRequest } from "../../../../src/serve/data/data.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import { attemptsContract, loaded, subscriptionsContract } from "./worlds.ts";

interface Exchange {
  readonly title: string;
  readonly request: { readonly path: string };
  readonly response: { readonly status: number; readonly body?: { readonly text?: string } };
}

interface Attempts {
  readonly Attempts: readonly { readonly Id: string }[];
  readonly Done: boolean;
}

const recorded = loaded("recorded");
const settings = { seed: recorded.seed, now: recorded.now };
const attempts = createData(attemptsContract, recorded, settings);
const subscriptions = createData(subscriptionsContract, recorded, settings);

const exchanges = (file: string): readonly Exchange[] => {
  const read = JSON.parse(readFileSync(`fixtures/recordings/${file}.json`, "utf8")) as
    readonly Exchange[] | { readonly exchanges: readonly Exchange[] };
  return "exchanges" in read ? read.exchanges : read;
};

const isoDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** The page that a recorded request asks for, where nothing but bounds and filters stands in it. */
function requestOf(path: string): { readonly owner: string; readonly request: PageRequest } | undefined {
  const url = new URL(path, "http://host");
  const owner = /^\/webhook\/endpoints\/([^/]+)\/attempts$/.exec(url.pathname)?.[1];
  const given = [...url.searchParams];
  const known = given.every(
    ([name, value]) =>
      ["Limit", "Iterator", "Status", "EventTypes", "Before", "After"].includes(name) && !/[[\]" +]|^$/.test(value),
  );
  if (owner === undefined || !known || new Set(given.map(([name]) => name)).size < given.length) return undefined;
  const one = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
  const conditions: Condition[] = [];
  const status = one("Status");
  if (status !== undefined)
    conditions.push({
      property: "Status",
      operator: "equals",
      value: ["Success", "Pending", "Fail", "Sending"][Number(status)] ?? "",
    });
  const types = one("EventTypes");
  if (types !== undefined) conditions.push({ property: "EventType", operator: "in", value: types.split(",") });
  const [before, after] = [one("Before"), one("After")];
  // Other spellings of dates are the binding's business.
  if (![before, after].every((text) => text === undefined || isoDate.test(text))) return undefined;
  if (before !== undefined) conditions.push({ property: "Timestamp", operator: "before", value: before });
  if (after !== undefined) conditions.push({ property: "Timestamp", operator: "onOrAfter", value: after });
  const iterator = one("Iterator");
  const turned =
    iterator?.startsWith("-") === true || (after !== undefined && before === undefined && iterator === undefined);
  return {
    owner,
    request: {
      limit: Number(one("Limit") ?? 50),
      from: iterator?.replace(/^-+/, ""),
      towards: turned ? "newer" : "older",
      conditions,
    },
  };
}

for (const family of ["walks", "iterators", "filters", "limits", "dates"]) {
  const cases = exchanges(`bokamera/${family}`).filter(
    ({ request, response }) => response.status === 200 && requestOf(request.path) !== undefined,
  );
  test.each(cases)(`gives the recorded rows, ${family}: $title`, ({ request, response }) => {
    const want = JSON.parse(response.body?.text ?? "{}") as Attempts;
    const asked = requestOf(request.path);
    const page = attempts.page("attempts", asked!.owner, asked!.request);
    expect(page?.rows.map(({ key }) => key)).toEqual(want.Attempts.map(({ Id }) => Id));
    expect(page?.done).toBe(want.Done);
  });
}

test("knows the recorded owners and nobody else", () => {
  const request = { limit: 10, from: undefined, towards: "older", conditions: [] } as const;
  expect(attempts.page("attempts", "ep_2r00000000000000000000empty", request)).toEqual({ rows: [], done: true });
  for (const owner of ["ep_nobody", "ep_34rrfvhukbg6skimrkqvaz6ntmf", ""])
    expect(attempts.page("attempts", owner, request)).toBeUndefined();
});

test("keeps what is stored and never shown", () => {
  const page = attempts.page("attempts", "ep_34rRFVhUKBg6sKImrKQvaz6nTMf", {
    limit: 1,
    from: undefined,
    towards: "older",
    conditions: [],
  });
  expect(page?.rows[0]?.hidden).toEqual({ EventType: "booking.cancelled" });
  expect(page?.rows[0]?.value).not.toHaveProperty("EventType");
});

const by = (tax: string, account: string, event: string) =>
  new Map([
    ["AuthSteuernummer", tax],
    ["AccountId", account],
    ["subscription.event", event],
  ]);

test("finds recorded subscriptions by user and event, capitals of the event aside, and by id", () => {
  const row = subscriptions.find("subscriptions", by("DE123456789", "0012345678", "reportsubmitted"));
  expect(row?.value["subscription"]).toMatchObject({
    id: "022b1849dde9b5eb4489d402d7e92a8a",
    event: "ReportSubmitted",
  });
  expect(subscriptions.find("subscriptions", new Map([["subscription.id", "022b1849dde9b5eb4489d402d7e92a8a"]]))).toBe(
    row,
  );
});

test.each([
  by("de123456789", "0012345678", "ReportSubmitted"),
  by("DE123456789\n", "0012345678", "ReportSubmitted"),
  by("AT000000001", "0012345678", "ReportSubmitted"),
  by("DE123456789", "0012345678", "Nothing"),
])("finds no other subscription: %o", (key) => {
  expect(subscriptions.find("subscriptions", key)).toBeUndefined();
});

test("serves the values of the zoo by their place in the file, every digit kept", () => {
  const zoo = loadContract("fixtures/contracts/zoo");
  const scenario = loadScenario("zoo", [zoo]);
  const data = createData(zoo, scenario, { seed: "z", now: scenario.now });
  expect(data.find("values", new Map([["$index", 1]]))?.value).toMatchObject({
    text: " padded ",
    big: 9223372036854775807n,
    money: "0.0063058",
  });
  expect(data.find("values", new Map([["$index", 149]]))).toBeDefined();
  for (const index of [150, -1]) expect(data.find("values", new Map([["$index", index]]))).toBeUndefined();
});
