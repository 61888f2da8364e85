import { expect, test } from "vitest";
import { detectAndKeep, headlines } from "./detect.ts";
import { missedFaults } from "./missed.ts";

test.each(missedFaults.map((fault) => [fault.name, fault] as const))("tells once that %s", async (_, fault) => {
  const { result } = await detectAndKeep(fault);
  expect(headlines(result)).toEqual([fault.headline]);
});

test("asks for each value of an enumerated filter", async () => {
  const [fault] = missedFaults;
  const { exchanges } = await detectAndKeep({ ...fault!, wrap: (right) => right });
  for (const value of ["0", "1", "2", "3"])
    expect(exchanges.some(({ request }) => new RegExp(`[?&]Status=${value}(&|$)`).test(request.target))).toBe(true);
});
