import { expect, test } from "vitest";
import { withOrderedMoments } from "../../../../../src/serve/data/things/ordered-moments.ts";

const none = (): boolean => false;

function at(day: number): string {
  return `2026-05-0${day}T00:00:00Z`;
}

test.each([
  [
    "what begins lies before what ends",
    { created_at: "2026-05-01T00:00:00Z", updated_at: "2026-02-01T00:00:00Z" },
    { created_at: "2026-02-01T00:00:00Z", updated_at: "2026-05-01T00:00:00Z" },
  ],
  [
    "camel case, and days",
    { startDate: "2026-05-01", endDate: "2026-02-01", note: "2026-01-01" },
    { startDate: "2026-02-01", endDate: "2026-05-01", note: "2026-01-01" },
  ],
  [
    "a day of an end lies behind the moment of the beginning",
    { borrowedAt: "2026-05-10T12:00:00Z", dueOn: "2026-05-01" },
    { borrowedAt: "2026-05-10T12:00:00Z", dueOn: "2026-05-19" },
  ],
  [
    "what becomes of a thing, step by step",
    { deliveredAt: at(2), shippedAt: at(5), paidAt: at(9), updatedAt: at(1), placedAt: at(4), startedAt: at(3) },
    { deliveredAt: at(5), shippedAt: at(4), paidAt: at(3), updatedAt: at(9), placedAt: at(1), startedAt: at(2) },
  ],
  [
    "days of several steps behind the moment of the beginning",
    { orderedAt: "2026-05-10T12:00:00Z", shipDate: "2026-05-01", deliveryDate: "2026-05-04" },
    { orderedAt: "2026-05-10T12:00:00Z", shipDate: "2026-05-16", deliveryDate: "2026-05-19" },
  ],
  ["one moment stays", { created_at: "2026-05-01T00:00:00Z" }, { created_at: "2026-05-01T00:00:00Z" }],
])("orders the moments of a row: %s", (_, row, expected) => {
  expect(withOrderedMoments(row, none)).toEqual(expected);
});

test.each([
  ["valid_from", "valid_to"],
  ["effectiveFrom", "effectiveTo"],
  ["checkIn", "checkOut"],
  ["departureTime", "arrivalTime"],
  ["departsAt", "arrivesAt"],
  ["hireDate", "terminatedAt"],
  ["requestedAt", "approvedAt"],
  ["createdAt", "publishedAt"],
  ["queuedAt", "startedAt"],
  ["startedAt", "finishedAt"],
  ["orderDate", "shipDate"],
  ["sentAt", "receivedAt"],
  ["deliveredAt", "returnedAt"],
  ["paidAt", "refundedAt"],
  ["loanedOn", "dueOn"],
  ["issuedAt", "revokedAt"],
  ["firstSeen", "lastSeen"],
  ["createdAt", "joinedAt"],
  ["created", "added_at"],
  ["joinedAt", "lastLogin"],
])("%s is not behind %s", (first, second) => {
  expect(withOrderedMoments({ [second]: at(1), [first]: at(2) }, none)).toEqual({ [first]: at(1), [second]: at(2) });
});

test("what is known stays where it is", () => {
  const row = { created_at: "2026-05-01T00:00:00Z", updated_at: "2026-02-01T00:00:00Z" };
  expect(withOrderedMoments(row, (name) => name === "created_at")).toEqual(row);
});

test.each([
  ["a day that is none", { createdAt: at(1), shippedOn: "0000-00-00" }],
  ["days of which one is none", { createdOn: "4821-77-93", updatedOn: "2026-05-01" }],
  ["a moment that is none", { createdAt: "2026-13-01T00:00:00Z", updatedAt: at(1) }],
  ["a day that would come to lie behind the year 9999", { createdAt: "9000-05-01T00:00:00Z", updatedOn: "2026-05-01" }],
])("what a pattern or an enumeration makes stays where it is: %s", (_, row) => {
  expect(withOrderedMoments(row, none)).toEqual(row);
});
