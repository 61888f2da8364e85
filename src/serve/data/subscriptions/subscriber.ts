import { matcherOf } from "../../../pattern/matcher.ts";
import type { Value } from "../../../contract/model/value.ts";
import { chance, hex } from "../../../random/draw.ts";
import { child, type Key, path } from "../../../random/key.ts";
import type { Named } from "../../scenario/scenario.ts";
import { foldCase } from "../fold-case.ts";
import { guidOf } from "../../../generate/text/guid.ts";
import type { EntityFacts } from "../entity-facts.ts";
import { parsePattern, type Pattern } from "../../../generate/pattern/pattern.ts";
import { seal, sealable, unseal } from "../sealed-guid.ts";
import type { SubscriptionDeclaration } from "./declaration.ts";

/** Whose subscription, to which event, and the id that follows from both. */
export interface Subscriber {
  readonly owner: ReadonlyMap<string, string>;
  readonly event: string;
  readonly id: string;
  readonly named: Named | undefined;
}

/** How subscribers are found. */
export interface Subscribers {
  readonly declaration: SubscriptionDeclaration;
  readonly facts: EntityFacts;
  readonly patterns: ReadonlyMap<string, Pattern | undefined>;
  /** Seals ids. */
  readonly key: Key;
}

/** Among users that nobody names, how many subscribe to an event; everybody does to the first. */
const share = 0.6;

export function subscribersOf(declaration: SubscriptionDeclaration, facts: EntityFacts): Subscribers {
  const patterns = new Map([...declaration.owner].map(([property, pattern]) => [property, parsePattern(pattern)]));
  return { declaration, facts, patterns, key: child(facts.key, "ids") };
}

/** Finds the subscriber by user and event, or by id; undefined when there is none. */
export function subscriberOf(by: ReadonlyMap<string, Value>, all: Subscribers): Subscriber | undefined {
  const { declaration } = all;
  const id = by.get(declaration.parts.get("id") ?? "");
  const event = by.get(declaration.event);
  if (typeof event === "string") {
    const owner = [...declaration.owner.keys()].map((property) => [property, by.get(property)] as const);
    if (!owner.every((pair): pair is readonly [string, string] => typeof pair[1] === "string")) return undefined;
    const found = known(new Map(owner), event, all);
    return id === undefined || found?.id === id ? found : undefined;
  }
  return typeof id === "string" ? byId(id, all) : undefined;
}

function known(owner: ReadonlyMap<string, string>, event: string, all: Subscribers): Subscriber | undefined {
  const { declaration, facts } = all;
  const ignoreCase = facts.ignoreCase.has(declaration.event);
  const sameEvent = (one: string): boolean => (ignoreCase ? foldCase(one) === foldCase(event) : one === event);
  const own = facts.scenario.named.filter((named) =>
    [...owner].every(([property, value]) => named.by.get(property) === value),
  );
  const named = own.find((one) => sameEvent(one.by.get(declaration.event) ?? ""));
  if (named !== undefined) return subscriber(owner, named.by.get(declaration.event) ?? event, named, all);
  // Of a user that is named, only what is named exists.
  if (own.length > 0 || facts.api.exists !== "any") return undefined;
  const offered = [...declaration.events.keys()].find(sameEvent);
  if (offered === undefined || !isWellFormed(owner, all)) return undefined;
  const first = declaration.events.keys().next().value;
  const subscribes = offered === first || chance(path(facts.key, ...owner.values(), offered, "subscribes"), share);
  return subscribes ? subscriber(owner, offered, undefined, all) : undefined;
}

function isWellFormed(owner: ReadonlyMap<string, string>, { declaration, facts }: Subscribers): boolean {
  return [...owner].every(
    ([property, value]) => !facts.scenario.absent.includes(value) && fits(declaration.owner.get(property), value),
  );
}

/** `$` ends the text here, not the line before its end. */
function fits(pattern: string | undefined, value: string): boolean {
  return pattern === undefined || (matcherOf(pattern).test(value) && !value.endsWith("\n"));
}

function subscriber(
  owner: ReadonlyMap<string, string>,
  event: string,
  named: Named | undefined,
  all: Subscribers,
): Subscriber {
  return { owner, event, named, id: idOf(owner, event, all) };
}

/** The id seals user and event where both can be counted; otherwise it is only theirs. */
function idOf(owner: ReadonlyMap<string, string>, event: string, all: Subscribers): string {
  let number = BigInt([...all.declaration.events.keys()].indexOf(event));
  let count = BigInt(all.declaration.events.size);
  for (const [property, value] of owner) {
    const pattern = all.patterns.get(property);
    const at = pattern?.numberOf(value);
    if (pattern === undefined || at === undefined || number < 0n)
      return guidOf(hex(path(all.key, ...owner.values(), event), 16));
    number += at * count;
    count *= pattern.count;
  }
  return count > sealable >> 20n ? guidOf(hex(path(all.key, ...owner.values(), event), 16)) : seal(number, all.key);
}

function byId(id: string, all: Subscribers): Subscriber | undefined {
  const { declaration, facts } = all;
  for (const named of facts.scenario.named) {
    const owner = new Map([...declaration.owner.keys()].map((property) => [property, named.by.get(property) ?? ""]));
    const found = known(owner, named.by.get(declaration.event) ?? "", all);
    if (found?.id === id) return found;
  }
  let number = unseal(id, all.key);
  if (number === undefined) return undefined;
  const events = [...declaration.events.keys()];
  const event = events[Number(number % BigInt(events.length))];
  number /= BigInt(events.length);
  const owner = new Map<string, string>();
  for (const property of declaration.owner.keys()) {
    const pattern = all.patterns.get(property);
    if (pattern === undefined) return undefined;
    owner.set(property, pattern.textOf(number % pattern.count));
    number /= pattern.count;
  }
  const found = event === undefined || number !== 0n ? undefined : known(owner, event, all);
  return found?.id === id ? found : undefined;
}
