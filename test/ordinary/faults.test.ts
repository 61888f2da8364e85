import { expect, test } from "vitest";
import { bareTarget } from "../../src/verify/deployment/target.ts";
import { findingsOf } from "../../src/verify/verdict/result.ts";
import { verify } from "../../src/verify/verify.ts";
import { shelfContract } from "./shelf-document.ts";
import { type ShelfFault, shelfFaults } from "./shelf-faults.ts";
import { senderOf, shelfService } from "./shelf-host.ts";

/** All of them where that is asked for (`npm run faults`), else every third. */
const asked = shelfFaults.filter((_, index) => process.env["ALL_FAULTS"] !== undefined || index % 3 === 0);

async function headlinesOf({ habit, wrap }: ShelfFault): Promise<readonly string[]> {
  const sender = senderOf(wrap(shelfService(habit)));
  const apis = [{ contract: shelfContract(habit), target: bareTarget(undefined), sender }];
  return findingsOf(await verify({ apis, allowWrites: true })).map(({ check }) => check);
}

test.each(asked.map((fault) => [fault.name, fault] as const))("tells once that %s", async (_, fault) => {
  expect(await headlinesOf(fault)).toEqual([fault.headline]);
});

test("are a hundred and twenty, no two of one name", () => {
  expect(shelfFaults.length).toBeGreaterThanOrEqual(120);
  expect(new Set(shelfFaults.map(({ name }) => name)).size).toBe(shelfFaults.length);
});
