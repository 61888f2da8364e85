import { expect, test } from "vitest";
import { bareTarget } from "../../../../src/verify/deployment/target.ts";
import { checksOf, findingsOf } from "../../../../src/verify/verdict/result.ts";
import { verify } from "../../../../src/verify/verify.ts";
import { shelfContract } from "../../../ordinary/shelf-document.ts";
import { type Answered, type Asked, senderOf, shelfService } from "../../../ordinary/shelf-host.ts";

/** What rows were changed or removed, `METHOD /path` each, when creations are answered so. */
async function changedBy(
  creation: (right: Answered) => Answered,
  only: readonly string[] = ["writes"],
  more: (asked: Asked, right: Answered) => Answered = (_, right) => right,
) {
  const sent: string[] = [];
  const right = shelfService("page");
  const sender = senderOf((asked) => {
    if (!["GET", "POST"].includes(asked.method)) sent.push(`${asked.method} ${asked.path}`);
    return more(asked, asked.method === "POST" ? creation(right(asked)) : right(asked));
  });
  const apis = [{ contract: shelfContract("page"), target: bareTarget(undefined), sender }];
  const result = await verify({ apis, allowWrites: true, only });
  const reasons = checksOf(result).flatMap(({ verdict }) => (verdict.kind === "not checked" ? verdict.reason : []));
  return {
    sent,
    reasons: [...new Set(reasons)],
    findings: findingsOf(result).flatMap(({ check }) => (check.startsWith("writes/") ? check : [])),
  };
}

test.each(["b1", "b23", "", ".", ".."])("leaves the row %j alone, with which a creation is answered", async (id) => {
  const { sent, reasons, findings } = await changedBy(() => ({ status: 201, json: { id } }));
  expect(sent).toEqual([]);
  expect(findings).toEqual([]);
  expect(reasons).toEqual([
    id.startsWith("b")
      ? `the row ${id}, with which the creation is answered, existed before`
      : `the key ${JSON.stringify(id)} of the answer names no row in a path`,
  ]);
});

test.each(["b1", ""])("does not remove the row %j, with which a wrong body is answered", async (id) => {
  const { sent } = await changedBy(() => ({ status: 201, json: { id } }), ["bodies"]);
  expect(sent.filter((line) => line.startsWith("DELETE"))).toEqual([]);
});

test("changes and removes the row that it created, whose answer is no 201 either", async () => {
  const { sent, findings } = await changedBy((right) => ({
    ...right,
    status: right.status === 201 ? 200 : right.status,
  }));
  expect(findings).toEqual([]);
  const tried = ["PATCH /books/new1", "PUT /books/new1", "DELETE /books/new1"];
  expect(sent).toEqual([...tried, "PATCH /books/new1", "DELETE /books/new1"]);
});

test("leaves a row alone that is not said to be new where the list cannot be read", async () => {
  const { sent, reasons } = await changedBy(
    () => ({ status: 200, json: {}, headers: { Location: "/books/b1" } }),
    ["writes"],
    (asked, right) => (asked.path === "/books" && asked.method === "GET" ? { status: 500, json: {} } : right),
  );
  expect(sent).toEqual([]);
  expect(reasons.join()).toContain("does not say that the row b1 is new");
});

test("removes what a Location names, though a percent sign there begins no octet", async () => {
  const { sent } = await changedBy(() => ({ status: 201, json: {}, headers: { Location: "/books/100%" } }));
  expect(sent).toContain("DELETE /books/100%25");
});
