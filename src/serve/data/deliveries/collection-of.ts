import type { Entity } from "../../../contract/contract.ts";
import { child, type Key } from "../../../random/key.ts";
import type { Named, ScenarioEntity } from "../../scenario/scenario.ts";
import type { StoryName } from "../../scenario/story-name.ts";
import { type Collection, emptyCollection } from "../collection.ts";
import { entityRows } from "../entity-rows.ts";
import { sizeAround, storyOf } from "../story-of.ts";
import type { Declaration } from "./declaration.ts";
import { deliveries } from "./deliveries.ts";
import { endpointOf } from "./endpoint.ts";
import { stories, type Story } from "./story.ts";

export interface DeliveriesFacts {
  readonly entity: Entity;
  readonly declaration: Declaration;
  /** Seed, API and entity. */
  readonly key: Key;
  readonly scenario: ScenarioEntity;
  readonly now: number;
  readonly anchor: number;
}

const usualStories: Readonly<Partial<Record<StoryName, number>>> = {
  healthy: 52,
  flaky: 18,
  failing: 6,
  recovered: 8,
  disabled: 5,
  new: 5,
  silent: 6,
};
const day = 86_400_000;

/** The delivery log of one owner, by the story that the scenario or its own id gives it. */
export function deliveriesFor(owner: string, named: Named | undefined, facts: DeliveriesFacts): Collection {
  const { entity, declaration, scenario, now, anchor } = facts;
  const key = child(facts.key, owner);
  const { story, size } = storyFor(key, named, scenario);
  const endpoint = endpointOf({ owner, key, story, size, days: named?.days, anchor }, declaration);
  if (endpoint === undefined) return emptyCollection;
  const overrides = new Map([...scenario.overrides, ...(named?.overrides ?? [])]);
  const rows = entityRows({ entity, now, anchor, locale: declaration.locale, overrides });
  const { retentionDays } = scenario;
  return deliveries(endpoint, declaration, rows, retentionDays === undefined ? undefined : retentionDays * day);
}

/** Which story an owner has, and how many rows. */
export function storyFor(
  key: Key,
  named: Named | undefined,
  scenario: ScenarioEntity,
): { name: StoryName; story: Story; size: number } {
  const name = named?.story ?? (named === undefined ? storyOf(key, usualStories) : "healthy");
  const story = stories.get(name) ?? healthy;
  const usual = named === undefined ? sizeAround(key, story.size) : story.size;
  return { name, story, size: named?.size ?? (story.size === 0 ? 0 : (scenario.size ?? usual)) };
}

const healthy: Story = {
  about: "nearly everything arrives at once",
  days: 60,
  size: 240,
  phases: () => [{ from: -Infinity, weights: { first: 1 } }],
};
