import type { Entity } from "../../../contract/model/contract.ts";
import { child, type Key } from "../../../random/key.ts";
import type { Named, ScenarioEntity } from "../../scenario/scenario.ts";
import type { StoryName } from "../../scenario/story-name.ts";
import { BoundedMap } from "../bounded-map.ts";
import { type Collection, emptyCollection } from "../collection.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { entityRows } from "../entity-rows.ts";
import { sizeAround, storyOf } from "../story-of.ts";
import { type DeliveryDeclaration, deliveriesOf } from "./declaration.ts";
import { deliveries } from "./deliveries.ts";
import { type Endpoint, type EndpointFacts, endpointOf } from "./endpoint.ts";
import { stories, type DeliveryStory } from "./story.ts";

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
export function deliveriesFor(owner: string, named: Named | undefined, facts: EntityFacts): Collection {
  const { entity, scenario, now, anchor, pagedBy } = facts;
  const declaration = deliveriesOf(entity, pagedBy);
  const key = child(facts.key, owner);
  const { name, story, size } = storyFor(key, named, scenario);
  const endpoint = laidOut(entity, { owner, key, story, size, days: named?.days, anchor }, name, declaration);
  if (endpoint === undefined) return emptyCollection;
  const overrides = new Map([...scenario.overrides, ...(named?.overrides ?? [])]);
  const rows = entityRows({ entity, now, anchor, locale: declaration.locale, overrides });
  const { retentionDays } = scenario;
  return deliveries(endpoint, declaration, rows, retentionDays === undefined ? undefined : retentionDays * day);
}

/** A layout does not depend on the clock, so one that runs need not lay out again. Remembered per contract, for the last owners asked. */
const layouts = new WeakMap<Entity, BoundedMap<Endpoint | undefined>>();
const rememberedLayouts = 500;

function laidOut(
  entity: Entity,
  facts: EndpointFacts,
  story: StoryName,
  declaration: DeliveryDeclaration,
): Endpoint | undefined {
  const known = layouts.get(entity) ?? new BoundedMap<Endpoint | undefined>(rememberedLayouts);
  layouts.set(entity, known);
  const { owner, key, size, days, anchor } = facts;
  return known.get(JSON.stringify([key.high, key.low, owner, story, size, days, anchor]), () =>
    endpointOf(facts, declaration),
  );
}

/** Which story an owner has, and how many rows. */
export function storyFor(
  key: Key,
  named: Named | undefined,
  scenario: ScenarioEntity,
): { name: StoryName; story: DeliveryStory; size: number } {
  const name = named?.story ?? (named === undefined ? storyOf(key, usualStories) : "healthy");
  const story = stories[name];
  const usual = named === undefined ? sizeAround(key, story.size) : story.size;
  return { name, story, size: named?.size ?? (story.size === 0 ? 0 : (scenario.size ?? usual)) };
}
