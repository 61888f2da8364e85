import { expect, test } from "vitest";
import type { Law, Operation } from "../../../../src/contract/model/contract.ts";
import type { ObjectValue } from "../../../../src/contract/model/value.ts";
import type { Given, Question } from "../../../../src/verify/exchange/question.ts";
import { judgeLaw } from "../../../../src/verify/verdict/judge-law.ts";
import { placeOf } from "../../../support/place.ts";

const orders = {
  Orders: [
    { Id: "b", Customer: "c1", Price: 5, Placed: "2026-01-02T00:00:00", Paid: "2026-01-03T00:00:00" },
    { Id: "a", Customer: "C1", Price: 7, Placed: "2026-01-01T00:00:00", Paid: "2026-01-01T00:00:00" },
  ],
  Iterator: "a",
};

function place(terms: ObjectValue, answer: unknown = orders, parameters: readonly Given[] = []): string | undefined {
  const law: Law = { law: "l", about: "l", terms, citations: [] };
  const question: Question = {
    operation: {} as Operation,
    method: "GET",
    parameters,
    as: { kind: "nobody" },
    wanted: undefined,
    headers: [],
    path: undefined,
    body: undefined,
  };
  return placeOf(judgeLaw(law, answer, question));
}

test.each<readonly [string, ObjectValue, readonly Given[], string | undefined]>([
  [
    "equality with a parameter",
    { each: "Orders[].Customer", equalsParameter: "Customer" },
    [["Customer", "c1"]],
    "/Orders/1/Customer",
  ],
  [
    "equality whatever the capitals",
    { each: "Orders[].Customer", equalsParameter: "Customer", ignoreCase: true },
    [["Customer", "c1"]],
    undefined,
  ],
  ["nothing where nothing was sent", { each: "Orders[].Customer", equalsParameter: "Customer" }, [], undefined],
  ["equality with another value", { each: "Iterator", equalsValue: "Orders[-1].Id" }, [], undefined],
  ["a difference from another value", { each: "Iterator", equalsValue: "Orders[0].Id" }, [], "/Iterator"],
  ["a format", { each: "Orders[].Id", matches: { type: "string", format: "uuid" } }, [], "/Orders/0/Id"],
  ["uniqueness", { each: "Orders[].Id", unique: true }, [], undefined],
  ["order", { each: "Orders[].Id", ordered: "descending" }, [], undefined],
  ["disorder", { each: "Orders[].Id", ordered: "ascending" }, [], "/Orders/1/Id"],
  ["order of numbers by size", { each: "Orders[].Price", ordered: "ascending" }, [], undefined],
  ["presence together", { each: "Iterator", presentWith: "Orders[-1]" }, [], undefined],
  ["absence of what is there", { each: "Nothing", presentWith: "Orders[-1]" }, [], "/Nothing"],
  ["a date that is not before another", { each: "Orders[0].Paid", notBefore: "Orders[0].Placed" }, [], undefined],
  ["a date that is before another", { each: "Orders[1].Paid", notBefore: "Orders[0].Placed" }, [], "/Orders/1/Paid"],
  [
    "a length within what was asked",
    { each: "Orders", atMostParameter: "Limit", otherwise: 50 },
    [["Limit", "2"]],
    undefined,
  ],
  [
    "a length beyond what was asked",
    { each: "Orders", atMostParameter: "Limit", otherwise: 50 },
    [["limit", "1"]],
    "/Orders",
  ],
  [
    "a length beyond what is given otherwise",
    { each: "Orders", atMostParameter: "Limit", otherwise: 1 },
    [],
    "/Orders",
  ],
  ["a schema that fits", { each: "Orders[].Price", matches: { minimum: 5 } }, [], undefined],
  ["a schema that does not fit", { each: "Orders[].Price", matches: { minimum: 6 } }, [], "/Orders/0/Price"],
  ["a path that leads nowhere", { each: "Orders[].Colour", equalsParameter: "Id" }, [["Id", "x"]], undefined],
])("judges %s", (_, terms, parameters, expected) => {
  expect(place(terms, orders, parameters)).toBe(expected);
});

test("reads dates as the host writes them, in milliseconds too", () => {
  const answer = { from: "/Date(1000)/", to: "/Date(999)/" };
  expect(place({ each: "to", notBefore: "from" }, answer)).toBe("/to");
});
