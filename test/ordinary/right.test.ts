import { expect, test } from "vitest";
import { exitCode, findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { bareTarget } from "../../src/verify/deployment/target.ts";
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
