import fc from "fast-check";
import { loadContract } from "../../../../src/contract/load-contract.ts";
import { createData, type CreatedData } from "../../../../src/serve/data/create-data.ts";
import type { Condition, Page, Row } from "../../../../src/serve/data/data.ts";
import { loadScenario } from "../../../../src/serve/scenario/load-scenario.ts";
import {
  type Named,
  type Scenario,
  type ScenarioApi,
  unmentioned,
  unmentionedEntity,
} from "../../../../src/serve/scenario/scenario.ts";
import type { StoryName } from "../../../../src/serve/scenario/story-name.ts";

/** Both contracts, once. */
export const attemptsContract = loadContract("bokamera");
export const subscriptionsContract = loadContract("pwc-reportfiling");

export const anchor = "2026-09-18T10:00:00Z";
export const endpoint = "ep_38fGt2XwPq9LsVb6NcKmTz7RdQa";

export const loaded = (name: string): Scenario => loadScenario(name, [attemptsContract, subscriptionsContract]);

export interface WorldChoices {
  readonly story: StoryName;
  readonly size: number;
  readonly seed: string;
  readonly now: string;
  readonly retentionDays?: number;
}

/** A scenario of one endpoint, made by hand. */
export function attemptsScenario({ story, size, retentionDays }: Omit<WorldChoices, "seed" | "now">): Scenario {
  const named: Named = { id: endpoint, by: new Map(), about: "", story, size, days: undefined, overrides: new Map() };
  const api: ScenarioApi = {
    ...unmentioned,
    entities: new Map([
      ["endpoints", { ...unmentionedEntity, named: [named] }],
      ["attempts", { ...unmentionedEntity, retentionDays }],
    ]),
  };
  return { name: "test", file: "test.yaml", about: "", seed: "test", now: anchor, apis: new Map([["bokamera", api]]) };
}

export function attemptsData(choices: WorldChoices): CreatedData {
  return createData(attemptsContract, attemptsScenario(choices), { seed: choices.seed, now: choices.now });
}

/** A page of the one endpoint. */
export function page(
  data: CreatedData,
  limit: number,
  from?: string,
  conditions: readonly Condition[] = [],
  towards: "older" | "newer" = "older",
): Page {
  const found = data.page("attempts", endpoint, { limit, from, towards, conditions });
  if (found === undefined) throw new Error("There is no such endpoint");
  // As plain objects, which are compared by all that they hold.
  return { ...found, rows: found.rows.map(({ key, value, hidden }) => ({ key, value, hidden })) };
}

export const everything = (data: CreatedData, conditions: readonly Condition[] = []): readonly Row[] =>
  page(data, Number.MAX_SAFE_INTEGER, undefined, conditions).rows;

export const idOf = (row: Row): string => row.value["Id"] as string;
export const timeOf = (row: Row): number => Date.parse(row.value["Timestamp"] as string);

/** Stories whose rows are all settled. */
const settledStories: readonly StoryName[] = [
  ...(["healthy", "flaky", "failing", "recovered", "disabled", "paused"] as const),
  ...(["new", "busy", "hostile", "minimal", "maximal"] as const),
];

/** Any seed, settled story, size and clock around the scenario's now. */
export const worlds: fc.Arbitrary<WorldChoices> = fc.record({
  story: fc.constantFrom(...settledStories),
  size: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 41, max: 300 })),
  seed: fc.string(),
  now: fc
    .integer({ min: -20 * 24 * 60, max: 10 * 24 * 60 })
    .map((minutes) => new Date(Date.parse(anchor) + minutes * 60_000).toISOString()),
});

/** One seed for the laws of a run: they then hold of the same choices, whose rows are made once. A failing law prints it. */
export const lawSeed = Math.floor(Math.random() * 2 ** 31);

/** What is made of choices, made once for equal ones. */
export function onceFor<Choices, Made>(make: (choices: Choices) => Made): (choices: Choices) => Made {
  const known = new Map<string, Made>();
  return (choices) => {
    const key = JSON.stringify(choices);
    const made = known.has(key) ? (known.get(key) as Made) : make(choices);
    known.set(key, made);
    return made;
  };
}

/** The same with more rows than can be walked. */
export const largeWorlds: fc.Arbitrary<WorldChoices> = fc
  .tuple(worlds, fc.constantFrom(50_000, 1e6, 30e6, 1e9))
  .map(([choices, size]) => ({ ...choices, size, story: choices.story === "new" ? "flaky" : choices.story }));
