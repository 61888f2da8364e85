import { expect, test } from "vitest";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import type { Sender } from "../../../../src/verify/exchange/wire.ts";
import { bareTarget, type Identity, type Target } from "../../../../src/verify/deployment/target.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { createFakeHost, type FakeRow } from "../../../support/fake-host.ts";

const role = "bookingsupplier-administrator-write";
const contract = loadContract("bokamera");

/** Attempts, the newest last, one every so many seconds; two of three arrived. */
function rowsOf(
  count: number,
  events: readonly string[] = ["booking.created", "booking.cancelled"],
): readonly FakeRow[] {
  return Array.from({ length: count }, (_, index) => ({
    Id: `atmpt_${String(index).padStart(6, "0")}`,
    MessageId: "msg_1",
    EndpointId: "ep_long",
    Url: "https://hooks.example.com/in",
    Status: index % 3 === 0 ? "Fail" : "Success",
    ResponseStatusCode: index % 3 === 0 ? 500 : 200,
    Timestamp: `${new Date(Date.UTC(2026, 1, 1) + index * 7000).toISOString().slice(0, 19)}Z`,
    TriggerType: "Scheduled",
    EventType: events[index % events.length] ?? "",
  }));
}

const admin: Identity = {
  name: "admin",
  credentials: { kind: "basic", user: "admin", password: "secret" },
  roles: [role],
  expired: undefined,
};
const target: Target = {
  ...bareTarget(undefined),
  identities: new Map([["admin", admin]]),
  values: new Map([
    ["EndpointId", ["ep_long"]],
    ["EventTypes", ["booking.created", "booking.cancelled"]],
  ]),
};

function hostOf(rows: readonly FakeRow[]): Sender {
  return createFakeHost({ contract, rows, empty: [], callers: { "admin:secret": [role] } });
}

async function run(sender: Sender, only: readonly string[]) {
  return await verify({ apis: [{ contract, target, sender }], only });
}

test.each([251, 499, 500, 501, 749, 750, 751, 1000, 2400])("holds filters of a list of %i rows", async (count) => {
  const result = await run(hostOf(rowsOf(count)), ["filters"]);
  expect(findingsOf(result)).toEqual([]);
  expect(JSON.stringify(checksOf(result))).not.toContain("the budget of");
});

test("finds a row hidden behind a filter of a list that is too long to be read whole", async () => {
  const rows = rowsOf(1000);
  const right = hostOf(rows);
  const hiding = hostOf(rows.filter(({ Id }) => Id !== "atmpt_000990" && Id !== "atmpt_000991"));
  const sender: Sender = (request) => (request.target.includes("Status=0") ? hiding : right)(request);
  const result = await run(sender, ["filters"]);
  expect(findingsOf(result).length).toBeGreaterThan(0);
});

/** A list that gets a new row with every few requests. */
function growing(every: number, wrap: (sender: Sender, asked: number) => Sender = (sender) => sender): Sender {
  const rows = rowsOf(1200);
  let asked = 0;
  return (request) => {
    asked += 1;
    return wrap(hostOf(rows.slice(0, 400 + Math.floor(asked / every))), asked)(request);
  };
}

test("takes rows that come while a list is looked at for no finding", async () => {
  const result = await run(growing(2), ["walk", "filters", "formats", "repeat", "laws"]);
  expect(findingsOf(result)).toEqual([]);
  expect(JSON.stringify(checksOf(result))).toContain("the list got new rows while it was read");
});

test("finds what is wrong with a growing list apart from that it grows", async () => {
  const broken = growing(20, (sender) => async (request) => {
    const answer = await sender(request);
    return request.target.includes("Limit=251") ? { ...answer, status: 500 } : answer;
  });
  const result = await run(broken, ["walk/limits"]);
  expect(findingsOf(result).map(({ check }) => check)).toContain("walk/cap");
});

test("does not take a list that flickers for one that grows", async () => {
  const rows = rowsOf(400);
  let asked = 0;
  const sender: Sender = (request) => {
    asked += 1;
    return hostOf(asked % 2 === 0 ? rows : rows.slice(0, -1))(request);
  };
  expect(findingsOf(await run(sender, ["walk", "repeat"])).length).toBeGreaterThan(0);
});

test("takes a break for what it is where the budget does not allow to read the list again", async () => {
  const rows = rowsOf(60);
  const right = hostOf(rows);
  const hiding = hostOf(rows.filter(({ Id }) => Id !== "atmpt_000031"));
  const sender: Sender = (request) => (request.target.includes("Status=0") ? hiding : right)(request);
  for (const requests of [2, 3, 4, 5, 6, 8, 12]) {
    const limited = { ...target, limits: { ...target.limits, requests } };
    const result = await verify({ apis: [{ contract, target: limited, sender }], only: ["filters/Status"] });
    const verdict = checksOf(result).find(({ id }) => id === "filters/Status/hides-none")?.verdict.kind;
    expect(verdict, `with ${requests} requests`).not.toBe("holds");
  }
});

test("takes rows that come to several owners' lists for no finding", async () => {
  const rows = (owner: string, count: number): readonly FakeRow[] =>
    rowsOf(count).map((row) => ({ ...row, Id: `${String(row["Id"])}${owner}`, EndpointId: owner }));
  const two: Target = { ...target, values: new Map([["EndpointId", ["ep_long", "ep_other"]]]) };
  for (const every of [3, 5, 8, 13]) {
    let asked = 0;
    const sender: Sender = (request) => {
      asked += 1;
      const count = 40 + Math.floor(asked / every);
      return hostOf([...rows("ep_long", count), ...rows("ep_other", count)])(request);
    };
    const result = await verify({ apis: [{ contract, target: two, sender }], only: ["walk"] });
    expect(findingsOf(result), `a row with every ${every} requests`).toEqual([]);
  }
});

test("does not take short keys that each owner counts for itself for one row of two owners", async () => {
  const rows = (owner: string): readonly FakeRow[] => rowsOf(40).map((row) => ({ ...row, EndpointId: owner }));
  const two: Target = { ...target, values: new Map([["EndpointId", ["ep_long", "ep_other"]]]) };
  const sender = hostOf([...rows("ep_long"), ...rows("ep_other")]);
  const result = await verify({ apis: [{ contract, target: two, sender }], only: ["walk/rows"] });
  expect(findingsOf(result)).toEqual([]);
});

test("reads a list that grows again until that is believed, not for every case", async () => {
  const families = ["walk", "filters", "formats", "repeat"];
  const [still, living] = [await run(growing(Infinity), families), await run(growing(2), families)];
  expect(findingsOf(living)).toEqual([]);
  expect(living.requests.sent).toBeLessThanOrEqual(still.requests.sent + 10);
});
