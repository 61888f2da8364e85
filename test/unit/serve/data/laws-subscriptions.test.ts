import fc from "fast-check";
import { expect, test } from "vitest";
import type { ObjectValue } from "../../../../src/contract/model/value.ts";
import { createData } from "../../../../src/serve/data/create-data.ts";
import type { Row } from "../../../../src/serve/data/data.ts";
import { type Scenario, unmentioned, unmentionedEntity } from "../../../../src/serve/scenario/scenario.ts";
import { type StoryName, storyNames } from "../../../../src/serve/scenario/story-name.ts";
import { anchor, lawSeed, onceFor, subscriptionsContract } from "./worlds.ts";

// The laws of section B that speak of a found subscription, by number, over seeds, stories, sizes and clocks.
// B27, B35 to B37 and B39 to B47 need operations or keys that the documented page does not have, and wait.
// B30, B32 and B34 speak of refusals, which the operation answers as the recordings do.

const user = { AuthSteuernummer: "DE136695976", AccountId: "1000000014" };
const event = "ReportSubmitted";

interface Choices {
  readonly story: StoryName | undefined;
  readonly size: number | undefined;
  readonly seed: string;
  readonly now: string;
}

const choices: fc.Arbitrary<Choices> = fc.record({
  story: fc.option(fc.constantFrom(...storyNames), { nil: undefined }),
  size: fc.option(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 301, max: 1e9 })), { nil: undefined }),
  seed: fc.string(),
  now: fc
    .integer({ min: -200 * 24 * 60, max: 60 * 24 * 60 })
    .map((minutes) => new Date(Date.parse(anchor) + minutes * 60_000).toISOString()),
});

function dataOf({ story, size, seed, now }: Choices) {
  const by = new Map([...Object.entries(user), ["subscription.event", event]]);
  const named = { id: undefined, by, about: "", story, size, days: undefined, overrides: new Map() };
  const entity = { ...unmentionedEntity, named: story === undefined ? [] : [named] };
  const scenario: Scenario = {
    ...{ name: "test", file: "test.yaml", about: "", seed, now: anchor },
    apis: new Map([["pwc-reportfiling", { ...unmentioned, entities: new Map([["subscriptions", entity]]) }]]),
  };
  return createData(subscriptionsContract, scenario, { seed, now });
}

const key = (owner: Readonly<Record<string, string>> = user, name = event): ReadonlyMap<string, string> =>
  new Map([...Object.entries(owner), ["subscription.event", name]]);

interface Found {
  readonly row: Row;
  readonly subscription: ObjectValue;
  readonly config: ObjectValue | undefined;
  readonly history: readonly ObjectValue[];
}

const rowOf = onceFor((chosen: Choices) => dataOf(chosen).find("subscriptions", key()));

const law = (title: string, check: (found: Found, choices: Choices) => void): void => {
  test(title, () => {
    fc.assert(
      fc.property(choices, (chosen) => {
        const row = rowOf(chosen);
        if (row === undefined) return;
        const subscription = row.value["subscription"] as ObjectValue;
        check(
          {
            row,
            subscription,
            config: subscription["config"] as ObjectValue | undefined,
            history: (row.value["history"] ?? []) as readonly ObjectValue[],
          },
          chosen,
        );
      }),
      { seed: lawSeed, numRuns: 150 },
    );
  });
};

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ms = (value: unknown): number => Date.parse(value as string);
const codes = new Map(
  (
    subscriptionsContract.types.get("HttpStatusCode") as {
      readonly members: readonly { readonly name: string; readonly number: number }[];
    }
  ).members.map(({ name, number }) => [name, number]),
);
const codeOf = (result: ObjectValue): number => codes.get(result["statusCode"] as string)!;
const isRefusal = (result: ObjectValue): boolean => codeOf(result) >= 400 && codeOf(result) < 500;

law("B06 leaves the response status away", ({ row }) => expect(row.value["responseStatus"]).toBeNull());

law("B08 names the event asked for", ({ subscription }) => expect(subscription["event"]).toBe(event));

law("B09 writes ids as Guids", ({ subscription, history }) => {
  for (const id of [subscription["id"], ...history.flatMap((result) => [result["id"], result["eventId"]])])
    expect(id).toMatch(guid);
});

law("B10 gives every result the subscription's id", ({ subscription, history }) => {
  for (const result of history) expect(result["subscriptionId"]).toBe(subscription["id"]);
});

law("B11 and B12 never give a result's or an event's id twice", ({ history }) => {
  for (const member of ["id", "eventId"])
    expect(new Set(history.map((result) => result[member])).size).toBe(history.length);
});

law("B13 orders the history by time, newest first, none later than now", ({ history }, { now }) => {
  const times = history.map((result) => ms(result["attemptedDateUtc"]));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  for (const time of times) expect(time).toBeLessThanOrEqual(Date.parse(now));
});

law("B14 shows at most a hundred results", ({ history }) => expect(history.length).toBeLessThanOrEqual(100));

law(
  "B15 and B16 let nothing happen before the subscription was made, nor after now",
  ({ subscription, history }, { now }) => {
    const created = ms(subscription["createdDateUtc"]);
    expect(created).toBeLessThanOrEqual(Date.parse(now));
    expect(ms(subscription["lastModifiedDateUtc"])).toBeGreaterThanOrEqual(created);
    expect(ms(subscription["lastModifiedDateUtc"])).toBeLessThanOrEqual(Date.parse(now));
    for (const result of history) expect(ms(result["attemptedDateUtc"])).toBeGreaterThanOrEqual(created);
  },
);

law("B17 and B18 keep dates of subscriptions to seconds, of results to milliseconds", ({ subscription, history }) => {
  for (const member of ["createdDateUtc", "lastModifiedDateUtc"])
    expect(subscription[member]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  for (const result of history)
    expect(result["attemptedDateUtc"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
});

law("B19 writes status codes by their names", ({ history }) => {
  for (const result of history) expect(codeOf(result)).toBeGreaterThanOrEqual(200);
});

law("B20 and B21 agree on refusals and whether it is active", ({ subscription, history }) => {
  const modified = ms(subscription["lastModifiedDateUtc"]);
  if (history.some((result) => isRefusal(result) && ms(result["attemptedDateUtc"]) > modified))
    expect(subscription["isActive"]).toBe(false);
  const newest = history[0];
  if (subscription["isActive"] === true && newest !== undefined && isRefusal(newest))
    expect(modified).toBeGreaterThan(ms(newest["attemptedDateUtc"]));
});

law("B22 is never switched off by errors of the server alone", ({ subscription, history }, { story }) => {
  if (story === "failing" || story === "flaky") expect(subscription["isActive"]).toBe(true);
  if (story === "failing" && history.length > 0) expect(history.some(isRefusal)).toBe(false);
});

law("B23 delivers nothing more once it is off", ({ subscription, history }) => {
  if (subscription["isActive"] !== false) return;
  const refusal = history.find(isRefusal);
  const off = refusal === undefined ? ms(subscription["lastModifiedDateUtc"]) : ms(refusal["attemptedDateUtc"]);
  for (const result of history) expect(ms(result["attemptedDateUtc"])).toBeLessThanOrEqual(off + 60_000);
});

law(
  "B24, B25 and B26 have an absolute address, a JSON content type or none, and a secret in Base64 or none",
  ({ config }) => {
    if (config === undefined || config["url"] === null) return;
    expect(new URL(config["url"] as string).protocol).toMatch(/^https?:$/);
    expect([null, "application/json"]).toContain(config["contentType"]);
    const secret = config["secret"] as string;
    expect(Buffer.from(secret, "base64").toString("base64")).toBe(secret);
    expect(secret.length).toBe(344);
  },
);

law("B38 names one maker for all subscriptions of a user", ({ subscription }) =>
  expect(subscription["createdById"]).toBe("DE136695976_1000000014"),
);

law("B49 keeps events and names to what the library allows", ({ subscription }) => {
  expect(subscription["event"]).toMatch(/^[A-Za-z0-9_-]{4,100}$/);
  const name = subscription["name"] as string | null;
  if (name !== null) expect(name.length >= 4 && name.length <= 100).toBe(true);
});

law("B50 is the same every time, and by its id", ({ row }, chosen) => {
  const data = dataOf(chosen);
  expect(data.find("subscriptions", key())).toEqual(row);
  expect(data.find("subscriptions", new Map([["subscription.id", row.key]]))).toEqual(row);
  expect(data.find("subscriptions", key(user, "REPORTsubmitted"))).toEqual(row);
});

test("B28 gives two users different subscriptions for the same event", () => {
  const data = dataOf({ story: undefined, size: undefined, seed: "s", now: anchor });
  const ids = Array.from(
    { length: 500 },
    (_, at) =>
      data.find("subscriptions", key({ AuthSteuernummer: `DE${100_000_000 + at}`, AccountId: "0000000001" }))!.key,
  );
  expect(new Set(ids).size).toBe(500);
});

test("lets any well-formed user exist, found again by the id of each subscription", () => {
  const data = dataOf({ story: undefined, size: undefined, seed: "s", now: anchor });
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z]{2}[0-9]{9}$/),
      fc.stringMatching(/^[0-9]{10}$/),
      fc.constantFrom("ReportSubmitted", "ReportAccepted", "FileReceived"),
      (tax, account, name) => {
        const row = data.find("subscriptions", key({ AuthSteuernummer: tax, AccountId: account }, name));
        if (name === "ReportSubmitted") expect(row).toBeDefined();
        if (row !== undefined) expect(data.find("subscriptions", new Map([["subscription.id", row.key]]))).toEqual(row);
      },
    ),
  );
});

test.each([
  ["an unknown event", { ...user }, "Nothing"],
  ["a number that is not well-formed", { ...user, AuthSteuernummer: "de136695976" }, event],
  ["a number and a line end", { ...user, AuthSteuernummer: "FR136695976\n" }, event],
  ["an account that is too short", { ...user, AccountId: "1" }, event],
])("finds nothing for %s", (_, owner, name) => {
  const data = dataOf({ story: "healthy", size: undefined, seed: "s", now: anchor });
  expect(data.find("subscriptions", key(owner, name))).toBeUndefined();
});

test("finds nothing by an id that is not its own", () => {
  const data = dataOf({ story: "healthy", size: undefined, seed: "s", now: anchor });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uuid(), fc.uuid({ version: 4 })), (id) => {
      expect(data.find("subscriptions", new Map([["subscription.id", id]]))).toBeUndefined();
    }),
  );
});

test("lets only what is named exist of a named user", () => {
  const data = dataOf({ story: "healthy", size: undefined, seed: "s", now: anchor });
  expect(data.find("subscriptions", key(user, "ReportAccepted"))).toBeUndefined();
});
