import { expect, test } from "vitest";
import { exitCode, findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { rightShelf } from "./right-shelf.ts";
import { habits, shelfContract } from "./shelf-document.ts";
import { senderOf, shelfService } from "./shelf-host.ts";

test.each(habits)("finds nothing wrong with a right host whose list is asked for by %s", async (habit) => {
  const sender = senderOf(shelfService(habit));
  const result = await verify({
    apis: [{ contract: shelfContract(habit), target: bareTarget(undefined), sender }],
    allowWrites: true,
  });
  expect(
    findingsOf(result).map(({ check, place, expected, found, curl }) => [check, place, expected, found, curl]),
  ).toEqual([]);
  expect(
    result.apis.flatMap(({ operations }) =>
      operations.flatMap(({ remarks }) => remarks.map(({ shown }) => shown?.check)),
    ),
  ).toEqual([]);
  expect(exitCode(result, false)).toBe(0);
});

test("remarks nothing of the status by which a request that was made wrong is refused", async () => {
  const sender = senderOf(shelfService("page", { refusal: 422 }));
  const { apis } = await verify({
    apis: [{ contract: shelfContract("page"), target: bareTarget(undefined), sender }],
    allowWrites: true,
    only: ["bodies", "parameters", "answers/status"],
  });
  const remarked = apis.flatMap(({ operations }) => operations.flatMap(({ remarks }) => remarks));
  expect(remarked.map(({ shown }) => shown?.check)).not.toContain("answers/status");
});

test.each([6, 13, 20, 75, 82, 89, 228])("finds nothing wrong with right host %s of another making", async (number) => {
  const { about, findings } = await rightShelf(number);
  expect([about, findings.map(({ check, place, expected, found }) => [check, place, expected, found])]).toEqual([
    about,
    [],
  ]);
});
