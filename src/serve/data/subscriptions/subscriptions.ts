import type { Value } from "../../../contract/model/value.ts";
import { hex, pick } from "../../../random/draw.ts";
import { child, type Key, path } from "../../../random/key.ts";
import type { Lookup } from "../collection.ts";
import type { Row } from "../data.ts";
import { entityRows } from "../entity-rows.ts";
import { utcText } from "../../../contract/model/scalar/instant.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { hostileTexts, hostileUrls } from "../../../generate/text/pools/hostile-texts.ts";
import { poolOf } from "../../../generate/text/pools/pools.ts";
import { placeAt } from "../../../contract/model/property.ts";
import { sizeAround, storyOf } from "../story-of.ts";
import { type SubscriptionDeclaration, type SubscriptionPart, subscriptionsDeclared } from "./declaration.ts";
import { type Life, lifeOf } from "./life.ts";
import { resultsOf } from "./results.ts";
import { subscriberOf, type Subscriber, subscribersOf } from "./subscriber.ts";
import { type SubscriptionStory, subscriptionStories, usualSubscriptionStories } from "./story.ts";

/**
 * One subscription per user and event, with what was delivered to it. It is a function of user, event and clock: the same
 * by every way to reach it, by its id too.
 */
export function subscriptionsOf(facts: EntityFacts): Lookup {
  const declaration = subscriptionsDeclared(facts.entity);
  const subscribers = subscribersOf(declaration, facts);
  return {
    find(by) {
      const subscriber = subscriberOf(by, subscribers);
      return subscriber === undefined ? undefined : rowOf(subscriber, declaration, facts);
    },
  };
}

function rowOf(subscriber: Subscriber, declaration: SubscriptionDeclaration, facts: EntityFacts): Row | undefined {
  const { entity, scenario, now, anchor } = facts;
  const { named, owner, event, id } = subscriber;
  const user = path(facts.key, ...owner.values());
  const key = child(user, event);
  const name = named?.story ?? storyOf(key, usualSubscriptionStories);
  const story = subscriptionStories[name];
  const size = named?.size ?? scenario.size ?? (named === undefined ? sizeAround(key, story.size) : story.size);
  const resultSlot = itemSlot(entity.type, declaration.results);
  const life = lifeOf({
    story,
    size: story.size === 0 ? 0 : size,
    days: named?.days,
    declaration,
    key,
    anchor,
    now,
    resultSlot,
  });
  if (life === undefined) return undefined;
  const parts: [string, Value][] = [...owner, [declaration.event, event]];
  for (const [part, property] of declaration.parts)
    parts.push([property, partOf(part, { life, story, id, user, key, owner, locale: declaration.locale })]);
  if (declaration.results !== undefined)
    parts.push([declaration.results, story.texts === "minimal" ? null : resultsOf(life, story, declaration, key, id)]);
  const overrides = new Map([...scenario.overrides, ...(named?.overrides ?? [])]);
  const bare = new Map(
    (entity.type?.all ?? [])
      .filter(({ key: member }) => !parts.some(([at]) => at.split(".")[0] === member))
      .map(({ key: member }) => [member, null] as const),
  );
  const rows = entityRows({
    entity,
    now,
    anchor,
    locale: declaration.locale,
    overrides: new Map([...bare, ...overrides]),
  });
  return rows.plan(parts.map(([property, value]) => ({ property, valueOf: () => value })))(id, undefined, key, 0, 0);
}

function itemSlot(type: EntityFacts["entity"]["type"], property: string | undefined): Life["resultSlot"] {
  const list = type === undefined || property === undefined ? undefined : placeAt(type, property)?.slot.type;
  return list?.kind === "list" ? list.item : undefined;
}

interface PartFacts {
  readonly life: Life;
  readonly story: SubscriptionStory;
  readonly id: string;
  readonly user: Key;
  readonly key: Key;
  readonly owner: ReadonlyMap<string, string>;
  readonly locale: string | undefined;
}

function partOf(part: SubscriptionPart, facts: PartFacts): Value {
  const { life, story, id, user, key, owner } = facts;
  const bare = story.texts === "minimal";
  switch (part) {
    case "id":
      return id;
    case "active":
      return life.active;
    case "created":
      return utcText(life.created);
    case "modified":
      return utcText(life.modified);
    case "createdBy":
      return [...owner.values()].join("_");
    case "name":
      return bare ? null : nameOf(facts);
    case "url":
      return bare ? null : urlOf(facts);
    case "contentType":
      return bare || pick(child(user, "content type"), [0, 0, 0, 1]) === 1 ? null : "application/json";
    case "secret":
      // Shaped like one block of 2048-bit RSA; stored, so it never changes.
      return bare ? null : Buffer.from(hex(child(key, "secret"), 256), "hex").toString("base64");
  }
}

const longestName = 100;
const longestUrl = 2000;

function nameOf({ story, user, key, locale }: PartFacts): string {
  const pool = poolOf(locale);
  if (story.texts === "hostile") return pick(child(key, "name"), hostileTexts).padEnd(4, "_");
  // All subscriptions that a user makes at once share their name (SubscriptionService.cs).
  const name = pick(child(user, "company"), pool.companies);
  return story.texts === "maximal" ? name.padEnd(longestName, "x") : name.slice(0, longestName);
}

function urlOf({ story, user, key, locale }: PartFacts): string {
  if (story.texts === "hostile") return pick(child(key, "url"), hostileUrls);
  const host = `${pick(child(user, "label"), ["portal", "hooks", "steuer", "api"])}.${pick(child(user, "host"), poolOf(locale).hosts)}.example`;
  const url = `https://${host}${pick(child(user, "way"), ["/eingang", "/hooks", "/hooks/in", "/v1/events"])}`;
  return story.texts === "maximal" ? `${url}/${"x".repeat(longestUrl - url.length - 1)}` : url;
}
