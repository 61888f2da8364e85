import { expect, test } from "vitest";
import { createData } from "../../../../src/serve/data/create-data.ts";
import { attemptsContract, loaded, subscriptionsContract } from "./worlds.ts";

const page = { limit: 1e9, from: undefined, towards: "older", conditions: [] } as const;

for (const name of ["default", "recorded", "salon", "tax-portal"]) {
  const scenario = loaded(name);
  const settings = { seed: scenario.seed, now: scenario.now };

  test(`lists what ${name} names, the largest first, each with its size`, () => {
    const data = createData(attemptsContract, scenario, settings);
    const sizes = data.names().map(({ size }) => size);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { entity, parameters, size } of data.names()) {
      expect(data.page(entity, parameters.get("EndpointId") ?? "", page)?.rows.length).toBe(size);
    }
  });

  test(`finds everything that ${name} names by the parameters it gives`, () => {
    const data = createData(subscriptionsContract, scenario, settings);
    for (const { entity, parameters } of data.names()) {
      const by = new Map(
        [...parameters].map(([key, value]) => [key === "EventName" ? "subscription.event" : key, value]),
      );
      expect(data.find(entity, by)).toBeDefined();
    }
  });
}

test("finds nothing that a scenario says is absent", () => {
  const scenario = loaded("default");
  const data = createData(attemptsContract, scenario, { seed: "s", now: scenario.now });
  for (const absent of ["ep_nobody", "ep_3Ii3H9EJanSytOuUjRQZwNobody", "", "ep_", "EP_3HOh5cD5gewvQTdodl9lupOBusy"]) {
    expect(data.page("attempts", absent, page)).toBeUndefined();
  }
});

test("gives the same rows for a seed and others for another", () => {
  const scenario = loaded("default");
  const rows = (seed: string) =>
    createData(attemptsContract, scenario, { seed, now: scenario.now })
      .page("attempts", "ep_38fGt2XwPq9LsVb6NcKmTz7RdQa", page)
      ?.rows.map(({ value }) => value);
  expect(rows("a")).toEqual(rows("a"));
  expect(rows("a")).not.toEqual(rows("b"));
});

test("refuses a clock that is not a date", () => {
  expect(() => createData(attemptsContract, loaded("default"), { seed: "s", now: "noon" })).toThrow(RangeError);
});
